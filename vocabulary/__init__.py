"""What only this report's chapters call; ``from ataskaita.chapter import *`` brings it along."""

from vocabulary.units import names, service_points, texts, unit_facts, units_by, working_units

__all__ = ["names", "service_points", "texts", "unit_facts", "units_by", "working_units"]
