"""A second library, made up: two towns, no service points, its own categories, nothing published.

Its project is made by the command, then filled in as a librarian would: cell by cell.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path

from ataskaita.new_library.library import Library, genitive, municipality, read_units
from ataskaita.new_library.project import make
from ataskaita.project import Project

NAME = "Kairių rajono savivaldybės viešoji biblioteka"
YEAR = 2025
UNITS = (
    "Kairių centrinė biblioteka @ Kairiai; Kairių vaikų filialas @ Kairiai; "
    "Lankų filialas @ Lankai; Lankų stoties filialas @ Lankai"
)

#: List -> its categories, where they are not those that every library begins with.
CATEGORIES = {
    "event_types": {"workshops": "dirbtuvės", "talks": "pokalbiai", "exhibitions": "parodos"},
    "loan_types": {"books": "knygos", "games": "stalo žaidimai"},
    "age_groups": {"children": "vaikai", "others": "suaugusieji"},
}

#: Tables that it does not have.
DELETED = ("downloads", "shelves", "online")

#: Why there is no table `online`, for readers.
REASON = "Interneto prieigos biblioteka neteikia."

#: Table -> the figure of a row: its number among the rows, and its cells.
FIGURES: Mapping[str, Callable[[int, Mapping[str, str]], object]] = {
    "population": lambda n, row: 4000 + 500 * n,
    "users": lambda n, row: 1000 + 100 * n,
    "users_by_age": lambda n, row: 200 + 10 * n,
    "visits": lambda n, row: 9000 + 700 * n,
    "virtual_visits": lambda n, row: 5200 + n,
    "opening_hours": lambda n, row: f"{38 + n},5",
    "acquisitions": lambda n, row: 300 + 10 * n,
    "acquisition_titles": lambda n, row: 200 if row["unit"] == "library" else 150,
    "acquisition_spending": lambda n, row: f"{1200 + n},50",
    "collection": lambda n, row: 2000 + 100 * n,
    "collection_titles": lambda n, row: 9000 if row["unit"] == "library" else 6000,
    "collection_by_type": lambda n, row: 30600 if n == 0 else 0,
    "withdrawals": lambda n, row: 40 + n,
    "loans": lambda n, row: 20001 if row["document_type"] == "books" else 320,
    "loans_by_age": lambda n, row: 8000,
    "electronic_loans": lambda n, row: 50 + n,
    "interlibrary_loans": lambda n, row: 12 + n,
    "enquiries": lambda n, row: 90 if row["outcome"] == "received" else 80,
    "training": lambda n, row: 25 + n,
    "events": lambda n, row: 10 + n,
    "event_measures": lambda n, row: 61 if row["measure"] == "educational" else 4100,
    "staff": lambda n, row: 31,
    "staff_trained": lambda n, row: 4 + n,
    "staff_by_kind": lambda n, row: 16 - n,
    "premises": lambda n, row: 250 + n,
    "computers": lambda n, row: 14 + n,
    "budget": lambda n, row: "15000,00" if row["measure"] == "received" else "14999,99",
    "quarters": lambda n, row: {
        "loans": 5081 if row["quarter"] == "q1" else 5080,
        "visits": 10050,
        "events": 48 if row["quarter"] == "q1" else 46,
    }.get(row["measure"], 100),
}

#: Tables whose rows a person writes: column -> cell.
WRITTEN = {
    "implemented_projects": [
        {
            "name": "„Skaitome kartu“",
            "programme": "Savivaldybės kultūros programa",
            "library_role": "Vykdytoja",
            "partners": "",
        }
    ],
    "targets": [
        {
            "target": "1.1",
            "section": "1. Aptarnavimas",
            "name": "Išduoti dokumentai",
            "indicator": "loans.items",
            "comparison": "at_least",
            "value": "20000",
            "unit": "library",
            "measure": "fiz. vnt.",
        }
    ],
}


def library() -> Library:
    """What its librarian answers."""
    units, groups = read_units(UNITS)
    return Library(NAME, genitive(NAME), municipality(NAME), YEAR, units, groups)


def empty(folder: Path) -> Project:
    """Its project as the command makes it."""
    make(folder, library())
    return Project(folder)


def filled(folder: Path) -> Project:
    """Its project with a year's figures."""
    project = empty(folder)
    for name, categories in CATEGORIES.items():
        rows = [{"id": id, "name": label} for id, label in categories.items()]
        write(project.root / "data" / "lists" / f"{name}.csv", ["id", "name"], rows)
    entry = f"- {{table: online, reason: {REASON}}}\n"
    (project.data / "not_used.yml").write_text(entry, encoding="utf-8")
    for path in sorted(project.raw(YEAR).glob("*.csv")):
        table = path.stem
        sidecar = path.with_suffix(".meta.yml")
        if table in DELETED:
            path.unlink()
            sidecar.unlink()
            continue
        header, rows = read(path)
        rows = WRITTEN.get(table, rows)
        for column, name in (
            ("event_type", "event_types"),
            ("document_type", "loan_types"),
            ("age_group", "age_groups"),
        ):
            if column in header and table != "collection_by_type":
                rows = _with_categories(rows, column, list(CATEGORIES[name]))
        for number, row in enumerate(rows):
            if table in FIGURES:
                row["value"] = FIGURES[table](number, row)
            if "fte" in header:
                row["fte"] = f"{18 - 2 * number},75"
        write(path, header, rows)
        text = sidecar.read_text(encoding="utf-8")
        text = text.replace('source: ""', 'source: "Metų apskaita"')
        sidecar.write_text(text.replace("received:\n", "received: 2026-01-12\n"), "utf-8")
    return project


def read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """The header and the rows of a file as it was laid out."""
    reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";")
    return list(reader.fieldnames or ()), list(reader)


def write(path: Path, header: list[str], rows: list[dict]) -> None:
    """Save a file as a spreadsheet of a Lithuanian office does."""
    text = io.StringIO()
    writer = csv.DictWriter(text, header, delimiter=";", lineterminator="\r\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text("\ufeff" + text.getvalue(), encoding="utf-8", newline="")


def _with_categories(rows: list[dict], column: str, categories: list[str]) -> list[dict]:
    """The rows, each once for every category of a column."""
    bare = {tuple((k, v) for k, v in row.items() if k != column): row for row in rows}
    return [row | {column: category} for row in bare.values() for category in categories]
