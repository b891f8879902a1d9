"""What a schema says of a table, as findings with file, row, column, value, rule and fix."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd
from pandera.errors import SchemaErrors

from ataskaita.data.convert import empty_cell
from ataskaita.data.findings import Finding, did_you_mean, nearest
from ataskaita.schema import ID, Column, Spec
from ataskaita.schema.fields import ROW_RULES
from ataskaita.translation import _


def check(frame: pd.DataFrame, spec: Spec, file: str) -> list[Finding]:
    """Validate a typed table and report all that is wrong with it.

    Parameters
    ----------
    frame : DataFrame
        Typed columns, indexed by line number.
    spec : Spec
        The table's definition.
    file : str
        What findings call the file.
    """
    try:
        spec.schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        found = (wrong for error in errors.schema_errors for wrong in _wrong(error, frame, spec))
        return [Finding(file, *wrong) for wrong in found]
    return []


#: Line, column, value, rule, message and fix.
Wrong = tuple[int, str, str, str, str, str]


def _wrong(error: Any, frame: pd.DataFrame, spec: Spec) -> Iterator[Wrong]:
    name = getattr(error.check, "name", None) or str(error.check)
    if name == "multiple_fields_uniqueness":
        yield from _duplicates(frame, list(spec.keys))
    elif name == "field_uniqueness":
        column = error.schema.name
        message, fix = f"stands in `{column}` more than once.", "Every row needs its own."
        for line, value in frame.loc[frame.duplicated([column]), column].items():
            yield int(line), column, str(value), "KEY-02", f"{value} {message}", fix
    elif name in ROW_RULES:
        rule = ROW_RULES[name]
        for line in _lines(error, frame):
            row = dict.fromkeys(("status", "lower", "upper"), "")
            row |= {name: _shown(value) for name, value in frame.loc[line].items()}
            message, fix = rule.message.format(**row), rule.fix.format(**row)
            yield line, rule.column, row.get(rule.column, ""), rule.id, message, fix
    else:
        column = spec.columns[error.schema.name]
        for line in _lines(error, frame):
            value = _shown(frame.at[line, column.name])
            yield line, column.name, value, *_cell(name, error.check, value, column)


def _lines(error: Any, frame: pd.DataFrame) -> list[int]:
    cases = error.failure_cases
    if not isinstance(cases, pd.DataFrame) or "index" not in cases:
        raise error
    lines = pd.unique(cases["index"].dropna())
    return sorted(int(line) for line in lines if line in frame.index)


def _duplicates(frame: pd.DataFrame, keys: list[str]) -> Iterator[Wrong]:
    fix = "Keep the row that is right; one fact has one row."
    for __, rows in frame.groupby(
        [name for name in keys if name in frame], dropna=False, sort=False
    ):
        first, *others = rows.index
        key = ", ".join(f"{name}={_shown(rows.at[first, name])}" for name in keys if name in frame)
        for line in others:
            message = f"The key {key} stands here and on line {first}."
            yield int(line), keys[0], str(rows.at[first, keys[0]]), "KEY-01", message, fix


def _cell(name: str, check: Any, value: str, column: Column) -> tuple[str, str, str]:
    """Rule, message and fix for a cell that a check refuses."""
    limits = getattr(check, "statistics", None) or {}
    if name == "not_nullable":
        return empty_cell(column.name)
    if name == "isin":
        fix = _category(value, column) if column.list else did_you_mean(value, column.labels)
        return "CELL-05", f"`{column.name}` cannot be {value!r}.", fix
    if name == "greater_than_or_equal_to":
        return "CELL-04", f"{value} is less than {limits['min_value']}.", "Correct the number."
    if name == "in_range":
        low, high = limits["min_value"], limits["max_value"]
        message = f"{value} does not lie between {low} and {high}."
        return "CELL-04", message, "Correct the number."
    if name == "str_matches":
        fix = f"Write it as the other rows do; {column.title} matches {limits['pattern']}."
        return "CELL-06", f"{value!r} is not written as a `{column.name}` must be.", fix
    fix = f"Correct it; the column means: {column.description}."
    return "CELL-07", f"{value!r} breaks {check}.", fix


def _category(value: str, column: Column) -> str:
    """Which category of a list to write, and how to add one."""
    ids = {name.casefold(): id for id, name in column.labels.items()}
    meant = ids.get(value.casefold()) or nearest(value, column.labels)
    if meant:
        fix = _("Did you mean `{id}` ({name})?").format(id=meant, name=column.labels[meant])
    else:
        known = [f"`{id}`" for id in column.labels]
        shown = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
        fix = _("Write one of {known}.").format(known=shown)
    more = _("To add a category, add the line `{id},its name in Lithuanian` to {file}.")
    example = value if re.fullmatch(ID, value) else "new_id"
    return f"{fix} {more.format(id=example, file=column.list_file)}"


def _shown(value: Any) -> str:
    if pd.isna(value):
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)
