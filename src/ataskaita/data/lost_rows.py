"""Rows and columns that last year's table had and this year's lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from ataskaita.data.keys import allowed_units
from ataskaita.data.suspicion import Suspicion, places_by_key
from ataskaita.data.table_names import BESIDE
from ataskaita.data.tables import Table
from ataskaita.data.units import LIBRARY, Units
from ataskaita.schema import Spec
from ataskaita.translation import _, ngettext

Combination = tuple[str, ...]

#: Columns that belong to numbers which are not simply reported, or need a word, and go with them.
_WITH_NUMBERS = ("lower", "upper", "note")


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
    have, had = (tuple(places_by_key(table, keys)) for table in (now, before))
    rows = _Rows(spec, units, keys, have, had)
    expected = [row for row in had if rows.can_be_there(row)]
    lost = [row for row in expected if not rows.is_there(row, have)]
    kept = len(expected) - len(lost)
    if not kept or (not spec.is_fact and len(lost) > kept):
        # Another list: nothing of last year's is expected in it.
        return
    for (about, name), count in rows.named(lost).items():
        message = ngettext(
            "The row {name}, which {year} had, is missing.",
            "{count} rows of {name}, which {year} had, are missing.",
            count,
        )
        fix = _("Add it; where there was none, write 0.")
        yield Suspicion("LAST-02", about, message.format(name=name, year=before.year), fix)
    if "unit" not in keys:
        return
    yield from rows.lost_units(now.year, named)
    every = _("Add a row for each of them; where there was none, write 0.")
    for category, lack in rows.new_categories():
        message = _("{name} is new this year, and has no row of {units}.")
        others = [key for key in keys if key != "unit"]
        message = message.format(name=rows.in_words(category, others), units=lack)
        yield Suspicion("LAST-02", "/".join(category), message, every)
    for whole, parts in rows.absent_parts([row for row in expected if row not in lost]).items():
        message = _(
            "Units stand in place of {name}, which {year} had, but not all that were open: "
            "{units} are missing."
        )
        names = ", ".join(rows.word("unit", part) for part in parts)
        message = message.format(name=rows.word("unit", whole), year=before.year, units=names)
        yield Suspicion("LAST-02", whole, message, every)


def lost_columns(
    spec: Spec, before: Table, has: Collection[str], had: Collection[str]
) -> Iterator[Suspicion]:
    """Columns that a file may lack, but last year's did not."""
    for name, column in spec.columns.items():
        if name in had and name not in has and name not in _WITH_NUMBERS:
            message = _("The column `{column}` ({title}), which {year} had, is missing.")
            message = message.format(column=name, title=column.title, year=before.year)
            fix = _("Add it; its cells may be empty where the table's description allows it.")
            yield Suspicion("LAST-03", name, message, fix, 1, name)


@dataclass(frozen=True)
class _Rows:
    """The rows of this year and of the last, by what their keys of words say."""

    spec: Spec
    units: Units
    keys: list[str]
    have: tuple[Combination, ...]
    had: tuple[Combination, ...]

    @cached_property
    def place(self) -> int:
        """Where in a row its unit stands."""
        return self.keys.index("unit")

    @cached_property
    def allowed(self) -> tuple[str, ...]:
        """The units that may have rows."""
        return allowed_units(self.spec.columns["unit"], self.units)

    def can_be_there(self, row: Combination) -> bool:
        """Whether the row is of a unit that there still is."""
        return "unit" not in self.keys or row[self.place] in self.allowed

    def is_there(self, row: Combination, rows: Collection[Combination]) -> bool:
        """Whether rows hold one, or a whole or the parts of it."""

        def stands_for(other: str, wanted: str, key: str) -> bool:
            if other == wanted or wanted == self.spec.totals.get(key):
                return True
            if key != "unit" or not self.spec.additive:
                return False
            return other in self.units.counted(wanted) or wanted in self.units.counted(other)

        return row in rows or any(all(map(stands_for, one, row, self.keys)) for one in rows)

    def lost_units(self, year: int | None, named: Collection[str]) -> Iterator[Suspicion]:
        """Units that neither year has, and whose neighbours are all there: opened in the year.

        Neighbours of which nothing is known at all have been opened as well, unless they are many.
        """
        units = self.units
        there, before = ({row[self.place] for row in rows} for rows in (self.have, self.had))
        for unit in units.working():
            beside = units.neighbours(unit).intersection(self.allowed)
            known = beside.intersection(named)
            around = {unit, units.group_of(unit), LIBRARY}
            # Where last year had the whole, what lacks of it is told as such.
            most = beside and 2 * len(known) >= len(beside) and known <= there
            if unit in self.allowed and most and around.isdisjoint(there | before):
                message = _("{unit} has no row, and others of its group have.")
                fix = _("Add it; where there was none, write 0.")
                if unit not in units.opened:
                    more = _("If it was opened in {year}, write that under `since` in units.csv.")
                    fix = f"{fix} {more.format(year=year)}"
                message = message.format(unit=self.word("unit", unit))
                yield Suspicion("LAST-02", unit, message, fix)

    def new_categories(self) -> Iterator[tuple[Combination, str]]:
        """Categories that last year lacked, and the units that lack them and no other."""
        by_unit: dict[str, set[Combination]] = {}
        for row in self.have:
            by_unit.setdefault(row[self.place], set()).add(self._without_unit(row))
        old = set(map(self._without_unit, self.had))
        if len({frozenset(held & old) for held in by_unit.values()}) > 1:
            return
        for new in sorted(set().union(*by_unit.values()) - old):
            lack = [self.word("unit", unit) for unit, held in by_unit.items() if new not in held]
            if lack:
                yield new, ", ".join(lack)

    def absent_parts(self, rows: list[Combination]) -> dict[str, list[str]]:
        """Wholes of last year that only some of their units stand for -> the units that lack."""
        found: dict[str, dict[str, None]] = {}
        for row in rows if self.spec.additive else ():
            whole, place = row[self.place], self.place
            around = [
                one
                for one in self.have
                if one[place] == whole or whole in self.units.counted(one[place])
            ]
            members = self.units.members(whole)
            if row not in self.have and members and not self.is_there(row, around):
                parts = {part: (*row[:place], part, *row[place + 1 :]) for part in members}
                absent = {
                    part: None
                    for part, wanted in parts.items()
                    if part in self.allowed and not self.is_there(wanted, self.have)
                }
                found.setdefault(whole, {}).update(absent)
        return {whole: list(parts) for whole, parts in found.items() if parts}

    def named(self, lost: list[Combination]) -> Counter[tuple[str, str]]:
        """What is lost, by the shortest key and in words, and how many rows of it."""
        found: Counter[tuple[str, str]] = Counter()
        for row in lost:
            gone = (n for n, part in enumerate(row) if all(one[n] != part for one in self.have))
            place = next(gone, None)
            told = slice(None) if place is None else slice(place, place + 1)
            found["/".join(row[told]), self.in_words(row[told], self.keys[told])] += 1
        return found

    def in_words(self, ids: Combination, keys: list[str]) -> str:
        """What a row, or a part of it, is about."""
        return ", ".join(map(self.word, keys, ids))

    def word(self, key: str, id: str) -> str:
        """A unit or category by its name, with the id that files call it by."""
        name = self.spec.columns[key].labels.get(id)
        return f"{name} ({id})" if name else id

    def _without_unit(self, row: Combination) -> Combination:
        return (*row[: self.place], *row[self.place + 1 :])
