"""The library's units and groups: their names, their order, and which belongs to which, by year.

A row of ``data/units.csv`` holds from the year ``since`` on, or from the beginning, until the next
row of the same unit: so is a unit opened, renamed, or moved to another group. It is there up to the
year in which it was ``closed``, with that year: its facts of it count, but at its end the unit is
counted and listed no more. ``merged_into`` says which unit took it over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from ataskaita.data.table_names import GROUPS, UNITS
from ataskaita.lithuanian.words import capitalized
from ataskaita.translation import _

#: The id that stands for the library as a whole in a column of units.
LIBRARY = "library"

#: The columns of units that say of which years a row speaks; a report may do without them.
HISTORY = ("since", "closed", "merged_into")

#: The tables that say which units there are; all others refer to them.
REGISTERS = (GROUPS, UNITS)


@dataclass(frozen=True)
class Group:
    """A group of units that tables compare."""

    id: str
    name: str
    short_name: str
    order: int
    in_total: bool


@dataclass(frozen=True)
class Unit:
    """A unit of the library, as one row of the file describes it.

    Parameters
    ----------
    id, name, kind, group, served_by : str
        What the columns of the file say.
    active : bool
        Whether it works; seen from a year, whether it does so at the end of the year.
    since, closed : int
        The first year that the row holds for and the year of closing; 0 where the file says none.
    merged_into : str
        The unit that took it over, if any.
    place : int
        The row's place in the table, counted from 0.
    """

    id: str
    name: str
    kind: str
    group: str
    served_by: str = ""
    active: bool = True
    since: int = 0
    closed: int = 0
    merged_into: str = ""
    place: int = 0


@dataclass(frozen=True)
class Units:
    """All units and groups, as they are in one year.

    Parameters
    ----------
    groups : mapping
        Group id -> `Group`, in the order of tables.
    rows : tuple of Unit
        What the file says of units, row by row, of whatever year.
    year : int or None
        The year; None for all units there ever were, as they were last.
    """

    groups: Mapping[str, Group]
    rows: tuple[Unit, ...]
    year: int | None = None
    _views: dict[int | None, Units] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    @classmethod
    def of(cls, tables: Mapping[tuple[str, int | None], Any], year: int | None = None) -> Units:
        """Make them of the tables `REGISTERS` among others.

        Rows without an id are passed over, so that other tables can be checked against what is
        there even while these two have faults of their own.
        """
        groups, units = (tables[name, None].rows.columns for name in REGISTERS)
        of_groups = [
            Group(id, name, short_name, int(order), in_total == "yes")
            for _, (id, order, name, short_name, in_total) in _rows(
                groups, "group", "order", "name", "short_name", "in_total"
            )
        ]
        columns = ("unit", "group", "name", "kind", "served_by", "active", *HISTORY)
        of_units = []
        for place, (id, group, name, kind, served_by, active, *history) in _rows(units, *columns):
            since, closed, merged_into = history
            merged_into = merged_into if isinstance(merged_into, str) else ""
            known = (id, name, kind, group, served_by, active != "no")
            of_units.append(Unit(*known, _year(since), _year(closed), merged_into, place))
        ordered = sorted(of_groups, key=lambda group: group.order)
        return cls({group.id: group for group in ordered}, tuple(of_units), year)

    def in_year(self, year: int | None) -> Units:
        """The same units and groups as they are in another year; see `year`."""
        if year == self.year:
            return self
        if year not in self._views:
            self._views[year] = replace(self, year=year)
        return self._views[year]

    @cached_property
    def known(self) -> Mapping[str, Unit]:
        """Every unit there ever was: as it is in the year, or as it was nearest to it."""
        found: dict[str, Unit] = {}
        for row in sorted(self.rows, key=lambda row: row.since):
            if row.id not in found or self.year is None or row.since <= self.year:
                found[row.id] = row
        return {row.id: found[row.id] for row in self.rows}

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """The units that are open in the year or at least in a part of it, in the file's order."""
        return {
            id: replace(unit, active=False) if self._closes(unit) else unit
            for id, unit in self.known.items()
            if self.year is None or unit.since <= self.year <= (unit.closed or self.year)
        }

    @cached_property
    def opened(self) -> tuple[str, ...]:
        """The units that there are in the year, and were not in the year before."""
        before = self.in_year(self.year - 1).units if self.year else self.units
        return tuple(id for id in self.units if id not in before)

    def neighbours(self, id: str) -> set[str]:
        """The units that work in the group of another one, those opened in the year aside."""
        group = self.members(self.group_of(id))
        return {unit for unit in group if self.units[unit].active} - {*self.opened, id}

    def working(self, *kinds: str) -> tuple[str, ...]:
        """The units, of these kinds if any are named, that work at the end of the year."""
        return tuple(
            unit.id
            for unit in self.units.values()
            if unit.active and (not kinds or unit.kind in kinds)
        )

    @cached_property
    def total_groups(self) -> tuple[str, ...]:
        """The groups that add up to the library, in order; without those whose units all closed."""
        return tuple(
            id for id, group in self.groups.items() if group.in_total and not self._gone(id)
        )

    def all_ids(self) -> tuple[str, ...]:
        """Every group and unit of the year, groups first."""
        groups = (id for id in self.groups if not self._gone(id))
        return tuple(dict.fromkeys([*groups, *self.units]))

    def known_ids(self) -> tuple[str, ...]:
        """Every group and unit of whatever year, groups first."""
        return tuple(dict.fromkeys([*self.groups, *self.known]))

    def name(self, id: str) -> str:
        """The Lithuanian name of a unit or group; the library's own is in the settings."""
        return capitalized(self.name_inside(id))

    def name_inside(self, id: str) -> str:
        """The name as it stands inside a sentence: small where it begins with a common word."""
        found = self.groups.get(id) or self.known.get(id)
        if found is None:
            raise KeyError(f"no unit or group is called {id!r}")
        return found.name

    def in_words(self, id: str) -> str:
        """What messages call a unit, a group or the library; any other id is left as it is."""
        if id == LIBRARY:
            return _("the whole library")
        return self.name_inside(id) if id in self.groups or id in self.known else id

    def short_name(self, id: str) -> str:
        """The name where there is little room: a group's short one, a unit's own."""
        return self.groups[id].short_name if id in self.groups else self.name(id)

    def group_of(self, id: str) -> str:
        """The group a unit belongs to; a group and the library are their own."""
        return id if id in self.groups or id not in self.known else self.known[id].group

    def members(self, id: str) -> tuple[str, ...]:
        """The units of a group; of the library, all units of the groups that make it up."""
        groups = self.total_groups if id == LIBRARY else (id,)
        return tuple(unit.id for unit in self.units.values() if unit.group in groups)

    def counted(self, id: str) -> frozenset[str]:
        """The ids whose rows count towards a unit, a group or the library."""
        groups = self.total_groups if id == LIBRARY else ()
        return frozenset((id, *self.members(id), *groups))

    def of_kind(self, *kinds: str) -> tuple[str, ...]:
        """The units of these kinds."""
        return tuple(unit.id for unit in self.units.values() if unit.kind in kinds)

    def in_total(self, id: str) -> bool:
        """Whether a unit or group counts towards the library.

        A unit of an unknown group does: the report's rules say so, once.
        """
        group = self.groups.get(self.group_of(id))
        return group is None or group.in_total

    def _closes(self, unit: Unit) -> bool:
        return self.year is not None and 0 < unit.closed <= self.year

    def _gone(self, group: str) -> bool:
        """Whether a group had units, but has none in the year; one without any may have facts."""
        ever = any(row.group == group for row in self.rows)
        return ever and all(unit.group != group for unit in self.units.values())


def _rows(table: Mapping[str, Iterable], *names: str) -> Iterator[tuple[int, tuple]]:
    """Place and cells of the rows in which the first two of some columns are filled.

    An empty cell may be NaN; a column that is not there has empty cells.
    """
    length = len(list(table[names[0]]))
    columns = (table[name] if name in table else [""] * length for name in names)
    for place, row in enumerate(zip(*columns, strict=True)):
        if all(cell == cell and cell != "" for cell in row[:2]):
            yield place, row


def _year(cell: object) -> int:
    """A year; 0 where a cell holds none."""
    text = str(cell).strip()
    return int(text) if text.isdecimal() else 0
