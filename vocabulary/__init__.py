"""What only this report's chapters call; ``from ataskaita.chapter import *`` brings it along."""

from vocabulary.groups import (
    answered_by_group,
    compared_with_others,
    each_group,
    moved_by_group,
    went_each_way,
)
from vocabulary.targets import by_outcome
from vocabulary.units import (
    each,
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
    "answered_by_group",
    "by_outcome",
    "compared_with_others",
    "each",
    "each_group",
    "moved_by_group",
    "names",
    "row_facts",
    "service_points",
    "texts",
    "texts_by",
    "unit_facts",
    "units_by",
    "went_each_way",
    "working_units",
]
