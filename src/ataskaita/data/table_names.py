"""What the engine itself knows of a report's tables; all else it learns from the schemas.

`UNITS` and `GROUPS` say which units there are, and every report has them. The others are there if a
report needs them: `PRINTED` holds what earlier editions printed of which the counts are unknown,
`PUBLISHED` all that one of them printed, figure by figure, and `TARGETS` what the library's plan
aims at.
"""

from __future__ import annotations

UNITS, GROUPS, PRINTED, PUBLISHED, TARGETS = TABLES = (
    "units",
    "groups",
    "indicators",
    "published",
    "targets",
)

#: Columns that mean the same wherever a table has them.
COLUMNS = frozenset({"unit", "value", "status", "lower", "upper", "note", "digits", "evidence"})

#: Columns that say something of a figure, not the figure.
BESIDE = ("status", "lower", "upper", "note")

#: What a target is, as against how much of it is aimed at and how it went.
TARGET = ("name", "section", "indicator", "comparison", "of", "unit", "measure")

#: The status of a row that says that its number is not known: a fact, too.
NOT_AVAILABLE = "not_available"

#: The indicators by which a report with targets says the value aimed at, and how much of it was
#: reached.
AIM, FULFILMENT = "targets.value", "targets.fulfilment"
