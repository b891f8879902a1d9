"""Finding an indicator: by words, or by the cell of a raw table that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from ataskaita.data.snapshot import Snapshot
from ataskaita.data.tables import Table
from ataskaita.errors import UserError
from ataskaita.indicators.registry import REGISTRY, Indicator
from ataskaita.indicators.scope import LIBRARY, Scope, compute
from ataskaita.lithuanian.search import matches
from ataskaita.translation import _
from ataskaita.values.amounts import Amount


@dataclass(frozen=True)
class Call:
    """An indicator as a chapter calls it, and what that gives.

    Parameters
    ----------
    indicator : Indicator
    unit : str
        The library, a group or a unit.
    year : int
    amount : Amount
    dimensions : mapping
        The indicator's further keys.
    """

    indicator: Indicator
    unit: str
    year: int
    amount: Amount
    dimensions: Mapping[str, str] = field(default_factory=dict)

    def written(self, this: int) -> str:
        """How a sentence calls it in a report of a year: ``v("visits.total", "north")``."""
        said = [f'"{self.indicator.id}"']
        if self.unit != LIBRARY:
            said.append(f'"{self.unit}"')
        said += [f'{name}="{value}"' for name, value in self.dimensions.items()]
        if self.year != this:
            said.append("year=last" if self.year == this - 1 else f"year={self.year}")
        return f"v({', '.join(said)})"

    @property
    def text(self) -> str:
        """The number as a sentence shows it."""
        return self.indicator.measure.text(self.amount.number)


def find_indicators(wanted: str, snapshot: Snapshot) -> list[Indicator]:
    """The indicators whose id, name, definition or categories hold some words, by id.

    Parameters
    ----------
    wanted : str
        Words in any case and number, or parts of an id; all are found where it is empty.
    snapshot : Snapshot
        The data, which knows the names of categories.
    """
    found = []
    for key, indicator in sorted(REGISTRY.items()):
        known = categories(indicator, snapshot) if indicator.dimensions else {}
        named = [part for words in known.values() for word in words.items() for part in word]
        if matches(wanted, " ".join((key, indicator.name, indicator.definition, *named))):
            found.append(indicator)
    return found


def categories(indicator: Indicator, snapshot: Snapshot) -> dict[str, dict[str, str]]:
    """What the dimensions of an indicator may be: dimension -> value -> its Lithuanian name.

    Only what gives a number in one of the years that were received.
    """
    found: dict[str, dict[str, str]] = {name: {} for name in indicator.dimensions}
    for year in snapshot.tables.years:
        for unit in (LIBRARY, *snapshot.tables.units.total_groups):
            for call in _calls(indicator, snapshot, year, unit):
                tables = {source.table for source in call.amount.sources}
                for name, value in call.dimensions.items():
                    labels = {snapshot.label(name, value, table) for table in tables}
                    label = labels.pop() if len(labels) == 1 else snapshot.label(name, value)
                    found[name].setdefault(value, label)
    return found


def in_words(indicator: Indicator, snapshot: Snapshot, year: int) -> list[str]:
    """What each dimension of an indicator may be; of one without any, the library's number."""
    if indicator.dimensions:
        lines = []
        for name, known in categories(indicator, snapshot).items():
            words = (id if id == word else f"{id} ({word})" for id, word in known.items())
            lines.append(f"{name} = {', '.join(words) or '…'}")
        return lines
    call = next(_calls(indicator, snapshot, year, LIBRARY), None)
    shown = call.text if call else _("none for the library as a whole")
    return [f"{year}: {shown}"]


def resting_on(snapshot: Snapshot, table: Table, line: int | None, year: int) -> list[Call]:
    """The indicators that rest on a row of a raw table, or on any of it.

    Parameters
    ----------
    snapshot : Snapshot
        The data.
    table : Table
        One of its tables.
    line : int or None
        The row, by its line in the file; None for the whole table.
    year : int
        The year to compute them for, where the table has none.

    Returns
    -------
    list of Call
        By id; for a row, each for its unit, for the group of that and for the library, as far as
        they rest on it; for a whole table each once, the library first.

    Raises
    ------
    UserError
        The table has no such row.
    """
    rows = table.rows
    if line is not None and line not in rows.lines:
        message = _("{file} has no row on line {line}.").format(file=table.path, line=line)
        fix = _("Its rows stand on lines {first} to {last}.")
        raise UserError(message, fix.format(first=rows.lines[0], last=rows.lines[-1]))
    units, scopes = snapshot.tables.units, [LIBRARY]
    if line is None:
        scopes += [*units.total_groups, *units.units]
    elif "unit" in rows.columns:
        unit = rows.columns["unit"][rows.lines.index(line)]
        scopes = [*dict.fromkeys((unit, units.group_of(unit), LIBRARY))]
    found: dict[tuple[str, ...], Call] = {}
    for key, scope in product(sorted(REGISTRY), scopes):
        for call in _calls(REGISTRY[key], snapshot, table.year or year, scope):
            if _rests_on(call.amount, table, line):
                # Of a whole table each is told once.
                where = scope if line is not None else ""
                found.setdefault((key, where, *call.dimensions.values()), call)
    return list(found.values())


def _rests_on(amount: Amount, table: Table, line: int | None) -> bool:
    return any(
        source.path == table.path
        and (line is None or line in source.lines or source.count > len(source.rows))
        for source in amount.sources
    )


def _calls(indicator: Indicator, snapshot: Snapshot, year: int, unit: str) -> Iterator[Call]:
    """An indicator with all the dimensions that give a number."""
    scope = Scope(snapshot.tables, year, unit)
    for values in product(*(_values(name, snapshot) for name in indicator.dimensions)):
        dimensions = dict(zip(indicator.dimensions, values, strict=True))
        try:
            amount = compute(scope, indicator.id, **dimensions)
        except (UserError, KeyError, ValueError):
            # What the indicator makes of a category that it does not know is its own affair.
            continue
        if dimensions and not any(source.count for source in amount.sources):
            # A count of no rows: no such category.
            continue
        yield Call(indicator, unit, year, amount, dimensions)


def _values(dimension: str, snapshot: Snapshot) -> list[str]:
    """All that a dimension may be: what its column may hold, and does hold, in any table."""
    found: dict[str, None] = {}
    for record in snapshot.dictionary["columns"]:
        if record["column"] == dimension:
            found |= dict.fromkeys(record["values"])
    for table in snapshot.tables:
        held = table.rows.columns.get(dimension, ())
        found |= dict.fromkeys(cell for cell in held if isinstance(cell, str) and cell)
    return list(found)
