"""Typed columns, put together from the pieces in which a table is read.

In a table of many rows, text with few different values is kept as categories, which need a byte or
two a row where plain text needs eight and more.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

#: A table with more rows than this is a large one.
LARGE = 200_000

#: In a large table, a column with more different texts than this is kept as plain text.
_MANY = 1 << 16


class Numbers:
    """A column of numbers."""

    def __init__(self) -> None:
        self._parts: list[np.ndarray] = []

    def add(self, numbers: np.ndarray) -> None:
        """Add the cells of a piece."""
        self._parts.append(numbers)

    def series(self, index: pd.Index) -> pd.Series:
        """Give the column; nothing can be added any more."""
        return pd.Series(_joined(self._parts), index=index, copy=False)


class Texts:
    """A column of text, in which each different text is kept once while they are few."""

    def __init__(self) -> None:
        self._parts: list[np.ndarray] = []
        self._codes: dict[str, int] | None = {}

    def add(self, texts: list[str | None], codes: np.ndarray) -> None:
        """Add the cells of a piece.

        Parameters
        ----------
        texts : list
            Its different texts; None for an empty cell.
        codes : ndarray
            For each cell, which of them it holds; -1 where it is empty.
        """
        if self._codes is None:
            self._parts.append(_spread(texts, codes))
            return
        known = self._codes
        ours = [-1 if text is None else known.setdefault(text, len(known)) for text in texts]
        self._parts.append(np.array([*ours, -1], dtype="int32")[codes].astype(_smallest(known)))
        if len(known) > _MANY:
            self._parts = [_spread(list(known), part) for part in self._parts]
            self._codes = None

    def series(self, index: pd.Index) -> pd.Series:
        """Give the column; nothing can be added any more."""
        cells = _joined(self._parts)
        if self._codes is None:
            return pd.Series(cells, index=index, dtype="str")
        if len(index) <= LARGE:
            return pd.Series(_spread(list(self._codes), cells), index=index, dtype="str")
        texts = pd.Index(list(self._codes), dtype="str")
        return pd.Series(pd.Categorical.from_codes(cells, texts), index=index, copy=False)


def constant(text: str, index: pd.Index) -> pd.Series:
    """A column that says the same in every row."""
    if len(index) <= LARGE:
        return pd.Series(text, index=index, dtype="str")
    column = Texts()
    column.add([text], np.zeros(len(index), dtype="int8"))
    return column.series(index)


def admit(frame: pd.DataFrame, name: str, text: str) -> None:
    """Let a column hold a text, also where it is kept as categories."""
    column = frame[name]
    if isinstance(column.dtype, pd.CategoricalDtype) and text not in column.cat.categories:
        frame[name] = column.cat.add_categories(text)


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """The same rows with categories as plain text."""
    kept = [name for name in frame if isinstance(frame[name].dtype, pd.CategoricalDtype)]
    return frame.astype(dict.fromkeys(kept, "str"))


def repeated(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """The rows whose keys may stand in another row as well: all that do, and hardly any others.

    A sorted list of checksums needs a fraction of the memory of a hash table of all keys.
    """
    parts = [
        pd.util.hash_pandas_object(frame[keys].iloc[start : start + LARGE], index=False).to_numpy()
        for start in range(0, len(frame), LARGE)
    ]
    hashes = _joined(parts)
    ordered = np.sort(hashes)
    twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    return frame[np.isin(hashes, twice)] if len(twice) else frame.iloc[:0]


def _spread(texts: list[str | None], codes: np.ndarray) -> np.ndarray:
    return np.array([np.nan if text is None else text for text in [*texts, None]], object)[codes]


def _smallest(known: dict[str, int]) -> np.dtype:
    return np.min_scalar_type(-max(1, len(known)))


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    """Join arrays, and let go of them."""
    whole = np.concatenate(parts) if len(parts) > 1 else parts[0]
    parts.clear()
    return whole
