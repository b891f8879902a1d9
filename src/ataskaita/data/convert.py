"""From text cells to typed columns, as a schema wants them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

from ataskaita.data.findings import nearest
from ataskaita.data.numbers import may_be_thousands, parse_number, why_not_a_number
from ataskaita.data.reading import Received

if TYPE_CHECKING:
    from ataskaita.schema import Column, Spec

#: What columns of a kind are in a data frame.
DTYPES = {"text": "str", "whole": "int64", "number": "float64"}

_BOUNDS = ("lower", "upper")


def convert(received: Received, spec: Spec) -> pd.DataFrame | None:
    """Give every column its type; note every cell that has no such value.

    Parameters
    ----------
    received : Received
        What stands in the file; findings are added to it.
    spec : Spec
        What should stand there.

    Returns
    -------
    DataFrame or None
        Typed columns, indexed by line number; cells with a finding hold a stand-in. None where
        the file cannot be read or columns are missing.
    """
    if not received.columns:
        return None
    _compare_header(received, spec)
    if any(not c.optional and name not in received.columns for name, c in spec.columns.items()):
        return None
    columns = {
        name: pd.Series(_typed(received, column), received.lines, DTYPES[column.kind])
        for name, column in spec.columns.items()
        if name in received.columns
    }
    return pd.DataFrame(columns)


def finish(frame: pd.DataFrame, spec: Spec) -> pd.DataFrame:
    """Add columns the file may lack; fill empty text, and the bounds of reported values."""
    finished = frame.copy()
    for name, column in spec.columns.items():
        if name not in frame:
            empty = "reported" if name == "status" else ""
            finished[name] = empty if column.kind == "text" else math.nan
        elif column.kind == "text" and column.nullable:
            finished[name] = frame[name].fillna("")
    if spec.is_fact:
        for bound in _BOUNDS:
            filled = finished[bound].fillna(finished["value"])
            finished[bound] = filled.astype(finished["value"].dtype)
    return finished[list(spec.columns)]


def _compare_header(received: Received, spec: Spec) -> None:
    """Note the columns that are missing and those that should not be there."""
    absent = [name for name in spec.columns if name not in received.columns]
    missing = [name for name in absent if not spec.columns[name].optional]
    for name in received.columns:
        if name not in spec.columns:
            message = f"The table {spec.name} has no column `{name}`."
            meant = nearest(name, absent)
            fix = f"Did you mean `{meant}`?" if meant else "Delete it, or move it into `note`."
            received.find("COLUMN-02", message, fix, 1, name)
            missing = [other for other in missing if other != meant]
    for name in missing:
        message = f"The column `{name}` ({spec.columns[name].title}) is missing."
        received.find("COLUMN-01", message, "Add it.", 1, name)


def _typed(received: Received, column: Column) -> list[str | float | None]:
    cells = [cell.strip() for cell in received.columns[column.name]]
    if column.kind == "text":
        empty = "reported" if column.name == "status" else None
        return [cell or empty for cell in cells]
    numbers = []
    for line, cell in zip(received.lines, cells, strict=True):
        number, wrong = _number(cell, column)
        if wrong:
            received.find(*wrong, line, column.name, cell)
        numbers.append(number)
    return numbers


def _number(cell: str, column: Column) -> tuple[float, tuple[str, str, str] | None]:
    """The number in a cell; or a stand-in, and the rule, message and fix."""
    if not cell:
        return (math.nan, None) if column.nullable else (0, empty_cell(column.name))
    number = parse_number(cell)
    if number is None:
        problem, fix = why_not_a_number(cell)
        return 0, ("CELL-02", f"{cell} {problem}", fix)
    if column.kind == "whole" and (number % 1 or may_be_thousands(cell)):
        return 0, (
            "CELL-03",
            f"{cell} is not a whole number.",
            "Write a whole number; a mark between thousands must be left out.",
        )
    return number, None


def empty_cell(name: str) -> tuple[str, str, str]:
    """Rule, message and fix for an empty cell."""
    return (
        "CELL-01",
        f"The cell `{name}` is empty.",
        "Fill it in; where nothing is known, leave the whole row out.",
    )
