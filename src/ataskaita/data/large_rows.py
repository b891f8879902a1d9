"""The rows of a table of millions: lists of Python objects would need ten times its memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import reduce
from typing import Any

import numpy as np
import pandas as pd

from ataskaita.data.rows import Rows

# Cells that are made Python objects at a time.
_PART = 65_536


class Cells(Sequence):
    """Cells that become Python objects only when they are looked at."""

    def __init__(self, cells: pd.Series | pd.Index) -> None:
        self._cells = cells

    def __len__(self) -> int:
        return len(self._cells)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return self._cells[place].tolist()
        cells = self._cells if isinstance(self._cells, pd.Index) else self._cells.array
        found = cells[place]
        return found.item() if isinstance(found, np.generic) else found

    def __iter__(self) -> Iterator[Any]:
        for start in range(0, len(self), _PART):
            yield from self._cells[start : start + _PART].tolist()


class LargeRows(Rows):
    """The same answers as `Rows`, from the data frame itself.

    Parameters
    ----------
    frame : DataFrame
        The rows, indexed by their line in the file.
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame
        self.lines = Cells(frame.index)
        self.columns = {name: Cells(column) for name, column in frame.items()}
        self.whole = frozenset(name for name, kind in frame.dtypes.items() if kind.kind in "iu")

    def with_keys(self, keys: Mapping[str, Any]) -> Sequence[int]:
        """The places of the rows that hold the given values, in the order of the table."""
        if not keys:
            return range(len(self))
        held = ((self._frame[column] == value).to_numpy() for column, value in keys.items())
        return np.flatnonzero(reduce(np.logical_and, held)).astype("int32")

    def among(self, places: Sequence[int], column: str, values: Collection[Any]) -> Sequence[int]:
        """Those of some rows that hold one of several values."""
        found = np.asarray(places, dtype="int32")
        held = self._frame[column].array.take(found)
        return found[np.asarray(pd.Series(held).isin(list(values)))]

    def take(self, column: str, places: Sequence[int]) -> Sequence[Any]:
        """What stands in a column of some rows."""
        return Cells(self._frame[column].take(places))

    def different(self, column: str, places: Sequence[int]) -> set[Any]:
        """The different values of a column in some rows."""
        return set(self._frame[column].take(places).unique().tolist())

    def sum(self, column: str, places: Sequence[int]) -> int:
        """Add up whole numbers of some rows."""
        numbers = self._frame[column].take(places).to_numpy()
        # A number has at most 53 bits, so that a thousand of them stay below 63.
        starts = np.arange(0, len(numbers), 1000)
        return sum(np.add.reduceat(numbers, starts).tolist()) if len(numbers) else 0
