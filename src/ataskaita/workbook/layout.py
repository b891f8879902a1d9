"""What stands on which sheet of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from ataskaita.data.findings import did_you_mean
from ataskaita.data.folder import table_path
from ataskaita.data.table_names import BESIDE
from ataskaita.data.units import LIBRARY
from ataskaita.errors import UserError
from ataskaita.schema import Column, Spec
from ataskaita.translation import _
from ataskaita.workbook.report import Keys, Report, Row, is_filled, keys_of, keys_say_all
from ataskaita.workbook.words import COVER, REMARKS, SOURCES

#: Hidden from the person who fills in: what was there when the workbook was written, and lists.
BASE, LISTS = "_ataskaita", "_sarasai"

#: What columns of last year are known by when the workbook comes back.
LAST = "last."

#: Empty rows for what nobody has thought of.
SPARE = 10

#: More rows are no table to be filled in by hand.
MOST_ROWS = 5000

_LONGEST_NAME = 31


@dataclass(frozen=True)
class Field:
    """A column of a sheet.

    Parameters
    ----------
    column : Column
        What it holds.
    role : {"key", "fill", "last"}
        What names a row, what is filled in, or what was so last year.
    header : str
        What stands above it.
    """

    column: Column
    role: str
    header: str

    @property
    def id(self) -> str:
        """How it is known when the workbook comes back."""
        return f"{LAST}{self.column.name}" if self.role == "last" else self.column.name


@dataclass(frozen=True)
class Sheet:
    """A table as it is filled in.

    Parameters
    ----------
    spec : Spec
        The table.
    name : str
        The name of the sheet.
    fields : tuple of Field
        Its columns.
    rows : tuple of Row
        What stands in it, as in the file: rows of which only the keys are there are offered.
    received : tuple of Row
        Those of the rows that the file has.
    last : mapping
        Keys -> the row of the year before.
    spare : int
        Empty rows below them.
    """

    spec: Spec
    name: str
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]
    received: tuple[Row, ...]
    last: dict[Keys, Row]
    spare: int = SPARE


def sheets(report: Report, unit: str = "") -> list[Sheet]:
    """Every sheet with a table, in the order of the report.

    Parameters
    ----------
    report : Report
    unit : str
        Only what this unit knows; all when left out.
    """
    if unit and unit not in report.units.units:
        names = [one.name for one in report.units.units.values()]
        fix = did_you_mean(unit, [*names, *report.units.units])
        raise UserError(_("No unit is called {unit}.").format(unit=unit), fix)
    made, taken = [], {name.casefold() for name in (COVER, SOURCES, REMARKS)}
    for spec in report.specs.values():
        if sheet := _sheet(report, spec, unit):
            name = _sheet_name(spec, taken)
            taken.add(name.casefold())
            made.append(replace(sheet, name=name))
    return made


def units_asked(report: Report) -> list[str]:
    """The units that have something to fill in, in the order of the report."""
    return [unit for unit in report.units.working() if sheets(report, unit)]


def is_missing(report: Report, unit: str) -> bool:
    """Whether something of a unit has not been filled in yet."""
    return any(
        not keys_say_all(sheet.spec) and not is_filled(sheet.spec, row)
        for sheet in sheets(report, unit)
        for row in sheet.rows
    )


def unit_columns(spec: Spec) -> list[str]:
    """The key columns that name units."""
    return [name for name in spec.keys if spec.columns[name].units]


def _sheet(report: Report, spec: Spec, unit: str) -> Sheet | None:
    now = report.rows(spec.name, report.now)
    last = {keys_of(spec, row): row for row in report.rows(spec.name, report.last)}
    if len(now) > MOST_ROWS:
        return None
    if not unit:
        path = table_path(report.project, spec.name, spec.folder, report.year)
        if not now and not last and spec.required == "no" and not path.is_file():
            return None
        offered = _offered(report, spec, now, last)
        rows, received, spare = [*now, *offered], now, SPARE
    else:
        if not (columns := unit_columns(spec)):
            return None
        [column, *_rest] = columns
        received = [row for row in now if row[column].strip() == unit]
        offered = _asked(report, spec, column, unit, now, last.values())
        known = {keys_of(spec, row) for row in received}
        rows = [*received, *(row for row in offered if keys_of(spec, row) not in known)]
        spare = SPARE // 2 if len(spec.keys) > 1 else 0
        if not rows:
            return None
    fields = _fields(report, spec, rows, last)
    return Sheet(spec, "", fields, tuple(rows), tuple(received), last, spare)


def _offered(report: Report, spec: Spec, now: Sequence[Row], last: dict[Keys, Row]) -> list[Row]:
    """Keys that a row is offered for although the file has none.

    A number among the keys names what each year has anew.
    """
    if keys_say_all(spec) or any(spec.columns[name].kind != "text" for name in spec.keys):
        return []
    known = {keys_of(spec, row) for row in now}
    places = [spec.keys.index(name) for name in unit_columns(spec)]
    there = {place: report.words(spec, spec.keys[place]) for place in places}
    wholes = {key[place] for place in places for key in known}
    opened = [
        row
        for name in unit_columns(spec)[:1]
        for unit in report.units.opened
        for row in _asked(report, spec, name, unit, now, ())
        if keys_of(spec, row) not in known and not _overlap(report, unit, wholes)
    ]
    fresh = [
        keys
        for keys in last
        if keys not in known
        and all(keys[place] in words for place, words in there.items())
        # A group beside its branches, or the other way about, would count twice.
        and not any(_overlap(report, keys[place], wholes) for place in places)
    ]
    return [*(dict(zip(spec.keys, keys, strict=True)) for keys in fresh), *opened]


def _overlap(report: Report, unit: str, others: set[str]) -> bool:
    """Whether a unit is a whole or a part of any other."""
    around = {LIBRARY, report.units.group_of(unit)}
    return not others.isdisjoint((around | report.units.counted(unit)) - {unit})


def _asked(
    report: Report, spec: Spec, column: str, unit: str, now: Sequence[Row], last: Iterable[Row]
) -> list[Row]:
    """The rows that a unit may know: those that it had, or that its group is counted by.

    One that has just been opened is asked for what those around it are.
    """
    if keys_say_all(spec) or unit not in report.words(spec, column):
        return []
    wholes = {report.units.group_of(unit), LIBRARY} - {unit} if spec.additive else set()
    like = {unit, *wholes} - {LIBRARY}
    if unit in report.units.opened:
        like |= report.units.neighbours(unit)
    found: dict[Keys, Row] = {}
    given = set()
    for row in (*now, *last):
        if row[column].strip() in like:
            keys = {name: row[name].strip() for name in spec.keys} | {column: unit}
            found.setdefault(keys_of(spec, keys), keys)
    for row in now:
        # The whole is known: asking for its parts as well would count twice.
        if row[column].strip() in wholes and is_filled(spec, row):
            given.add(keys_of(spec, dict(row) | {column: unit}))
    return [row for keys, row in found.items() if keys not in given]


def _fields(
    report: Report, spec: Spec, rows: Sequence[Row], last: Mapping[Keys, Row]
) -> tuple[Field, ...]:
    twins = [last.get(keys_of(spec, row), {}) for row in rows] if last else []
    fields = [Field(spec.columns[name], "key", spec.columns[name].title) for name in spec.keys]
    for name, column in spec.columns.items():
        if name in spec.keys:
            continue
        # A text of last year is shown where it tells something: the name of a row, for one.
        told = column.kind != "text" or column.labels or any(row.get(name) for row in twins)
        year = bool(last) and name not in BESIDE and told
        header = f"{column.title}, {report.year} m." if year else column.title
        if year:
            fields.append(Field(column, "last", f"{column.title}, {report.year - 1} m."))
        fields.append(Field(column, "fill", header))
    return tuple(fields)


def _sheet_name(spec: Spec, taken: set[str]) -> str:
    plain = " ".join(re.sub(r"[\[\]:*?/\\']", " ", spec.title).split())
    name, number = shorten(plain, _LONGEST_NAME, placeholder=""), 1
    while name.casefold() in taken or not name:
        number += 1
        tail = f" {number}"
        name = plain[: _LONGEST_NAME - len(tail)].strip() + tail
    return name
