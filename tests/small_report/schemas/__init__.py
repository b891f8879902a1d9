"""What every table of the small report is, one module a table."""

from schemas.lending import Lending
from schemas.places import Groups, Units
from schemas.readers import Readers
from schemas.visits import Visits

SCHEMAS = {model.Config.name: model for model in (Units, Groups, Readers, Visits, Lending)}
