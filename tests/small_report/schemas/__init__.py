"""What every table of the small report is, one module a table."""

from schemas.lending import Lending
from schemas.places import Groups, Units
from schemas.published import Published
from schemas.readers import Readers
from schemas.targets import Targets
from schemas.visits import Visits

MODELS = (Units, Groups, Readers, Visits, Lending, Targets, Published)
SCHEMAS = {model.Config.name: model for model in MODELS}
