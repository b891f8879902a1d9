"""The rows of a table by what stands in them, for those who ask for a few of them many times.

A data frame takes most of a millisecond for a question that a dictionary answers in microseconds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


class Rows:
    """The rows of a validated table; a row is named by its place, counted from 0.

    Parameters
    ----------
    frame : DataFrame
        The rows, indexed by their line in the file.
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        self.lines: list[int] = frame.index.tolist()
        #: Column -> what stands in it, row by row; a gap is NaN as in the data frame.
        self.columns: dict[str, list[Any]] = {
            name: column.tolist() for name, column in frame.items()
        }
        #: The columns of whole numbers.
        self.whole = frozenset(name for name, kind in frame.dtypes.items() if kind.kind in "iu")
        self._places: dict[str, dict[Any, list[int]]] = {}

    def __len__(self) -> int:
        return len(self.lines)

    def with_keys(self, keys: Mapping[str, Any]) -> Sequence[int]:
        """The places of the rows that hold the given values, in the order of the table."""
        found = sorted((self._with(column, value) for column, value in keys.items()), key=len)
        if not found:
            return range(len(self))
        first, *others = found
        for other in others:
            wanted = set(other)
            first = [place for place in first if place in wanted]
        return first

    def among(self, places: Sequence[int], column: str, values: Collection[Any]) -> Sequence[int]:
        """Those of some rows that hold one of several values."""
        held = self.columns[column]
        return [place for place in places if held[place] in values]

    def take(self, column: str, places: Sequence[int]) -> list[Any]:
        """What stands in a column of some rows."""
        held = self.columns[column]
        return [held[place] for place in places]

    def different(self, column: str, places: Sequence[int]) -> set[Any]:
        """The different values of a column in some rows."""
        return set(self.take(column, places))

    def sum(self, column: str, places: Sequence[int]) -> int:
        """Add up whole numbers of some rows."""
        return sum(self.take(column, places))

    def _with(self, column: str, value: Any) -> list[int]:
        if column not in self._places:
            found: dict[Any, list[int]] = {}
            for place, held in enumerate(self.columns[column]):
                found.setdefault(held, []).append(place)
            self._places[column] = found
        return self._places[column].get(value, [])
