"""What holds for the years that the table of units speaks of: opened, renamed, closed, merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ataskaita.data.findings import Finding, did_you_mean
from ataskaita.data.tables import Table
from ataskaita.data.units import Unit, Units
from ataskaita.translation import _

#: Column, value, rule, message and fix.
Wrong = tuple[str, str, str, str, str]


def wrong_histories(table: Table, units: Units) -> Iterator[Finding]:
    """What cannot be so among the rows of units."""
    by_id: dict[str, list[Unit]] = defaultdict(list)
    for row in units.rows:
        by_id[row.id].append(row)
    for row in units.rows:
        later = [other for other in by_id[row.id] if other.since > row.since]
        for wrong in (*_closing(row, later), *_merging(row, units), *_naming(row, by_id)):
            yield Finding(table.path, table.rows.lines[row.place], *wrong)


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
    fix = did_you_mean(row.merged_into, others)
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
