"""Years that never were, for tests of series over years: made from a report's own latest year.

``python -m tests.support.synthetic_years FOLDER --seed 1`` writes the five years before the first
that the report in that folder has. The same seed gives the same years. They keep every schema and
every rule: a table whose numbers would break one moves as a whole; where that breaks it too, or
leaves them as they were, it is left out. Every sidecar says in
Lithuanian that the numbers are made up, as title, producer, source and note, so that nobody can
take them for real.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from ataskaita.data.folder import SIDECAR, table_path
from ataskaita.data.loading import load
from ataskaita.data.table_names import TABLES
from ataskaita.data.tables import Table, Tables
from ataskaita.errors import DataErrors
from ataskaita.project import Project
from ataskaita.registry import SCHEMAS
from ataskaita.schema import RULES, Fact

PRODUCER = "Niekas: sintetiniai duomenys programai bandyti"
NOTE = "Sintetiniai duomenys: skaičiai sugalvoti programai bandyti ir tikrovės nerodo."

#: How far a number moves in a year with the library, its table, its unit, and by itself: first
#: freely, then with all others alike.
_SIZES = ((0.04, 0.05, 0.04, 0.02), (0.04, 0, 0, 0))
_LAST = len(_SIZES) - 1

#: Columns that say of a number how certain it is; all made up ones are certain.
_LEFT_OUT = frozenset({"status", "lower", "upper", "note"})


@dataclass(frozen=True)
class Synthetic:
    """What was made.

    Parameters
    ----------
    years : tuple of int
        The years, the latest first.
    moved, left_out : frozenset of (str, int)
        Table and year: with numbers of their own, and those whose rules could not be kept.
    """

    years: tuple[int, ...]
    moved: frozenset[tuple[str, int]]
    left_out: frozenset[tuple[str, int]]


def write_synthetic_years(project: Project, *, seed: int, count: int = 5) -> Synthetic:
    """Write the years before the first that a report has.

    Parameters
    ----------
    project : Project
        A copy of a report: its data is added to.
    seed : int
        What the numbers depend on.
    count : int
        How many years.
    """
    received = load(project)
    first = min(year for _, year in received.tables if year)
    years = tuple(range(first - 1, first - 1 - count, -1))
    made = {(table.name, year): table for year in years for table in _facts(received)}
    steps = dict.fromkeys(made, 0)
    for (_, year), table in made.items():
        _write(project, table, year, _moved(table, first, year, seed, _SIZES[0]))
    while wrong := _wrong(project, received.years[0], years):
        movable = {p for places in wrong for p in places if steps.get(p, _LAST) < _LAST}
        # What contradicts itself as it was received cannot be put right here.
        last = {places[0] for places in wrong if not movable.intersection(places)}
        for place in movable | last:
            steps[place] += 1
            name, year = place
            if place in last:
                path = table_path(project, name, "raw", year)
                path.unlink()
                path.with_suffix(SIDECAR).unlink()
            else:
                moved = _moved(made[place], first, year, seed, _SIZES[steps[place]])
                _write(project, made[place], year, moved)
    return Synthetic(
        years,
        *(
            frozenset(place for place, step in steps.items() if test(step))
            for test in (lambda s: s <= _LAST, lambda s: s > _LAST)
        ),
    )


def _facts(tables: Tables) -> list[Table]:
    """The tables of the report year that hold numbers of their own."""
    return [
        table
        for table in tables
        if table.year == tables.years[0]
        and table.name not in TABLES
        and issubclass(SCHEMAS[table.name], Fact)
    ]


def _wrong(project: Project, latest: int, years: Sequence[int]) -> list[list[tuple[str, int]]]:
    """The tables of each finding in some years, the one it names first."""
    try:
        load(project, years=(latest, *years))
    except DataErrors as errors:
        found = []
        for finding in errors.findings:
            path = Path(finding.file)
            year, name = int(path.parent.name), path.name.split(".")[0]
            if year == latest:
                # It says the same as a year that was made from it.
                made = [y for y in years if table_path(project, name, "raw", y).is_file()]
                assert made, finding
                found.append([(name, y) for y in made])
                continue
            others = RULES[finding.rule].tables if finding.rule in RULES else ()
            found.append([(name, year), *((other, year) for other in others if other != name)])
        return found
    return []


def _moved(
    table: Table, first: int, year: int, seed: int, sizes: Sequence[float]
) -> dict[str, list]:
    """The columns of a table as they may have been some years earlier."""
    rows, columns = table.rows, dict(table.rows.columns)
    numbers = [n for n in (*rows.whole, *rows.numbers) if n not in table.keys and n != "digits"]
    passed = range(first - 1, year - 1, -1)
    factors = [_factor(table, place, passed, seed, sizes) for place in range(len(rows))]
    for column in numbers:
        columns[column] = [
            _number(held, factor, whole=column in rows.whole)
            for held, factor in zip(columns[column], factors, strict=True)
        ]
    return columns


def _factor(
    table: Table, place: int, passed: Sequence[int], seed: int, sizes: Sequence[float]
) -> float:
    """How far a row has moved in the years passed."""
    unit = table.rows.columns.get("unit", [""] * len(table.rows))[place]
    moved = ("library", table.name, f"unit {unit}", f"{table.name} {place}")
    factor = 1.0
    for year in passed:
        for size, what in zip(sizes, moved, strict=True):
            factor *= 1 + random.Random(f"{seed} {year} {what}").uniform(-size, size)
    return factor


def _number(held: float, factor: float, *, whole: bool) -> float:
    if held != held:
        return held
    if whole:
        return round(held * factor)
    places = len(f"{held:.15g}".partition(".")[2])
    return round(held * factor, places)


def _write(project: Project, table: Table, year: int, columns: dict[str, list]) -> None:
    path = table_path(project, table.name, "raw", year)
    path.parent.mkdir(parents=True, exist_ok=True)
    names = [name for name in columns if name not in _LEFT_OUT]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*names, "status"])
        for row in zip(*(columns[name] for name in names), strict=True):
            writer.writerow([*map(_cell, row), "reported"])
    was = str(table.year)
    sidecar = {
        "title": f"{table.meta['title']} (sintetiniai duomenys)",
        "producer": PRODUCER,
        "source": NOTE,
        "period": table.meta["period"].replace(was, str(year)),
        "received": f"{year + 1}-01-15",
        "notes": NOTE,
    }
    text = yaml.safe_dump(sidecar, allow_unicode=True, sort_keys=False)
    # A date is written without quotation marks.
    text = text.replace(f"'{sidecar['received']}'", sidecar["received"])
    path.with_suffix(SIDECAR).write_text(text, encoding="utf-8")


def _cell(held: object) -> str:
    if held is None or held != held:
        return ""
    return f"{held:.15g}" if isinstance(held, float) else str(held)


def main() -> None:
    """Write them into a report, and say which tables could not be made."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="a copy of a report")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--years", type=int, default=5)
    given = parser.parse_args()
    made = write_synthetic_years(Project.find(given.folder), seed=given.seed, count=given.years)
    print(f"{made.years[-1]}–{made.years[0]}: {len(made.moved)} tables.")
    for name in sorted({name for name, _ in made.left_out}):
        print(f"left out: {name}")


if __name__ == "__main__":
    main()
