"""What holds for keys: known units in every table, no fact given twice over, years of units."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain

import pandas as pd

from ataskaita.data.findings import Finding, did_you_mean, few
from ataskaita.data.table_names import UNITS
from ataskaita.data.tables import Table
from ataskaita.data.units import LIBRARY, Unit, Units
from ataskaita.schema import Column, Spec
from ataskaita.translation import _


def unknown_units(frame: pd.DataFrame, spec: Spec, units: Units, file: str) -> Iterator[Finding]:
    """Cells that name a unit which does not exist, or may not stand there."""
    for name, column in spec.columns.items():
        allowed = allowed_units(column, units) if column.units else ()
        for line, value in frame[name].items() if column.units else ():
            if isinstance(value, str) and value not in ("", *allowed):
                wrong = _why_not(value, column, allowed, units)
                yield Finding(file, int(line), name, value, *wrong)


def _why_not(
    id: str, column: Column, allowed: tuple[str, ...], units: Units
) -> tuple[str, str, str]:
    """Rule, message and fix for a unit or group that may not stand in a column."""
    unit, rule = units.known.get(id), "UNIT-02"
    fix = _("Leave the row out, or correct `closed` in units.csv.")
    if id in units.units and column.units.working and unit.closed == units.year:
        message = _("{unit} closed in {closed}, so it has no state at the end of that year.")
    elif id in units.all_ids() or id not in units.known_ids():
        rule, fix = "UNIT-01", _meant(id, allowed, units) or _("Add it to units.csv.")
        if id not in units.known_ids():
            message = _("No unit or group is called '{unit}'.")
        elif column.units.kinds:
            message = _("{unit} may not stand here: it is not of the kind {kinds}.")
        else:
            message = _("{unit} may not stand here: it is not part of the library's total.")
    elif unit is None:
        message = _("No unit of the group {unit} was open in {year}.")
        fix = _("Leave the row out, or correct units.csv.")
    elif unit.since > units.year:
        message = _("{unit} opened only in {since}, so it has no facts of {year}.")
        fix = _("Leave the row out, or correct `since` in units.csv.")
    elif unit.merged_into:
        message = _("{unit} closed in {closed} and was merged into {other}.")
        fix = _("Add its facts to those of {other}, or correct `closed` in units.csv.")
    else:
        message = _("{unit} closed in {closed}, so it has no facts of {year}.")
    told = {"unit": units.in_words(id), "year": units.year, "kinds": ", ".join(column.units.kinds)}
    if unit:
        other = units.in_words(unit.merged_into)
        told |= {"since": unit.since, "closed": unit.closed, "other": other}
    return rule, message.format(**told), fix.format(**told)


def _meant(word: str, ids: Collection[str], units: Units) -> str:
    """Suggest an id, also where somebody has written the name that a unit has or had."""
    names = {group.name.casefold(): id for id, group in units.groups.items()}
    names |= {row.name.casefold(): row.id for row in units.rows}
    return did_you_mean(names.get(word.casefold(), word), ids)


def parts_beside_wholes(
    frame: pd.DataFrame, spec: Spec, units: Units, file: str
) -> Iterator[Finding]:
    """Facts given for a whole and for a part of it, which would count twice.

    A whole is the library, a group, or the total of a dimension.
    """
    twice = _("`{whole}` stands beside its own parts, so that they would count twice: {parts}.")
    fix = _("Keep either the whole or its parts.")
    for column, contains in _wholes(spec, units):
        present = frame[column].unique()
        wholes = [whole for whole in present if any(contains(whole, part) for part in present)]
        rest = [key for key in spec.keys if key != column]
        if not wholes:
            continue
        for _key, rows in frame.groupby(rest, sort=False) if rest else [("", frame)]:
            for line, whole in rows.loc[rows[column].isin(wholes), column].items():
                parts = [f"`{part}`" for part in rows[column] if contains(whole, part)]
                if parts:
                    message = twice.format(whole=whole, parts=few(parts, 5))
                    yield Finding(file, int(line), column, whole, "KEY-03", message, fix)


def allowed_units(column: Column, units: Units) -> tuple[str, ...]:
    """The ids of units and groups that may stand in a column."""
    if column.units.kinds:
        ids = units.of_kind(*column.units.kinds)
    else:
        ids = units.all_ids()
        ids = (LIBRARY, *(id for id in ids if units.in_total(id) or not column.units.counted))
    if not column.units.working:
        return ids
    # One that closes in the year has no state at its end.
    return tuple(id for id in ids if id not in units.units or units.units[id].closed != units.year)


def _wholes(spec: Spec, units: Units) -> Iterator[tuple[str, Callable[[str, str], bool]]]:
    """Column -> whether one of its values is a whole that contains another."""
    for column, total in spec.totals.items():
        yield column, lambda whole, part, total=total: whole == total != part
    if spec.additive and "unit" in spec.keys:

        def contains(whole: str, part: str) -> bool:
            return whole != part and (whole == LIBRARY or part in units.members(whole))

        yield "unit", contains


#: Column, value, rule, message and fix.
Wrong = tuple[str, str, str, str, str]


def wrong_histories(
    tables: Mapping[tuple[str, int | None], Table], units: Units
) -> Iterator[Finding]:
    """What cannot be so among the rows of units, or by what other tables hold of them."""
    table = tables[UNITS, None]
    by_id: dict[str, list[Unit]] = defaultdict(list)
    for row in units.rows:
        by_id[row.id].append(row)
    for row in units.rows:
        later = [other for other in by_id[row.id] if other.since > row.since]
        alone = chain(_far(row), _closing(row, later), _idle(row, tables.values()))
        for wrong in chain(alone, _merging(row, units), _naming(row, by_id)):
            yield Finding(table.path, table.rows.lines[row.place], *wrong)


def _far(row: Unit) -> Iterator[Wrong]:
    """Years further ahead than anybody plans."""
    for name, year in (("since", row.since), ("closed", row.closed)):
        if year > dt.date.today().year + 1:
            message = _("The year {year} has not come yet.").format(year=year)
            yield name, str(year), "UNIT-06", message, _("Correct the year.")


def _idle(row: Unit, tables: Iterable[Table]) -> Iterator[Wrong]:
    """A unit that does not work, and of which tables hold facts."""
    facts = (table for table in tables if table.year and not row.active)
    named = (table.path for table in facts if row.id in table.rows.columns.get("unit", ()))
    if file := next(named, ""):
        message = _("The unit does not work, but {file} holds facts of it.").format(file=file)
        fix = _(
            "Write `yes`; where it closed, write the year under `closed`, and `active` stays `yes`."
        )
        yield "active", "no", "UNIT-07", message, fix


def _closing(row: Unit, later: list[Unit]) -> Iterator[Wrong]:
    if row.closed and row.closed < row.since:
        message = _("The row holds from {since} on, but the unit closed in {closed}.")
        message = message.format(since=row.since, closed=row.closed)
        yield "closed", str(row.closed), "UNIT-03", message, _("Correct `since` or `closed`.")
    if row.closed and later:
        message = _("{unit} closed in {closed}, but another row of it begins in {since}.")
        message = message.format(unit=row.name, closed=row.closed, since=later[0].since)
        fix = _(
            "Write `closed` in the last row of the unit only; a unit that opens again needs an id "
            "of its own."
        )
        yield "closed", str(row.closed), "UNIT-04", message, fix


def _merging(row: Unit, units: Units) -> Iterator[Wrong]:
    if not row.merged_into:
        return
    then = units.in_year(row.closed or None)
    others = [id for id in then.working() if id != row.id]
    message = _("{unit} was merged into {other}, but at the end of {year} no such unit works.")
    fix = _meant(row.merged_into, others, units)
    if not row.closed:
        message = _("{unit} was merged into {other}, but it is not said when.")
        fix = _("Write the year under `closed`, or leave `merged_into` empty.")
    if not row.closed or row.merged_into not in others:
        other = units.in_words(row.merged_into)
        message = message.format(unit=row.name, other=other, year=row.closed)
        yield "merged_into", row.merged_into, "UNIT-05", message, fix


def _naming(row: Unit, by_id: dict[str, list[Unit]]) -> Iterator[Wrong]:
    """Two units of one name would be told apart by nobody; one may take over another's later."""
    first, last = _years(row, by_id)
    for id, rows in by_id.items():
        for other in rows if id != row.id else ():
            begins, ends = _years(other, by_id)
            same = other.name == row.name and other.place < row.place
            if same and first <= ends and begins <= last:
                message = _("{name} is the name of {unit} and of {other}.")
                message = message.format(name=row.name, unit=row.id, other=other.id)
                yield "name", row.name, "KEY-02", message, _("Give each unit a name of its own.")


def _years(row: Unit, by_id: dict[str, list[Unit]]) -> tuple[float, float]:
    """The first and the last year in which a row holds."""
    later = [other.since for other in by_id[row.id] if other.since > row.since]
    ends = [float("inf"), *([row.closed] if row.closed else []), *(since - 1 for since in later)]
    return row.since, min(ends)
