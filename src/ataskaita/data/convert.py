"""From text cells to typed columns, as a schema wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ataskaita.data.cells import Cells
from ataskaita.data.columns import LARGE, Numbers, Texts, constant
from ataskaita.data.findings import nearest
from ataskaita.data.numbers import may_be_thousands, parse_numbers, why_not_a_number

if TYPE_CHECKING:
    from schemas.spec import Column, Spec

_BOUNDS = ("lower", "upper")


def convert(cells: Cells, spec: Spec) -> pd.DataFrame | None:
    """Read a table and give every column its type; note every cell that has no such value.

    Parameters
    ----------
    cells : Cells
        What stands in the file; findings are added to it.
    spec : Spec
        What should stand there.

    Returns
    -------
    DataFrame or None
        Typed columns, indexed by line number; cells with a finding hold a stand-in. None where
        the file cannot be read or columns are missing.
    """
    whole = [name for name, column in spec.columns.items() if column.kind == "whole"]
    columns: dict[str, Numbers | Texts] | None = None
    lines: list[pd.Index] = []
    for piece in cells.pieces(whole):
        if columns is None:
            columns = _empty_columns(cells, piece, spec)
        for name, column in columns.items():
            _add(cells, piece, spec.columns[name], column)
        lines.append(piece.index)
    if cells.broken or not columns:
        return None
    index = lines[0].append(lines[1:])
    return _frame({name: column.series(index) for name, column in columns.items()}, index)


def finish(frame: pd.DataFrame, spec: Spec) -> pd.DataFrame:
    """Add columns the file may lack; fill empty text, and the bounds of reported values."""
    for name, column in spec.columns.items():
        if name not in frame:
            if name not in _BOUNDS or not spec.is_fact:
                frame[name] = _absent(column, frame.index)
        elif column.kind == "text" and column.nullable:
            frame[name] = _without_gaps(frame[name])
    if spec.is_fact:
        for bound in _BOUNDS:
            filled = frame[bound].fillna(frame["value"]) if bound in frame else frame["value"]
            frame[bound] = filled.astype(frame["value"].dtype)
    return _frame({name: frame[name] for name in spec.columns}, frame.index)


def _frame(columns: dict[str, pd.Series], index: pd.Index) -> pd.DataFrame:
    """A table of these columns; a large one shares their memory."""
    return pd.DataFrame(columns, index=index, copy=len(index) <= LARGE)


def _without_gaps(column: pd.Series) -> pd.Series:
    if isinstance(column.dtype, pd.CategoricalDtype) and "" not in column.cat.categories:
        column = column.cat.add_categories("")
    return column.fillna("")


def _empty_columns(cells: Cells, piece: pd.DataFrame, spec: Spec) -> dict[str, Numbers | Texts]:
    """A column for each that is there; none at all where one is missing."""
    present = _columns(cells, list(piece.columns), spec)
    if any(not column.optional for name, column in spec.columns.items() if name not in present):
        return {}
    return {
        name: Texts() if column.kind == "text" else Numbers()
        for name, column in spec.columns.items()
        if name in present
    }


def _columns(cells: Cells, names: list[str], spec: Spec) -> set[str]:
    """Compare the header with the schema; note what is missing and what should not be there."""
    present = set(names)
    missing = [
        name for name, column in spec.columns.items() if name not in present and not column.optional
    ]
    optional = [name for name in spec.columns if name not in present and name not in missing]
    for name in names:
        if name not in spec.columns:
            message = f"The table {spec.name} has no column `{name}`."
            meant = nearest(name, [*missing, *optional])
            fix = f"Did you mean `{meant}`?" if meant else "Delete it, or move it into `note`."
            cells.find("COLUMN-02", message, fix, 1, name)
            missing = [other for other in missing if other != meant]
    for name in missing:
        message = f"The column `{name}` ({spec.columns[name].title}) is missing."
        cells.find("COLUMN-01", message, "Add it.", 1, name)
    return present & set(spec.columns)


def _absent(column: Column, index: pd.Index) -> pd.Series:
    if column.kind == "text":
        value = "reported" if column.name == "status" else ""
        return constant(value, index)
    return pd.Series(np.nan, index=index, dtype=float)


def _add(cells: Cells, piece: pd.DataFrame, column: Column, to: Numbers | Texts) -> None:
    """Convert each different text once, then spread the results over the rows."""
    received = piece[column.name]
    if received.dtype == "int64":
        to.add(received.to_numpy())
        return
    texts, codes = [str(text) for text in received.cat.categories], received.cat.codes.to_numpy()
    if column.kind == "text":
        empty = "reported" if column.name == "status" else None
        to.add([text.strip() or empty for text in texts], codes)
        return
    numbers = np.append(parse_numbers(texts), np.nan)
    empty = np.array([not text.strip() for text in texts] + [True])
    thousands = np.array([may_be_thousands(text) for text in texts] + [False])
    broken = (numbers != np.floor(numbers)) | thousands
    fraction = ~np.isnan(numbers) & broken & (column.kind == "whole")
    bad = (np.isnan(numbers) & ~empty) | fraction | (empty & (not column.nullable))
    if bad[codes].any():
        _report(cells, piece.index, column, texts, codes, bad, fraction)
    numbers[bad] = 0
    typed = numbers[codes]
    to.add(typed.astype("int64") if column.kind == "whole" else typed)


def _report(
    cells: Cells,
    lines: pd.Index,
    column: Column,
    texts: list[str],
    codes: np.ndarray,
    bad: np.ndarray,
    fraction: np.ndarray,
) -> None:
    for position in np.flatnonzero(bad[codes]):
        code, line = codes[position], int(lines[position])
        text = texts[code].strip() if code >= 0 else ""
        if not text:
            cells.find(
                "CELL-01",
                f"The cell `{column.name}` is empty.",
                "Fill it in; where nothing is known, leave the whole row out.",
                line,
                column.name,
            )
        elif fraction[code]:
            cells.find(
                "CELL-03",
                f"{text} is not a whole number.",
                "Write a whole number; a mark between thousands must be left out.",
                line,
                column.name,
                text,
            )
        else:
            problem, fix = why_not_a_number(text)
            cells.find("CELL-02", f"{text} {problem}", fix, line, column.name, text)
