"""From text cells to typed columns, as a schema wants them."""

from __future__ import annotations

import math

import pandas as pd

from ataskaita.data.findings import did_you_mean, nearest
from ataskaita.data.numbers import NotReadable, read_number
from ataskaita.data.reading import Received
from ataskaita.data.table_names import NOT_AVAILABLE
from ataskaita.schema import Column, Spec
from ataskaita.translation import _

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
        name: pd.Series(_typed(received, column, spec), received.lines, DTYPES[column.kind])
        for name, column in spec.columns.items()
        if name in received.columns and not _is_left_out(received, column)
    }
    return pd.DataFrame(columns)


def _is_left_out(received: Received, column: Column) -> bool:
    """Whether a column of numbers that a file may lack is there, but nothing stands in it."""
    is_number = column.optional and column.kind != "text"
    return is_number and not any(cell.strip() for cell in received.columns[column.name])


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
        absent = finished["status"] == NOT_AVAILABLE
        if absent.any():
            # A gap: what it would count towards is not known either.
            finished["value"] = finished["value"].mask(absent)
        for bound in _BOUNDS:
            filled = finished[bound].mask(absent).fillna(finished["value"])
            finished[bound] = filled.astype(finished["value"].dtype)
    return finished[list(spec.columns)]


def empty_cell(column: Column, spec: Spec) -> tuple[str, str, str]:
    """Rule, message and fix for an empty cell."""
    message = _("The cell `{column}` ({title}) is empty.")
    if column.kind == "text":
        fix = _("Fill it in; where there is no such thing any more, delete the row.")
    elif column.name in spec.keys:
        fix = _("Fill it in: it tells what the row is about.")
    else:
        fix = _("Write the number; 0 if there was none.") + " " + if_unknown(column, spec)
    return "CELL-01", message.format(column=column.name, title=column.title), fix


def if_unknown(column: Column, spec: Spec) -> str:
    """What to do where a number is not known, as a sentence."""
    if column.nullable:
        return _("If it is not known, leave the cell empty.")
    if column.name == "value" and spec.is_fact:
        fix = _("If it is not known, write `{status}` under `status`.")
        return fix.format(status=NOT_AVAILABLE)
    if column.optional and column.name != "value":
        fix = _(
            "If it is not known, leave the whole column `{column}` out: a column has a number in "
            "every row."
        )
        return fix.format(column=column.name)
    numbers = [name for name, other in spec.columns.items() if other.kind != "text"]
    if len(numbers) > 1 and column.name != "value":
        return _("If it is not known, ask whoever made the table; the row has other numbers too.")
    return _("If it is not known, leave the whole row out.")


def _compare_header(received: Received, spec: Spec) -> None:
    """Note the columns that are missing and those that should not be there."""
    absent = [name for name in spec.columns if name not in received.columns]
    missing = [name for name in absent if not spec.columns[name].optional]
    for name in received.columns:
        if name not in spec.columns:
            message = _("The table {table} has no column `{column}`.")
            message = message.format(table=spec.name, column=name)
            fix = _("Delete it, or move what it says into the column `note`.")
            if meant := nearest(name, absent):
                fix = did_you_mean(name, absent)
            received.find("COLUMN-02", message, fix, received.header, name)
            missing = [other for other in missing if other != meant]
    for name in missing:
        message = _("The column `{column}` ({title}) is missing.")
        message = message.format(column=name, title=spec.columns[name].title)
        fix = _("Add the column: its name into line {line}, and a cell into every row.")
        fix = fix.format(line=received.header)
        received.find("COLUMN-01", message, fix, received.header, name)


def _typed(received: Received, column: Column, spec: Spec) -> list[str | float | None]:
    cells = [cell.strip() for cell in received.columns[column.name]]
    if column.kind == "text":
        empty = "reported" if column.name == "status" else None
        if column.name == "note":
            _find_torn_numbers(received, cells, spec)
        return [cell or empty for cell in cells]
    numbers = []
    # A table with a column for the measure says it row by row.
    measures = received.columns.get("measure", [""] * len(cells))
    statuses = received.columns.get("status", [""] * len(cells))
    for line, cell, given, status in zip(received.lines, cells, measures, statuses, strict=True):
        try:
            numbers.append(_number(cell, column, spec, given.strip(), status.strip()))
        except NotReadable as wrong:
            received.find(wrong.rule, wrong.message, wrong.fix, line, column.name, cell)
            numbers.append(0)
    return numbers


def _number(cell: str, column: Column, spec: Spec, given: str, status: str) -> float:
    """The number in a cell."""
    if column.name in ("value", *_BOUNDS) and status == NOT_AVAILABLE:
        if not cell:
            return 0
        message = _("The status says that there is no number, but here is {value}.")
        fix = _("Empty this cell, or empty the status.")
        raise NotReadable("ROW-03", message.format(value=cell), fix)
    if not cell:
        if column.nullable:
            return math.nan
        raise NotReadable(*empty_cell(column, spec))
    measure = spec.measure or given if column.name in ("value", *_BOUNDS) else ""
    measure, unknown = "Eur" if column.money else measure, if_unknown(column, spec)
    whole = column.kind == "whole"
    found = read_number(cell, whole=whole, money=column.money, measure=measure, if_unknown=unknown)
    return float(found)


def _find_torn_numbers(received: Received, notes: list[str], spec: Spec) -> None:
    """Note the cells that are what follows a decimal comma, where commas part the cells."""
    names = list(received.columns)
    before = names[names.index("note") - 1]
    column = spec.columns.get(before)
    if received.delimiter != "," or column is None or column.kind == "text":
        return
    message = _("{note} alone is no note; was {number},{note} meant?")
    fix = _(
        "Commas part the cells of this file: write {number}.{note}. If it is a note, say in words "
        "what it means."
    )
    for line, note, number in zip(received.lines, notes, received.columns[before], strict=True):
        if note.isdigit():
            told = {"note": note, "number": number.strip()}
            received.find("CELL-09", message.format(**told), fix.format(**told), line, "note", note)
