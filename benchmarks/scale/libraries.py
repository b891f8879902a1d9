"""Many libraries over several years, and a chapter that compares them.

A project of ours is one library. Each synthetic library is therefore a folder of data of its own,
changed at random where no other table has to agree; their loans are added up into a table of the
project that compares them all.
"""

from __future__ import annotations

import csv
import io
import random
import re
import shutil
from functools import partial
from pathlib import Path

from benchmarks.scale.additions import SIDECAR, add_chapter, add_indicators, add_schema
from benchmarks.workplace import ROOT, Workplace

YEARS = (2023, 2022, 2021, 2020, 2019)

#: Tables whose numbers no rule compares with those of another, and the rows that are an exception.
LOOSE = {"loans": "audio", "online": ""}

_PERIOD = re.compile(r"^period: .*$", re.MULTILINE)

_SCHEMA = '''"""Loans of several libraries and years."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class Network(Fact):
    """Loans of several libraries and years."""

    library: Series[str] = choice_field("Biblioteka", "Bibliotekos kodas", {libraries})
    period: Series[str] = choice_field("Metai", "Kurių metų", {periods})
    value: Series[int] = count_field("Išduota", "Išduotų dokumentų skaičius")

    class Config:
        """What the table is."""

        name = "network"
        title = "Bibliotekų išduotis"
        description = "Kelių bibliotekų kelerių metų išduotis"
        unique = ["library", "period"]
        metadata = about("fiz. vnt.", required="no", additive=False)
'''

_INDICATOR = """

@indicator(
    "loans.of_library",
    "Bibliotekos išduotis",
    ITEMS,
    "Vienos bibliotekos vienų metų išduotų dokumentų skaičius.",
    dimensions=("library", "period"),
)
def of_library(x: Scope, library: str, period: str) -> Amount:
    return x.sum("network", library=library, period=period)
"""

_TABLE = """#| label: tbl-network
#| tbl-cap: Bibliotekų išduotis, fiz. vnt.
table(
{columns}
    rows=by("library", {libraries}),
    stub="Biblioteka",
)"""


def make_libraries(folder: Path, count: int) -> list[Path]:
    """Make libraries with five years of raw data each, the same every time.

    Parameters
    ----------
    folder : Path
        Where; one folder each.
    count : int
        How many.
    """
    chance = random.Random(2023)
    return [_make(folder / f"library_{number + 1}", chance) for number in range(count)]


def _make(root: Path, chance: random.Random) -> Path:
    root.mkdir(parents=True)
    for name in ("_quarto.yml", "_variables.yml"):
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(ROOT / "data", root / "data", ignore=shutil.ignore_patterns("raw"))
    for year in YEARS:
        folder = root / "data" / "raw" / str(year)
        shutil.copytree(ROOT / "data" / "raw" / "2023", folder)
        for sidecar in folder.glob("*.meta.yml"):
            text = sidecar.read_text(encoding="utf-8")
            sidecar.write_text(_PERIOD.sub(partial(_of_year, year), text), "utf-8")
        for name, kept in LOOSE.items():
            _vary(folder / f"{name}.csv", kept, chance)
    return root


def _of_year(year: int, period: re.Match[str]) -> str:
    return period[0].replace("2023", str(year))


def _vary(path: Path, kept: str, chance: random.Random) -> None:
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    for row in rows:
        if kept not in row.values() and row.get("status", "reported") == "reported":
            row["value"] = str(round(int(row["value"]) * chance.uniform(0.9, 1.1)))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def add_comparison(place: Workplace, loans: dict[tuple[str, int], int]) -> None:
    """Declare the table of all libraries in a project, fill it, and show it in a chapter.

    Parameters
    ----------
    place : Workplace
        A copy of the project.
    loans : dict
        (Library, year) -> its loans.
    """
    libraries = list(dict.fromkeys(library for library, _ in loans))
    periods = {f"year_{'abcde'[n]}": year for n, year in enumerate(YEARS)}
    labels = {name: f"Biblioteka Nr. {name.removeprefix('library_')}" for name in libraries}
    years = {period: str(year) for period, year in periods.items()}
    text = _SCHEMA.replace("{libraries}", repr(labels)).replace("{periods}", repr(years))
    add_schema(place, "network", "Network", text)
    add_indicators(place, _INDICATOR)
    rows = [f"{library},{period},{loans[library, year]}\n" for library in libraries
            for period, year in periods.items()]  # fmt: skip
    folder = place.root / "data" / "raw" / "2023"
    (folder / "network.csv").write_text("".join(["library,period,value\n", *rows]), "utf-8")
    sidecar = SIDECAR.format(title="Bibliotekų išduotis", year=2023)
    (folder / "network.meta.yml").write_text(sidecar, encoding="utf-8")
    columns = "\n".join(
        f'    col("loans.of_library", "{year}", period="{period}"),  # typed: a heading'
        for period, year in years.items()
    )
    names = ", ".join(f'"{library}"' for library in libraries)
    add_chapter(place, "17-network", "# Bibliotekos {#sec-network}",
                _TABLE.format(columns=columns, libraries=names))  # fmt: skip
