"""Three tables: the two that every report has, and how often the library was visited."""

from schemas.groups import Groups
from schemas.guests import Guests
from schemas.units import Units

SCHEMAS = {model.Config.name: model for model in (Units, Groups, Guests)}
