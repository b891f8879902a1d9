"""Rows and columns that last year's table had and this year's lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from ataskaita.data.copied_rows import CERTAIN
from ataskaita.data.keys import allowed_units
from ataskaita.data.suspicion import Suspicion, places_by_key
from ataskaita.data.table_names import BESIDE
from ataskaita.data.tables import Table
from ataskaita.data.units import LIBRARY, Units
from ataskaita.schema import Spec
from ataskaita.translation import _, ngettext

Combination = tuple[str, ...]


def lost_rows(
    spec: Spec, now: Table, before: Table, units: Units, named: Collection[str]
) -> Iterator[Suspicion]:
    """Categories and units that last year's table had, and combinations of them.

    A whole is not lost where all its parts are there, nor a part where its whole is.

    Parameters
    ----------
    spec : Spec
        The definition of the table.
    now, before : Table
        This year's and last year's.
    units : Units
        Those of the report year.
    named : collection of str
        The units of which any table of any year holds facts.
    """
    keys = [name for name in spec.keys if spec.columns[name].kind == "text"]
    if not keys or set(spec.columns) <= {*spec.keys, *BESIDE}:
        # Where rows hold nothing but keys, they are a list that is made anew each year.
        return
    have, had = (places_by_key(table, keys) for table in (now, before))
    expected = [row for row in had if _can_be_there(row, keys, spec, units)]
    lost = [row for row in expected if not _is_there(row, have, keys, spec, units)]
    kept = len(expected) - len(lost)
    if not kept or (not spec.is_fact and len(lost) > kept):
        # Another list: nothing of last year's is expected in it.
        return
    for (about, name), count in _named(lost, have, keys, spec, units).items():
        message = ngettext(
            "The row {name}, which {year} had, is missing.",
            "{count} rows of {name}, which {year} had, are missing.",
            count,
        )
        fix = _("Add it; where there was none, write 0.")
        yield Suspicion("LAST-02", about, message.format(name=name, year=before.year), fix)
    yield from _lost_units(spec, now, have, had, keys, units, named)
    yield from _new_categories(spec, have, had, keys, units)
    absent = _absent_parts([row for row in expected if row not in lost], have, keys, spec, units)
    for whole, parts in absent.items():
        message = _(
            "Units stand in place of {name}, which {year} had, but not all that were open: "
            "{units} are missing."
        )
        names = ", ".join(_shown(part, units) for part in parts)
        message = message.format(name=_shown(whole, units), year=before.year, units=names)
        fix = _("Add a row for each of them; where there was none, write 0.")
        yield Suspicion("LAST-02", whole, message, fix)


def _lost_units(
    spec: Spec,
    now: Table,
    have: Collection[Combination],
    had: Collection[Combination],
    keys: list[str],
    units: Units,
    named: Collection[str],
) -> Iterator[Suspicion]:
    """Units that neither year has, and whose neighbours are all there: opened in the year.

    Neighbours of which nothing is known at all have been opened as well, unless they are many.
    """
    if "unit" not in keys:
        return
    place, allowed = keys.index("unit"), allowed_units(spec.columns["unit"], units)
    there, before = ({row[place] for row in rows} for rows in (have, had))
    for unit in units.working():
        beside = units.neighbours(unit).intersection(allowed)
        known = beside.intersection(named)
        around = {unit, units.group_of(unit), LIBRARY}
        # Where last year had the whole, what lacks of it is told as such.
        most = beside and 2 * len(known) >= len(beside) and known <= there
        if unit in allowed and most and around.isdisjoint(there | before):
            message = _("{unit} has no row, and others of its group have.")
            fix = _("Add it; where there was none, write 0.")
            if unit not in units.opened:
                more = _("If it was opened in {year}, write that under `since` in units.csv.")
                fix = f"{fix} {more.format(year=now.year)}"
            yield Suspicion("LAST-02", unit, message.format(unit=_shown(unit, units)), fix)


def _new_categories(
    spec: Spec,
    have: Collection[Combination],
    had: Collection[Combination],
    keys: list[str],
    units: Units,
) -> Iterator[Suspicion]:
    """Categories that last year lacked and some units lack, where these have all the others."""
    if "unit" not in keys:
        return
    place = keys.index("unit")
    by_unit: dict[str, set[Combination]] = {}
    for row in have:
        by_unit.setdefault(row[place], set()).add((*row[:place], *row[place + 1 :]))
    old = {(*row[:place], *row[place + 1 :]) for row in had}
    if len({frozenset(held & old) for held in by_unit.values()}) > 1:
        return
    named = [key for key in keys if key != "unit"]
    for category in sorted(set().union(*by_unit.values()) - old):
        if lack := [_shown(unit, units) for unit, held in by_unit.items() if category not in held]:
            words = (
                _in_words(id, spec.columns[key].labels)
                for id, key in zip(category, named, strict=True)
            )
            message = _("{name} is new this year, and has no row of {units}.")
            message = message.format(name=", ".join(words), units=", ".join(lack))
            fix = _("Add a row for each of them; where there was none, write 0.")
            yield Suspicion("LAST-02", "/".join(category), message, fix)


def lost_columns(
    spec: Spec, before: Table, has: Collection[str], had: Collection[str]
) -> Iterator[Suspicion]:
    """Columns that a file may lack, but last year's did not."""
    for name, column in spec.columns.items():
        if name in had and name not in has and _says_something(name, before):
            message = _("The column `{column}` ({title}), which {year} had, is missing.")
            message = message.format(column=name, title=column.title, year=before.year)
            fix = _("Add it; its cells may be empty where the table's description allows it.")
            yield Suspicion("LAST-03", name, message, fix, 1, name)


