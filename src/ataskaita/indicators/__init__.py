"""Indicators: the report's definitions by id, and `compute`, which gives one in a `Scope`.

Read `ataskaita.indicators.scope` first; the definitions are in the report's own ``indicators/``.
"""

from ataskaita.indicators.registry import REGISTRY, Indicator, known_indicator
from ataskaita.indicators.scope import LIBRARY, NotAvailable, Scope, Undefined, compute

__all__ = [
    "LIBRARY", "REGISTRY", "Indicator", "NotAvailable", "Scope", "Undefined", "compute",
    "known_indicator",
]  # fmt: skip
