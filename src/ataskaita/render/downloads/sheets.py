"""The sheets of the workbook: what they are called, and what stands in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from ataskaita.data.snapshot import Snapshot
from ataskaita.indicators import LIBRARY, REGISTRY
from ataskaita.lithuanian.words import sort_key
from ataskaita.render.downloads.grid import Cell, Column, Grid, measure_of
from ataskaita.render.downloads.raw import RawTable
from ataskaita.render.embedded.chapter import Chapter
from ataskaita.values.marks import NOTES, PUBLISHED, STATUS_WORDS

REMARKS, INDICATORS, VALUES, SOURCES = "Pastabos", "Rodikliai", "Skaičiai", "Šaltiniai"

#: The longest name that a sheet may have.
_NAME = 31

_KINDS = {"value": "reikšmė", "change": "pokytis", "relative": "pokytis procentais"}


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, its title, its columns, and what stands above them."""

    name: str
    title: str
    columns: list[Column]
    lines: list[str] = field(default_factory=list)
    chapter: str = ""


def sheets_of(
    chapters: Sequence[Chapter],
    grids: Sequence[Grid],
    records: Iterable[Mapping[str, Any]],
    raw: Sequence[RawTable],
    snapshot: Snapshot,
) -> list[Sheet]:
    """All sheets of the workbook, in order.

    Parameters
    ----------
    chapters : sequence of Chapter
        The chapters, in order.
    grids : sequence of Grid
        The tables and charts.
    records : iterable of mapping
        The ledger.
    raw : sequence of RawTable
        Where the numbers come from.
    snapshot : Snapshot
        The validated data, for the names of units.
    """
    printed = list({record["id"]: record for record in records}.values())
    return [
        Sheet(REMARKS, "Pastabos ir žymos", _remarks()),
        *_sheets_of_tables(grids, chapters),
        Sheet(INDICATORS, "Rodiklių apibrėžtys", _indicators(printed)),
        Sheet(
            VALUES,
            "Visi ataskaitoje išspausdinti skaičiai",
            _values(printed, snapshot),
            ["Kiekvienas skaičius – vieną kartą, su visais skaitmenimis."],
        ),
        Sheet(SOURCES, "Duomenų šaltiniai", _sources(raw)),
    ]


def _sheets_of_tables(grids: Sequence[Grid], chapters: Sequence[Chapter]) -> Iterator[Sheet]:
    pages = {chapter.stem: chapter for chapter in chapters}
    unnumbered: Counter[str] = Counter()
    for grid in grids:
        titled, chapter = grid.titled, pages[grid.titled.page]
        if not titled.number:
            unnumbered[chapter.title] += 1
        count = f" {unnumbered[chapter.title]}"
        name = titled.number[:_NAME] or chapter.title[: _NAME - len(count)] + count
        number = titled.number.removesuffix(".")
        title = f"{number}. {titled.title}" if number else titled.title
        place = f"{chapter.number} {chapter.title}".strip()
        yield Sheet(name, title, list(grid.columns), list(grid.notes), place)


def _remarks() -> list[Column]:
    marks = [said.split(" – ", 1) for said in (*NOTES.values(), f"{PUBLISHED}.")]
    statuses = [
        (STATUS_WORDS["reported"], "Skaičius apskaičiuotas iš tiesiogiai gautų duomenų."),
        (STATUS_WORDS["reconstructed"], "Skaičius atkurtas iš kitų paskelbtų skaičių."),
        (STATUS_WORDS["estimated"], "Skaičius įvertintas."),
        ("nuo … iki …", "Ribos, tarp kurių yra tikrasis skaičius."),
    ]
    return columns_of(("Žyma ar žodis", "Ką reiškia"), [*marks, *statuses])


def _indicators(printed: Sequence[Mapping[str, Any]]) -> list[Column]:
    used = {record["indicator"] for record in printed}
    found = sorted((REGISTRY[id] for id in used if id in REGISTRY), key=lambda i: sort_key(i.name))
    names = ("Rodiklis", "Kodas", "Matas", "Apibrėžtis", "Standartas")
    lines = [(i.name, i.id, i.measure.name, i.definition, i.standard or "–") for i in found]
    return columns_of(names, lines)


def _values(printed: Sequence[Mapping[str, Any]], snapshot: Snapshot) -> list[Column]:
    """Every number of an indicator, once."""
    units = snapshot.tables.units
    records = [record for record in printed if record["indicator"] in REGISTRY]
    texts = columns_of(
        ("Rodiklis", "Kodas", "Pjūviai", "Padalinys", "Metai", "Kas"),
        [
            (
                REGISTRY[record["indicator"]].name,
                record["indicator"],
                _categories(record, snapshot) or "–",
                "Visa biblioteka" if record["unit"] == LIBRARY else units.name(record["unit"]),
                str(record["year"]),
                _KINDS.get(record["kind"], record["kind"]),
            )
            for record in records
        ],
    )
    numbers = []
    for name, key in {"Skaičius": "number", "Nuo": "lower", "Iki": "upper"}.items():
        exact = [Fraction(record[key]) for record in records]
        cells = (Cell(number=n, digits=0 if n.denominator == 1 else 2) for n in exact)
        numbers.append(Column(name, tuple(cells)))
    lines = [
        (measure_of(record), STATUS_WORDS[record["status"]], _source_lines(record) or "–")
        for record in records
    ]
    return [*texts, *numbers, *columns_of(("Matas", "Būsena", "Šaltinio eilutės"), lines)]


def _categories(record: Mapping[str, Any], snapshot: Snapshot) -> str:
    table = record["sources"][0]["table"] if record["sources"] else ""
    return ", ".join(snapshot.label(*keys, table) for keys in record["dimensions"].items())


def _source_lines(record: Mapping[str, Any]) -> str:
    return "; ".join(
        f"{source['file']}: {', '.join(map(str, source['lines']))}" for source in record["sources"]
    )


def _sources(raw: Sequence[RawTable]) -> list[Column]:
    about = list(dict.fromkeys(word for table in raw for word in table.about))
    names = ("Lentelė", "Failas", "Metai", "Eilučių", *about, "Kontrolinė suma (SHA-256)")
    lines = []
    for table in raw:
        told = (table.about.get(word, "–") for word in about)
        size = (str(table.year or "visi"), str(table.rows))
        lines.append((table.title, table.file, *size, *told, table.sha256))
    return columns_of(names, lines)


def columns_of(names: Sequence[str], lines: Sequence[Sequence[str]]) -> list[Column]:
    """Columns of texts, of the lines that they make."""
    columns = zip(*lines, strict=True) if lines else [()] * len(names)
    named = zip(names, columns, strict=True)
    return [Column(name, tuple(map(Cell, texts))) for name, texts in named]
