"""What only this report's chapters call; ``from ataskaita.chapter import *`` brings it along."""

from vocabulary.units import (
    names,
    row_facts,
    service_points,
    texts,
    texts_by,
    unit_facts,
    units_by,
    working_units,
)

__all__ = [
    "names",
    "row_facts",
    "service_points",
    "texts",
    "texts_by",
    "unit_facts",
    "units_by",
    "working_units",
]
