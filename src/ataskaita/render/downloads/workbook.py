"""All tables of the report in one workbook, as accessible spreadsheets of statistics are made.

A sheet has one table, its title in the first cell, headings in one row, no merged cells and no
empty rows; what is to be known of a number stands in a column beside it, in words.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from ataskaita.cache import ensure
from ataskaita.chapter.explain import STATUS_WORDS
from ataskaita.chapter.tables import NOTES
from ataskaita.indicators import LIBRARY, REGISTRY
from ataskaita.lithuanian.words import sort_key
from ataskaita.render.book import Book
from ataskaita.render.downloads.grid import Cell, Column, Grid
from ataskaita.render.downloads.raw import RawTable

if TYPE_CHECKING:
    from xlsxwriter.workbook import Format, Workbook
    from xlsxwriter.worksheet import Worksheet

    from ataskaita.data.snapshot import Snapshot
    from ataskaita.render.embedded.convert import Chapter

COVER, REMARKS, INDICATORS, VALUES, SOURCES = (
    "Turinys",
    "Pastabos",
    "Rodikliai",
    "Skaičiai",
    "Šaltiniai",
)

#: Widths of columns, in letters.
_NARROW, _WIDE = 12, 60

#: Letters of a line above a table.
_LINE_LETTERS = 110

#: The height of a line, in points.
_LINE = 15.75

#: The longest name that a sheet may have.
_NAME = 31

_KINDS = {"value": "reikšmė", "change": "pokytis", "relative": "pokytis procentais"}


def write_workbook(
    path: Path,
    book: Book,
    chapters: Sequence[Chapter],
    grids: Sequence[Grid],
    records: Iterable[Mapping[str, Any]],
    raw: Sequence[RawTable],
    snapshot: Snapshot,
) -> None:
    """Write the workbook; the same report gives the same bytes.

    Parameters
    ----------
    path : Path
        The file.
    book : Book
        Its title and the like.
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
    import xlsxwriter

    memory = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    made = xlsxwriter.Workbook(memory, options)
    printed = list({record["id"]: record for record in records}.values())
    sheets = [
        _Sheet(REMARKS, "Pastabos ir žymos", _remarks()),
        *(_sheet_of(grid, chapters) for grid in grids),
        _Sheet(INDICATORS, "Rodiklių apibrėžtys", _indicators(printed)),
        _Sheet(
            VALUES,
            "Visi ataskaitoje išspausdinti skaičiai",
            _values(printed, snapshot),
            ["Kiekvienas skaičius – vieną kartą, su visais skaitmenimis."],
        ),
        _Sheet(SOURCES, "Duomenų šaltiniai", _sources(raw)),
    ]
    _Writer(made, book).write(sheets)
    made.close()
    ensure(path, memory.getvalue())


@dataclass(frozen=True)
class _Sheet:
    name: str
    title: str
    columns: list[Column]
    lines: list[str] = field(default_factory=list)
    chapter: str = ""


def _sheet_of(grid: Grid, chapters: Sequence[Chapter]) -> _Sheet:
    titled = grid.titled
    chapter = next(chapter for chapter in chapters if chapter.stem == titled.page)
    name = (titled.number or titled.label)[:_NAME]
    number = titled.number.removesuffix(".")
    title = f"{number}. {titled.title}" if number else titled.title
    place = f"{chapter.number} {chapter.title}".strip()
    return _Sheet(name, title, list(grid.columns), list(grid.notes), place)


