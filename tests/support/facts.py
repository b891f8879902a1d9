"""Small tables made in memory, and those of a report with a few numbers changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from ataskaita.data.snapshot import Snapshot
from ataskaita.data.tables import Rows, Table, Tables
from ataskaita.data.units import Units
from ataskaita.values.amounts import Row, Source

#: Two groups make up the library; the stops of its bus are outside the total.
GROUPS = pd.DataFrame(
    [
        ("town", "Miestelio biblioteka", "Miestelis", 1, "yes"),
        ("islands", "Salų skyriai", "Salos", 2, "yes"),
        ("stops", "Bibliobuso sustojimai", "Sustojimai", 3, "no"),
    ],
    columns=["group", "name", "short_name", "order", "in_total"],
)
UNITS = pd.DataFrame(
    [
        ("town", "Miestelio biblioteka", "house", "town", "", "yes"),
        ("laiu", "Laiu sala", "house", "islands", "", "yes"),
        ("suur", "Suur sala", "house", "islands", "", "yes"),
        ("kai", "Prieplauka", "stop", "stops", "laiu", "yes"),
        ("mets", "Miško kryžkelė", "stop", "stops", "suur", "no"),
    ],
    columns=["unit", "name", "kind", "group", "served_by", "active"],
)

YEARS = (2019, 2018)


def facts(name: str, year: int | None, columns: str, *rows: tuple) -> Table:
    """A table as loading gives it: ``facts("visits", 2019, "unit value", ("laiu", 5))``."""
    frame = pd.DataFrame(list(rows), columns=columns.split())
    if "value" in frame:
        for column, otherwise in (
            ("status", "reported"),
            ("lower", frame["value"]),
            ("upper", frame["value"]),
        ):
            if column not in frame:
                frame[column] = otherwise
    frame.index = pd.RangeIndex(2, 2 + len(frame))
    path = f"data/raw/{year}/{name}.csv" if year else f"data/{name}.csv"
    meta = {"title": name, "source": "šaltinis", "producer": "kas nors"}
    return Table(name, year, path, f"{name}-{year}".ljust(64, "0"), Rows.of(frame), meta)


def source(table: str, *lines: int) -> Source:
    """Rows of a table that a number rests on."""
    rows = tuple(Row(line, f"row {line}", "1") for line in lines)
    year = YEARS[0]
    return Source(table, year, f"data/raw/{year}/{table}.csv", "ab" * 32, rows, len(rows))


def register(*tables: Table) -> Tables:
    """The tables together with the units above."""
    rows = Rows.of(UNITS.set_axis(range(2, 2 + len(UNITS))))
    units = replace(facts("units", None, "unit"), rows=rows)
    named = {(table.name, table.year): table for table in (units, *tables)}
    groups = replace(units, name="groups", rows=Rows.of(GROUPS))
    return Tables(YEARS, Units.of(named | {("groups", None): groups}), named)


def altered(tables: Tables, *changes: tuple[str, int, Mapping[str, str], float]) -> Tables:
    """The tables with other values in the rows that have the given keys."""
    found = dict(tables.tables)
    for name, year, keys, value in changes:
        frame = found[name, year].frame.copy()
        rows = pd.Series(True, index=frame.index)
        for column, wanted in keys.items():
            rows &= frame[column] == wanted
        assert rows.any(), f"{name} {year} has no row with {keys}"
        for column in ("value", "lower", "upper"):
            if column in frame:
                frame.loc[rows, column] = value
        if "status" in frame:
            frame.loc[rows, "status"] = "reported"
        found[name, year] = replace(found[name, year], rows=Rows.of(frame))
    return replace(tables, tables=found)


def without(tables: Tables, *gone: tuple[str, int]) -> Tables:
    """The tables without some."""
    return replace(tables, tables={k: t for k, t in tables.tables.items() if k not in gone})


def broken(tables: Tables, breaks: Mapping[tuple[str, int], str]) -> Tables:
    """The tables with what has changed, so that earlier years can't be compared, in sidecars."""
    changed = {
        place: replace(tables.tables[place], meta={**tables.tables[place].meta, "break": text})
        for place, text in breaks.items()
    }
    return replace(tables, tables={**tables.tables, **changed})


def as_snapshot(snapshot: Snapshot, tables: Tables) -> Snapshot:
    """A snapshot of other tables with the same dictionary."""
    return replace(snapshot, tables=tables)
