"""What every table of the small report is, one module a table."""

from schemas.inhabitants import Inhabitants
from schemas.lending import Lending
from schemas.places import Groups, Units
from schemas.printed import Printed
from schemas.published import Published
from schemas.readers import Readers
from schemas.targets import Targets
from schemas.visits import Visits

MODELS = (
    Units, Groups, Readers, Visits, Lending, Inhabitants, Printed, Targets, Published,
)  # fmt: skip
SCHEMAS = {model.Config.name: model for model in MODELS}
