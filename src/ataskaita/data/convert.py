"""From text cells to typed columns, as a schema wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ataskaita.data.cells import Cells
from ataskaita.data.findings import nearest
from ataskaita.data.numbers import parse_numbers, why_not_a_number

if TYPE_CHECKING:
    from schemas.spec import Column, Spec


def convert(cells: Cells, spec: Spec) -> pd.DataFrame | None:
    """Give every column its type; note every cell that has no such value.

    Parameters
    ----------
    cells : Cells
        What stands in the file; findings are added to it.
    spec : Spec
        What should stand there.

    Returns
    -------
    DataFrame or None
        Typed columns; cells with a finding hold a stand-in. None where columns are missing.
    """
    assert cells.frame is not None
    present = _columns(cells, spec)
    if any(not spec.columns[name].optional for name in spec.columns if name not in present):
        return None
    columns = {
        name: _convert(cells, column) for name, column in spec.columns.items() if name in present
    }
    return pd.DataFrame(columns, index=cells.frame.index)


def finish(frame: pd.DataFrame, spec: Spec) -> pd.DataFrame:
    """Add columns the file may lack; fill empty text, and the bounds of reported values."""
    for name, column in spec.columns.items():
        if name not in frame:
            frame[name] = _absent(column, frame.index)
        elif column.kind == "text" and column.nullable:
            frame[name] = frame[name].fillna("")
    if spec.is_fact:
        for bound in ("lower", "upper"):
            frame[bound] = frame[bound].fillna(frame["value"]).astype(frame["value"].dtype)
    return frame[list(spec.columns)]


def _columns(cells: Cells, spec: Spec) -> set[str]:
    """Compare the header with the schema; note what is missing and what should not be there."""
    present = set(cells.frame.columns)
    missing = [
        name for name, column in spec.columns.items() if name not in present and not column.optional
    ]
    optional = [name for name in spec.columns if name not in present and name not in missing]
    for name in cells.frame.columns:
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
        return pd.Series(value, index=index, dtype="str")
    return pd.Series(np.nan, index=index, dtype=float)


def _convert(cells: Cells, column: Column) -> pd.Series:
    """Convert each different text once, then spread the results over the rows."""
    received = cells.frame[column.name].cat
    texts = [str(text) for text in received.categories]
    if column.kind == "text":
        tidy = np.array([text.strip() or np.nan for text in texts] + [np.nan], dtype=object)
        if column.name == "status":
            tidy = np.array(["reported" if text is np.nan else text for text in tidy], dtype=object)
        return pd.Series(tidy[received.codes], index=cells.frame.index, dtype="str")
    numbers = np.append(parse_numbers(texts), np.nan)
    empty = np.array([not text.strip() for text in texts] + [True])
    fraction = ~np.isnan(numbers) & (numbers != np.floor(numbers)) & (column.kind == "whole")
    bad = (np.isnan(numbers) & ~empty) | fraction | (empty & (not column.nullable))
    codes = received.codes.to_numpy()
    if bad.any():
        _report(cells, column, texts, codes, bad, fraction)
        numbers[bad] = 0
    typed = numbers[codes]
    return pd.Series(
        typed.astype("int64") if column.kind == "whole" else typed, index=cells.frame.index
    )


def _report(
    cells: Cells,
    column: Column,
    texts: list[str],
    codes: np.ndarray,
    bad: np.ndarray,
    fraction: np.ndarray,
) -> None:
    for position in np.flatnonzero(bad[codes]):
        code, line = codes[position], int(cells.frame.index[position])
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