class _Writer:
    def __init__(self, made: Workbook, book: Book) -> None:
        self.made, self.book = made, book
        self.formats: dict[tuple, Format] = {}
        made.formats[0].set_font_name("Arial")
        made.formats[0].set_font_size(12)
        day = _day(book)
        made.set_properties(
            {
                "title": book.title,
                "subject": "Visos ataskaitos lentelės",
                "author": book.author,
                "company": book.author,
                "comments": book.citation(),
                "created": day,
            }
        )
        made.set_custom_property("Language", "lt-LT", "text")
        self.count = 0

    def write(self, sheets: Sequence[_Sheet]) -> None:
        """Write the cover and the sheets."""
        cover = self.made.add_worksheet(COVER)
        made = [self.made.add_worksheet(sheet.name) for sheet in sheets]
        self._cover(cover, sheets)
        for worksheet, sheet in zip(made, sheets, strict=True):
            self._write(worksheet, sheet)

    def _cover(self, worksheet: Worksheet, sheets: Sequence[_Sheet]) -> None:
        lines = [
            self.book.author,
            f"Ataskaitiniai metai: {self.book.year}.",
            "Kiekviename lape – viena lentelė. Jos pavadinimas yra langelyje A1, antraštės – "
            "vienoje eilutėje, sujungtų langelių nėra.",
            "Skaičiai neapvalinti; matyti tiek dešimtųjų dalių, kiek ataskaitoje. Tušti pastabų "
            "langeliai reiškia, kad pastabų nėra.",
            f"Kaip cituoti: {self.book.citation()}",
        ]
        row = self._head(worksheet, self.book.title, lines, back=False)
        names = ["Lapas", "Kas jame", "Skyrius"]
        cells = [(sheet.name, sheet.title, sheet.chapter or "–") for sheet in sheets]
        columns = [
            Column(name, tuple(Cell(line[place]) for line in cells))
            for place, name in enumerate(names)
        ]
        self._table(worksheet, row, columns)
        for place, sheet in enumerate(sheets, start=row + 1):
            worksheet.write_url(
                place, 0, _to(sheet.name), self._format(link=True), string=sheet.name
            )

    def _write(self, worksheet: Worksheet, sheet: _Sheet) -> None:
        lines = [f"Skyrius: {sheet.chapter}."] if sheet.chapter else []
        # A line of its own would make a sheet of a narrow table as wide as its longest note.
        lines += [part for line in sheet.lines for part in wrap(line, _LINE_LETTERS)]
        row = self._head(worksheet, sheet.title, lines)
        self._table(worksheet, row, sheet.columns)

    def _head(
        self, worksheet: Worksheet, title: str, lines: Sequence[str], *, back: bool = True
    ) -> int:
        """What stands above the table; gives the row it begins in."""
        worksheet.write_string(0, 0, title, self._format(title=True))
        for row, line in enumerate(lines, start=1):
            worksheet.write_string(row, 0, line, self._format())
        row = len(lines) + 1
        if back:
            worksheet.write_url(row, 0, _to(COVER), self._format(link=True), string="Į turinį")
            row += 1
        worksheet.hide_gridlines(2)
        worksheet.set_landscape()
        worksheet.set_paper(9)
        worksheet.fit_to_pages(1, 0)
        worksheet.set_footer("&L" + self.book.title.replace("&", "&&") + "&R&P / &N")
        return row

    def _table(self, worksheet: Worksheet, row: int, columns: Sequence[Column]) -> None:
        self.count += 1
        height = len(columns[0].cells)
        settings = {
            "name": f"Lentele{self.count}",
            "style": "Table Style Light 1",
            "banded_rows": False,
            "autofilter": False,
            "first_column": True,
            "columns": [
                {"header": column.heading, "header_format": self._format(head=True)}
                for column in columns
            ],
        }
        worksheet.add_table(row, 0, row + max(1, height), len(columns) - 1, settings)
        worksheet.repeat_rows(row)
        widths = [*map(_width, columns)]
        high = (_lines(c.heading, width) for c, width in zip(columns, widths, strict=True))
        worksheet.set_row(row, _LINE * max(high))
        for below in range(height):
            # Not every program makes a row as high as the text that is broken in it.
            lines = max(
                _lines(column.cells[below].text, width)
                for column, width in zip(columns, widths, strict=True)
            )
            if lines > 1:
                worksheet.set_row(row + 1 + below, _LINE * lines)
        for place, column in enumerate(columns):
            worksheet.set_column(place, place, widths[place])
            number = self._format(digits=column.digits, wrap=False)
            text = self._format(wrap=True, indent=int(place > 0 and not column.has_numbers))
            for below, cell in enumerate(column.cells, start=row + 1):
                if cell.number is not None:
                    worksheet.write_number(below, place, float(cell.number), number)
                elif cell.text:
                    worksheet.write_string(below, place, cell.text, text)

    def _format(self, **looks: Any) -> Format:
        key = tuple(looks.items())
        if key not in self.formats:
            settings: dict[str, Any] = {"font_name": "Arial", "font_size": 12, "valign": "top"}
            if looks.get("title"):
                settings |= {"bold": True, "font_size": 15}
            if looks.get("head"):
                settings |= {"bold": True, "text_wrap": True, "bottom": 1}
            if looks.get("wrap"):
                settings |= {"text_wrap": True, "indent": looks.get("indent", 0)}
            if looks.get("link"):
                settings |= {"font_color": "#1f5f8b", "underline": 1}
            if "digits" in looks:
                decimals = "." + "0" * looks["digits"] if looks["digits"] else ""
                settings["num_format"] = f"#,##0{decimals}"
            self.formats[key] = self.made.add_format(settings)
        return self.formats[key]


