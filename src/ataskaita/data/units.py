"""The library's units and groups: their names, their order, and which belongs to which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ataskaita.data.own import GROUPS, UNITS

#: The id that stands for the library as a whole in a column of units.
LIBRARY = "library"

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
    """A unit of the library."""

    id: str
    name: str
    kind: str
    group: str
    served_by: str
    active: bool


@dataclass(frozen=True)
class Units:
    """All units and groups.

    Parameters
    ----------
    groups : mapping
        Group id -> `Group`, in the order of tables.
    units : mapping
        Unit id -> `Unit`, in the order of the file.
    """

    groups: Mapping[str, Group]
    units: Mapping[str, Unit]

    @classmethod
    def of(cls, groups: Mapping[str, Iterable], units: Mapping[str, Iterable]) -> Units:
        """Make them of the columns of the tables ``groups`` and ``units``.

        Rows without an id are passed over, so that other tables can be checked against what is
        there even while these two have faults of their own.
        """
        of_groups = [
            Group(id, name, short_name, int(order), in_total == "yes")
            for id, order, name, short_name, in_total in _rows(
                groups, "group", "order", "name", "short_name", "in_total"
            )
        ]
        of_units = [
            Unit(id, name, kind, group, served_by, active == "yes")
            for id, group, name, kind, served_by, active in _rows(
                units, "unit", "group", "name", "kind", "served_by", "active"
            )
        ]
        return cls(
            {group.id: group for group in sorted(of_groups, key=lambda group: group.order)},
            {unit.id: unit for unit in of_units},
        )

    @cached_property
    def total_groups(self) -> tuple[str, ...]:
        """The groups that add up to the library, in order."""
        return tuple(group.id for group in self.groups.values() if group.in_total)

    def all_ids(self) -> tuple[str, ...]:
        """Every group and unit, groups first."""
        return tuple(dict.fromkeys([*self.groups, *self.units]))

    def name(self, id: str) -> str:
        """The Lithuanian name of a unit or group; the library's own is in the settings."""
        found = self.groups.get(id) or self.units.get(id)
        if found is None:
            raise KeyError(f"no unit or group is called {id!r}")
        return found.name

    def short_name(self, id: str) -> str:
        """The name where there is little room: a group's short one, a unit's own."""
        return self.groups[id].short_name if id in self.groups else self.name(id)

    def group_of(self, id: str) -> str:
        """The group a unit belongs to; a group and the library are their own."""
        return id if id in self.groups or id not in self.units else self.units[id].group

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

        A unit of an unknown group does: the rule UNITS-01 reports it, once.
        """
        group = self.groups.get(self.group_of(id))
        return group is None or group.in_total


def _rows(table: Mapping[str, Iterable], *names: str) -> Iterator[tuple]:
    """The rows in which the first two of some columns are filled; an empty cell may be NaN."""
    rows = zip(*(table[name] for name in names), strict=True)
    return (row for row in rows if all(cell == cell and cell != "" for cell in row[:2]))
