"""What a schema says of a table, as findings with file, row, column, value, rule and fix."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
from pandera.errors import SchemaErrors

from ataskaita.data.findings import Finding, did_you_mean
from ataskaita.schema import Column, Spec
from ataskaita.schema.fields import ROW_RULES, RowRule


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
        return list(_findings(errors, frame, spec, file))
    return []


def _findings(errors: Any, frame: pd.DataFrame, spec: Spec, file: str) -> Iterator[Finding]:
    for error in errors.schema_errors:
        name = getattr(error.check, "name", None) or str(error.check)
        lines = _lines(error, frame)
        if name == "multiple_fields_uniqueness":
            yield from _duplicates(frame, spec, file)
        elif name == "field_uniqueness":
            yield from _repeats(frame, spec.columns[error.schema.name], file)
        elif name in ROW_RULES:
            yield from _row(ROW_RULES[name], frame, lines, file)
        else:
            column = spec.columns[error.schema.name]
            for line in lines:
                yield _cell(name, error.check, frame, column, line, file)


def _lines(error: Any, frame: pd.DataFrame) -> list[int]:
    cases = error.failure_cases
    if not isinstance(cases, pd.DataFrame) or "index" not in cases:
        raise error
    lines = pd.unique(cases["index"].dropna())
    return sorted(int(line) for line in lines if line in frame.index)


def _duplicates(frame: pd.DataFrame, spec: Spec, file: str) -> Iterator[Finding]:
    keys = list(spec.keys)
    given = frame[frame.duplicated(keys, keep=False)]
    first = given.index.to_series().groupby([given[key] for key in keys], dropna=False)
    for line, earliest in first.transform("min").items():
        if line != earliest:
            row = given.loc[line]
            key = ", ".join(f"{name}={row[name]}" for name in keys)
            yield Finding(
                file,
                int(line),
                keys[0],
                str(row[keys[0]]),
                "KEY-01",
                f"The key {key} stands here and on line {earliest}.",
                "Keep the row that is right; one fact has one row.",
            )


def _repeats(frame: pd.DataFrame, column: Column, file: str) -> Iterator[Finding]:
    again = frame.loc[frame.duplicated([column.name]), column.name]
    for line, value in again.items():
        yield Finding(
            file,
            int(line),
            column.name,
            str(value),
            "KEY-02",
            f"{value} stands in `{column.name}` more than once.",
            "Every row needs its own.",
        )


def _row(rule: RowRule, frame: pd.DataFrame, lines: list[int], file: str) -> Iterator[Finding]:
    for line in lines:
        row = dict.fromkeys(("status", "lower", "upper"), "")
        row |= {name: _shown(value) for name, value in frame.loc[line].items()}
        value = row.get(rule.column, "")
        message, fix = rule.message.format(**row), rule.fix.format(**row)
        yield Finding(file, line, rule.column, value, rule.id, message, fix)


def _cell(
    name: str, check: Any, frame: pd.DataFrame, column: Column, line: int, file: str
) -> Finding:
    value = _shown(frame.at[line, column.name])
    limits = getattr(check, "statistics", None) or {}
    if name == "not_nullable":
        rule, message = "CELL-01", f"The cell `{column.name}` is empty."
        fix = "Fill it in; where nothing is known, leave the whole row out."
    elif name == "isin":
        rule, message = "CELL-05", f"`{column.name}` cannot be {value!r}."
        fix = did_you_mean(value, limits["allowed_values"])
    elif name == "greater_than_or_equal_to":
        rule, message = "CELL-04", f"{value} is less than {limits['min_value']}."
        fix = "Correct the number."
    elif name == "in_range":
        low, high = limits["min_value"], limits["max_value"]
        rule, message = "CELL-04", f"{value} does not lie between {low} and {high}."
        fix = "Correct the number."
    elif name == "str_matches":
        rule, message = "CELL-06", f"{value!r} is not written as a `{column.name}` must be."
        fix = f"Write it as the other rows do; {column.title} matches {limits['pattern']}."
    else:
        rule, message = "CELL-07", f"{value!r} breaks {check}."
        fix = f"Correct it; the column means: {column.description}."
    return Finding(file, line, column.name, value, rule, message, fix)


def _shown(value: Any) -> str:
    if pd.isna(value):
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)
