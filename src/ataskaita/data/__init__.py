"""From received files to validated tables; `load` is the way in.

Nothing heavy is imported before it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ataskaita.data.findings import Finding
    from ataskaita.data.tables import Table, Tables, load
    from ataskaita.data.units import Units

__all__ = ["Finding", "Table", "Tables", "Units", "load"]

_HOMES = {
    "Finding": "findings",
    "Table": "tables",
    "Tables": "tables",
    "Units": "units",
    "load": "tables",
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
