"""What a schema says of a table, as findings with file, row, column, value, rule and fix."""

from __future__ import annotations

import hashlib
import pickle
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pandas as pd
from pandera.errors import SchemaErrors

from ataskaita.data.convert import empty_cell
from ataskaita.data.findings import Finding, as_typed, did_you_mean, few, nearest
from ataskaita.schema import ID, Column, Spec
from ataskaita.schema.fields import YEAR
from ataskaita.schema.tables import ROW_RULES
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
    table = id(spec), hashlib.sha256(pickle.dumps(frame)).digest()
    if table in _sound:
        return []
    found = [*_twins(frame, spec)]
    try:
        spec.schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        found += (wrong for error in errors.schema_errors for wrong in _wrong(error, frame, spec))
    if not found:
        _sound[table] = spec
    return [Finding(file, *wrong) for wrong in found]


#: The tables that were sound, by definition and content: a process that reads the same data again
#: would else spend most of its time in Pandera. A definition stays, so that no other has its id.
_sound: dict[tuple[int, bytes], Spec] = {}


#: Line, column, value, rule, message and fix.
Wrong = tuple[int, str, str, str, str, str]


def _wrong(error: Any, frame: pd.DataFrame, spec: Spec) -> Iterator[Wrong]:
    name = getattr(error.check, "name", None) or str(error.check)
    if name == "multiple_fields_uniqueness":
        yield from _duplicates(frame, list(spec.keys))
    elif name == "field_uniqueness":
        column = error.schema.name
        message = _("{value} stands in `{column}` more than once.")
        fix = _("Every row needs its own.")
        for line, value in frame.loc[frame.duplicated([column]), column].items():
            told = message.format(value=value, column=column)
            yield int(line), column, str(value), "KEY-02", told, fix
    elif name in ROW_RULES:
        rule = ROW_RULES[name]
        for line in _lines(error, frame):
            row = dict.fromkeys(("status", "lower", "upper"), "")
            row |= {name: as_typed(value) for name, value in frame.loc[line].items()}
            message, fix = _(rule.message).format(**row), _(rule.fix).format(**row)
            yield line, rule.column, row.get(rule.column, ""), rule.id, message, fix
    else:
        column = spec.columns[error.schema.name]
        for line in _lines(error, frame):
            value = as_typed(frame.at[line, column.name])
            yield line, column.name, value, *_cell(name, error.check, value, column, spec)


def _lines(error: Any, frame: pd.DataFrame) -> list[int]:
    cases = error.failure_cases
    if not isinstance(cases, pd.DataFrame) or "index" not in cases:
        raise error
    lines = pd.unique(cases["index"].dropna())
    return sorted(int(line) for line in lines if line in frame.index)


def _duplicates(frame: pd.DataFrame, keys: list[str]) -> Iterator[Wrong]:
    fix = _("Keep the row that is right; one fact has one row.")
    known = [name for name in keys if name in frame]
    for _key, rows in frame.groupby(known, dropna=False, sort=False):
        first, *others = rows.index
        key = ", ".join(f"{name}={as_typed(rows.at[first, name])}" for name in known)
        for line in others:
            message = _("The key {key} stands here and on line {line}.").format(key=key, line=first)
            yield int(line), keys[0], str(rows.at[first, keys[0]]), "KEY-01", message, fix


def _twins(frame: pd.DataFrame, spec: Spec) -> Iterator[Wrong]:
    """One name in two rows, told apart only by quotation marks, spaces or capitals."""
    columns = [spec.columns[name] for name in spec.keys if name in frame]
    named = [c.name for c in columns if c.kind == "text" and not c.labels]
    if not named:
        return
    once = frame[~frame.duplicated([c.name for c in columns])]
    plain = once.assign(
        **{n: once[n].str.casefold().str.replace(r"\W", "", regex=True) for n in named}
    )
    for _key, rows in plain.groupby([c.name for c in columns], dropna=False, sort=False):
        first, *others = (int(line) for line in rows.index)
        for line in others:
            message = _("The same name, written otherwise, stands on line {line}: {name}.")
            message = message.format(line=first, name=frame.at[first, named[0]])
            fix = _("Keep the row that is right; one fact has one row.")
            yield line, named[0], str(frame.at[line, named[0]]), "KEY-01", message, fix


def _cell(name: str, check: Any, value: str, column: Column, spec: Spec) -> tuple[str, str, str]:
    """Rule, message and fix for a cell that a check refuses."""
    limits = getattr(check, "statistics", None) or {}
    if name == "not_nullable":
        return empty_cell(column, spec)
    if name == "isin":
        rule, message = "CELL-05", _("`{column}` ({title}) cannot be '{value}'.")
        fix = _category(value, column) if column.list else did_you_mean(value, column.labels)
    elif name == "greater_than_or_equal_to":
        rule, message = "CELL-04", _("{value} is less than {min_value}.")
        fix = _("Correct the number.")
    elif name == "in_range":
        rule, message = "CELL-04", _("{value} does not lie between {min_value} and {max_value}.")
        fix = _("Correct the number.")
    elif name == "str_matches" and limits["pattern"] == YEAR:
        rule, message = "CELL-06", _("'{value}' is not a year.")
        fix = _("Write the year alone: four digits.")
        if meant := re.search(r"(?<!\d)(?:1[89]|20|21)\d\d(?!\d)", value):
            fix = _("Write the year alone: {year}.").format(year=meant[0])
    elif name == "str_matches" and limits["pattern"] == ID:
        rule, message = "CELL-06", _("'{value}' is not written as a `{column}` must be.")
        fix = _("Write small Latin letters, digits and underscores, a letter first: `{example}`.")
        fix = fix.format(example=_as_id(value))
    elif name == "str_matches":
        rule, message = "CELL-06", _("'{value}' is not written as a `{column}` must be.")
        fix = _("Write it as the other rows do; {title} matches {pattern}.")
        fix = fix.format(title=column.title, pattern=limits["pattern"])
    else:
        rule, message = "CELL-07", _("'{value}' breaks {check}.")
        fix = _("Correct it; the column means: {meaning}.").format(meaning=column.description)
    told = {"value": value, "column": column.name, "title": column.title, "check": check}
    return rule, message.format(**limits | told), fix


def _category(value: str, column: Column) -> str:
    """Which category of a list to write, and how to add one."""
    ids = {name.casefold(): id for id, name in column.labels.items()}
    meant = ids.get(value.casefold()) or nearest(value, column.labels)
    if meant:
        fix = _("Did you mean `{id}` ({name})?").format(id=meant, name=column.labels[meant])
    else:
        known = few([f"`{id}`" for id in column.labels], 12)
        fix = _("Write one of {words}.").format(words=known)
    more = _("To add a category, add the line `{id},its name in Lithuanian` to {file}.")
    return f"{fix} {more.format(id=_as_id(value), file=column.list_file)}"


def _as_id(text: str) -> str:
    """An id made of a word or name."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[\W_]+", "_", plain).strip("_")
    return made if re.fullmatch(ID, made) else "new_id"