def _remarks() -> list[Column]:
    marks = [(said.partition(" – ")[0], said.partition(" – ")[2]) for said in NOTES.values()]
    statuses = [
        (STATUS_WORDS["reported"], "Skaičius apskaičiuotas iš tiesiogiai gautų duomenų."),
        (STATUS_WORDS["reconstructed"], "Skaičius atkurtas iš kitų paskelbtų skaičių."),
        (STATUS_WORDS["estimated"], "Skaičius įvertintas."),
        ("nuo … iki …", "Ribos, tarp kurių yra tikrasis skaičius."),
    ]
    return _columns(("Žyma ar žodis", "Ką reiškia"), [*marks, *statuses])


def _indicators(printed: Sequence[Mapping[str, Any]]) -> list[Column]:
    used = {record["indicator"] for record in printed}
    found = sorted((REGISTRY[id] for id in used if id in REGISTRY), key=lambda i: sort_key(i.name))
    names = ("Rodiklis", "Kodas", "Matas", "Apibrėžtis", "Standartas")
    return _columns(
        names, [(i.name, i.id, i.measure.name, i.definition, i.standard or "–") for i in found]
    )


def _values(printed: Sequence[Mapping[str, Any]], snapshot: Snapshot) -> list[Column]:
    """Every number of an indicator, once."""
    units = snapshot.tables.units
    records = [record for record in printed if record["indicator"] in REGISTRY]
    texts = _columns(
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
    numbers = [
        Column(name, tuple(_number(record, key) for record in records))
        for name, key in (
            ("Skaičius", "number"),
            ("Nuo", "lower"),
            ("Iki", "upper"),
        )
    ]
    rest = _columns(
        ("Matas", "Būsena", "Šaltinio eilutės"),
        [
            (_measure(record), STATUS_WORDS[record["status"]], _source_lines(record) or "–")
            for record in records
        ],
    )
    return [*texts, *numbers, *rest]


def _number(record: Mapping[str, Any], key: str) -> Cell:
    exact = Fraction(record[key])
    return Cell(number=exact, digits=0 if exact.denominator == 1 else 2)


def _measure(record: Mapping[str, Any]) -> str:
    measure = REGISTRY[record["indicator"]].measure
    if record["kind"] == "change" and measure.change_name:
        return measure.change_name
    return record["measure"]


def _categories(record: Mapping[str, Any], snapshot: Snapshot) -> str:
    tables = [source["table"] for source in record["sources"]] or [""]
    return ", ".join(
        snapshot.label(dimension, category, tables[0])
        for dimension, category in record["dimensions"].items()
    )


def _source_lines(record: Mapping[str, Any]) -> str:
    return "; ".join(
        f"{source['file']}: {', '.join(map(str, source['lines']))}" for source in record["sources"]
    )


def _sources(raw: Sequence[RawTable]) -> list[Column]:
    about = list(dict.fromkeys(word for table in raw for word in table.about))
    names = ("Lentelė", "Failas", "Metai", "Eilučių", *about, "Kontrolinė suma (SHA-256)")
    return _columns(
        names,
        [
            (
                table.title,
                table.file,
                str(table.year or "visi"),
                str(table.rows),
                *(table.about.get(word, "–") for word in about),
                table.sha256,
            )
            for table in raw
        ],
    )


def _columns(names: Sequence[str], lines: Sequence[Sequence[str]]) -> list[Column]:
    return [
        Column(name, tuple(Cell(line[place]) for line in lines)) for place, name in enumerate(names)
    ]


def _width(column: Column) -> int:
    if column.has_numbers:
        return max(_NARROW, min(24, max(map(len, column.heading.split())) + 3))
    longest = max((len(cell.text) for cell in column.cells), default=0)
    return max(_NARROW, min(_WIDE, int(longest * 1.1) + 2))


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column."""
    # Letters are wider than the digits by which spreadsheets measure columns.
    room = max(6, int(width * 0.95))
    return 1 if len(text) <= room and "\t" not in text else len(wrap(text, room)) or 1


def _to(name: str) -> str:
    return "internal:'" + name.replace("'", "''") + "'!A1"


def _day(book: Book) -> dt.datetime:
    """When it was made, as far as a reader is concerned: not another time with each render."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).replace(tzinfo=None)
    return dt.datetime(book.year + 1, 1, 1)
