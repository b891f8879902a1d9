"""Tables that keep what has been computed from them, for those who ask the same many times."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class Remembering:
    """Behaves like the tables it is made of; see `ataskaita.indicators.compute`.

    Parameters
    ----------
    tables : Tables
        The data; it must not change.
    """

    def __init__(self, tables: Any) -> None:
        self._tables = tables
        self.computed: dict[tuple, Any] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tables, name)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._tables)


def remembering(tables: Any) -> Any:
    """The tables, as they are where they remember already."""
    return tables if hasattr(tables, "computed") else Remembering(tables)