def _can_be_there(row: Combination, keys: list[str], spec: Spec, units: Units) -> bool:
    """Whether the row is of a unit that there still is."""
    if "unit" not in keys:
        return True
    return row[keys.index("unit")] in allowed_units(spec.columns["unit"], units)


def _is_there(
    row: Combination, have: Collection[Combination], keys: list[str], spec: Spec, units: Units
) -> bool:
    if row in have:
        return True

    def stands_for(other: str, wanted: str, key: str) -> bool:
        if other == wanted or wanted == spec.totals.get(key):
            return True
        if key != "unit" or not spec.additive:
            return False
        return other in units.counted(wanted) or wanted in units.counted(other)

    return any(all(map(stands_for, other, row, keys)) for other in have)


def _absent_parts(
    rows: list[Combination],
    have: Collection[Combination],
    keys: list[str],
    spec: Spec,
    units: Units,
) -> dict[str, list[str]]:
    """Wholes of last year that only some of their units stand for -> the units that lack."""
    if "unit" not in keys or not spec.additive:
        return {}
    place = keys.index("unit")
    allowed = allowed_units(spec.columns["unit"], units)
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        whole = row[place]
        if (
            row not in have
            and units.members(whole)
            and not any(
                _is_there(row, [other], keys, spec, units)
                for other in have
                if other[place] == whole or whole in units.counted(other[place])
            )
        ):
            absent = {
                part: None
                for part in units.members(whole)
                if part in allowed
                and not _is_there((*row[:place], part, *row[place + 1 :]), have, keys, spec, units)
            }
            found.setdefault(whole, {}).update(absent)
    return {whole: list(parts) for whole, parts in found.items() if parts}


def _shown(id: str, units: Units) -> str:
    """A unit or group by its name, with the id that files call it by."""
    return id if id == LIBRARY else f"{units.name(id)} ({id})"


def _named(
    lost: list[Combination],
    have: Collection[Combination],
    keys: list[str],
    spec: Spec,
    units: Units,
) -> Counter[tuple[str, str]]:
    """What is lost, by the shortest key and in words, and how many rows of it."""
    found: Counter[tuple[str, str]] = Counter()
    for row in lost:
        gone = (
            place for place, part in enumerate(row) if all(other[place] != part for other in have)
        )
        place = next(gone, None)
        told = slice(None) if place is None else slice(place, place + 1)
        words = [
            _shown(part, units) if key == "unit" else _in_words(part, spec.columns[key].labels)
            for key, part in zip(keys[told], row[told], strict=True)
        ]
        found["/".join(row[told]), ", ".join(words)] += 1
    return found


def _in_words(id: str, labels: Mapping[str, str]) -> str:
    return f"{labels[id]} ({id})" if id in labels else id


def _says_something(column: str, table: Table) -> bool:
    """Whether a column of last year's told anything that may not simply end with the year.

    Bounds, and the notes on them, belong to numbers that are not simply reported, and go with them.
    """
    if column not in ("lower", "upper", "note"):
        return True
    statuses = table.statuses or [CERTAIN] * len(table.rows)
    return column == "note" and any(
        note and status == CERTAIN
        for note, status in zip(table.rows.columns[column], statuses, strict=True)
    )
