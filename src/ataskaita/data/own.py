"""What the engine itself knows of a report's tables; all else it learns from the schemas.

``units`` and ``groups`` say which units there are, and every report has them. The others are there
if a report needs them: ``indicators`` holds what earlier editions printed, ``published`` all that
one of them did, figure by figure, and ``targets`` what the library's plan aims at.
"""

from __future__ import annotations

TABLES = ("units", "groups", "indicators", "published", "targets")

#: Columns that mean the same wherever a table has them.
COLUMNS = frozenset({"unit", "value", "status", "lower", "upper", "note", "digits", "evidence"})

#: Indicators that a report with targets defines.
INDICATORS = frozenset({"targets.value", "targets.fulfilment"})
