"""From the bytes of some lines to their cells, and which lines do not fit the header."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ataskaita.data.numbers import LARGEST

# Cells that tell whether those of a column differ.
_SAMPLE = 1000

#: Rule, message and fix.
UNCLOSED = ("FILE-05", "A quotation mark is opened but not closed.", "Close it, or delete it.")


@dataclass(frozen=True)
class Header:
    """The first line of a file.

    Parameters
    ----------
    names : tuple of str
        The columns.
    width : int
        How many cells it has, counting empty ones at its end.
    delimiter : str
        What stands between them.
    """

    names: tuple[str, ...]
    width: int
    delimiter: str


def parse(
    block: bytes, header: Header, width: int, before: int, whole: Collection[str]
) -> pd.DataFrame:
    """Parse whole lines.

    Parameters
    ----------
    block : bytes
        The lines, without a byte order mark.
    header : Header
    width : int
        How many cells the longest line has.
    before : int
        How many lines of the file stand before these; where there are none, the first is passed
        over, for it is the header.
    whole : collection of str
        Columns that should hold whole numbers.

    Returns
    -------
    DataFrame
        Categories of text, or whole numbers, indexed by line number; no empty lines.

    Raises
    ------
    pandas.errors.ParserError
        A quotation is not closed.
    """
    names = list(header.names)
    spare = [f"\0{number}" for number in range(width - len(names))]
    # Pandas would read numbers into categories of numbers; text is wanted as it stands.
    cells = pd.read_csv(
        io.BytesIO(block),
        sep=header.delimiter,
        header=None,
        skiprows=0 if before else 1,
        names=[*names, *spare],
        usecols=names,
        dtype=object,
        na_filter=False,
        skip_blank_lines=False,
        index_col=False,
        encoding="utf-8",
        engine="c",
    )
    columns = {name: _column(cells.pop(name).to_numpy(), name in whole) for name in names}
    first = before + 1 if before else 2
    rows = len(cells.index)
    lines = pd.RangeIndex(first, first + rows, name="line")
    frame = pd.DataFrame(columns, index=lines, columns=names, copy=False)
    filled = _filled(frame)
    return frame if filled.all() else frame.loc[filled]


def _column(cells: np.ndarray, whole: bool) -> pd.Categorical | np.ndarray:
    """Keep each different text once; whole numbers that are hardly ever the same, as numbers."""
    if whole and len(set(cells[:_SAMPLE])) > _SAMPLE / 2:
        numbers = _counts(cells)
        if numbers is not None:
            return numbers
    codes, texts = pd.factorize(cells)
    return pd.Categorical.from_codes(codes, categories=texts)


def _counts(cells: np.ndarray) -> np.ndarray | None:
    """Convert plain digits; None where a cell holds anything else."""
    text = "".join(cells)
    if not (text.isascii() and text.isdigit()) or not all(cells):
        return None
    numbers = np.fromiter(map(float, cells), dtype=float, count=len(cells))
    return numbers.astype("int64") if numbers.max() < LARGEST else None


def _filled(frame: pd.DataFrame) -> np.ndarray:
    """Which rows hold anything at all."""
    filled = np.zeros(len(frame), dtype=bool)
    for name in frame.columns:
        column = frame[name].array
        if not isinstance(column, pd.Categorical):
            return np.ones(len(frame), dtype=bool)
        has_text = np.array([bool(text.strip()) for text in column.categories] + [False])
        filled |= has_text[column.codes]
    return filled


def misfits(
    block: bytes, header: Header, before: int
) -> tuple[int, list[tuple[str, str, str, int]]]:
    """Look for lines that do not fit the header.

    Parameters
    ----------
    block : bytes
        Whole lines.
    header : Header
    before : int
        How many lines of the file stand before these.

    Returns
    -------
    tuple
        How many cells the longest line has; and rule, message, fix and line number of each line
        that does not fit.
    """
    if _is_regular(block, header):
        return header.width, []
    return _one_by_one(block, header, before)


def _is_regular(block: bytes, header: Header) -> bool:
    """Whether counting alone shows that every row has as many cells as the header."""
    if b'"' in block:
        return False
    lines = block.count(b"\n") + (not block.endswith(b"\n"))
    return block.count(header.delimiter.encode()) == lines * (header.width - 1)


def _one_by_one(
    block: bytes, header: Header, before: int
) -> tuple[int, list[tuple[str, str, str, int]]]:
    text = io.StringIO(block.decode("utf-8"), newline="")
    reader = csv.reader(text, delimiter=header.delimiter)
    widest, last, found = header.width, 0, []
    try:
        for row in reader:
            widest = max(widest, len(row))
            if wrong := _misfit(row, header.width, last, reader.line_num, before):
                found.append((*wrong, before + last + 1))
            last = reader.line_num
    except csv.Error:
        # A cell without end: the reader gives up after 100 000 characters.
        found.append((*UNCLOSED, before + last + 1))
    return widest, found


def _misfit(
    row: list[str], width: int, last: int, line: int, before: int
) -> tuple[str, str, str] | None:
    """Rule, message and fix for a row that ends on a line of the block."""
    filled = len(row)
    while filled and not row[filled - 1].strip():
        filled -= 1
    if line > last + 1:
        return (
            "FILE-05",
            f"A cell goes on to line {before + line}.",
            "Write it on one line; if it should be, look for a quotation mark too many.",
        )
    if filled > width:
        return (
            "FILE-04",
            f"The row has {filled} cells, the header {width}.",
            "Put text that holds the delimiter into quotation marks, and write decimals with a "
            "point.",
        )
    if filled and len(row) < width:
        return (
            "FILE-04",
            f"The row has {len(row)} cells, the header {width}.",
            "Add what is missing; an empty cell still needs its delimiter.",
        )
    return None


def unclosed_quotation(block: bytes) -> int | None:
    """The first line of a block with an odd number of quotation marks."""
    odd = (number for number, line in enumerate(block.split(b"\n"), 1) if line.count(b'"') % 2)
    return next(odd, None)
