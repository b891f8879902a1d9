"""All tables of the report in one workbook, as accessible spreadsheets of statistics are made.

A sheet has one table, its title in the first cell, headings in one row, no merged cells and no
empty rows; what is to be known of a number stands in a column beside it, in words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import Any

from xlsxwriter.workbook import Format, Workbook
from xlsxwriter.worksheet import Worksheet

from ataskaita.cache import ensure
from ataskaita.render.book import Book
from ataskaita.render.downloads.grid import Column
from ataskaita.render.downloads.sheets import Sheet, columns_of

#: The sheet that lists the others.
COVER = "Turinys"

#: Widths of columns, in letters.
_NARROW, _WIDE = 12, 60

#: Letters of a line above a table.
_LINE_LETTERS = 110

#: The height of a line, in points.
_LINE = 15.75

#: How all cells look, and those that lead somewhere.
_PLAIN = {"font_name": "Arial", "font_size": 12, "valign": "top"}
_LINK = {"font_color": "#1f5f8b", "underline": 1}


def write_workbook(path: Path, book: Book, sheets: Sequence[Sheet]) -> None:
    """Write the workbook; the same report gives the same bytes.

    Parameters
    ----------
    path : Path
        The file.
    book : Book
        Its title and the like.
    sheets : sequence of Sheet
        Its sheets; before them comes one that lists them.
    """
    memory = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    made = Workbook(memory, options)
    _Writer(made, book).write(sheets)
    made.close()
    ensure(path, memory.getvalue())


class _Writer:
    def __init__(self, made: Workbook, book: Book) -> None:
        self.made, self.book = made, book
        self.formats: dict[tuple, Format] = {}
        made.formats[0].set_font_name("Arial")
        made.formats[0].set_font_size(12)
        about = {"title": book.title, "subject": "Visos ataskaitos lentelės"}
        about |= {"author": book.author, "company": book.author, "comments": book.citation()}
        # Not another time with each render: the same report gives the same bytes.
        made.set_properties(about | {"created": dt.datetime(book.year + 1, 1, 1)})
        made.set_custom_property("Language", "lt-LT", "text")
        self.count = 0

    def write(self, sheets: Sequence[Sheet]) -> None:
        """Write the cover and the sheets."""
        cover = self.made.add_worksheet(COVER)
        made = [self.made.add_worksheet(sheet.name) for sheet in sheets]
        self._cover(cover, sheets)
        for worksheet, sheet in zip(made, sheets, strict=True):
            self._write(worksheet, sheet)

    def _cover(self, worksheet: Worksheet, sheets: Sequence[Sheet]) -> None:
        lines = [
            self.book.author,
            f"Ataskaitiniai metai: {self.book.year}.",
            "Kiekviename lape – viena lentelė. Jos pavadinimas yra langelyje A1, antraštės – "
            "vienoje eilutėje, sujungtų langelių nėra.",
            "Tiksliai žinomi skaičiai neapvalinti; matyti tiek dešimtųjų dalių, kiek ataskaitoje. "
            "Tušti pastabų langeliai reiškia, kad pastabų nėra.",
            f"Kaip cituoti: {self.book.citation()}",
        ]
        row = self._head(worksheet, self.book.title, lines, back=False)
        names = ["Lapas", "Kas jame", "Skyrius"]
        cells = [(sheet.name, sheet.title, sheet.chapter or "–") for sheet in sheets]
        self._table(worksheet, row, columns_of(names, cells))
        for place, sheet in enumerate(sheets, start=row + 1):
            worksheet.write_url(place, 0, _to(sheet.name), self._format(**_LINK), string=sheet.name)

    def _write(self, worksheet: Worksheet, sheet: Sheet) -> None:
        lines = [f"Skyrius: {sheet.chapter}."] if sheet.chapter else []
        # A line of its own would make a sheet of a narrow table as wide as its longest note.
        lines += [part for line in sheet.lines for part in wrap(line, _LINE_LETTERS)]
        row = self._head(worksheet, sheet.title, lines)
        self._table(worksheet, row, sheet.columns)

    def _head(
        self, worksheet: Worksheet, title: str, lines: Sequence[str], *, back: bool = True
    ) -> int:
        """What stands above the table; gives the row it begins in."""
        worksheet.write_string(0, 0, title, self._format(bold=True, font_size=15))
        for row, line in enumerate(lines, start=1):
            worksheet.write_string(row, 0, line, self._format())
        row = len(lines) + 1
        if back:
            worksheet.write_url(row, 0, _to(COVER), self._format(**_LINK), string="Į turinį")
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
        head = self._format(bold=True, text_wrap=True, bottom=1)
        settings = {
            "name": f"Lentele{self.count}",
            "style": "Table Style Light 1",
            "banded_rows": False,
            "autofilter": False,
            "first_column": True,
            "columns": [{"header": c.heading, "header_format": head} for c in columns],
        }
        worksheet.add_table(row, 0, row + max(1, height), len(columns) - 1, settings)
        worksheet.repeat_rows(row)
        widths = [*map(_width, columns)]
        texts = [[c.heading, *(cell.text for cell in c.cells)] for c in columns]
        for below in range(height + 1):
            # Not every program makes a row as high as the text that is broken in it.
            high = max(
                _lines(said[below], width) for said, width in zip(texts, widths, strict=True)
            )
            worksheet.set_row(row + below, _LINE * high)
        for place, column in enumerate(columns):
            worksheet.set_column(place, place, widths[place])
            decimals = "." + "0" * column.digits if column.digits else ""
            number = self._format(num_format=f"#,##0{decimals}")
            indent = int(place > 0 and not column.has_numbers)
            text = self._format(text_wrap=True, indent=indent)
            for below, cell in enumerate(column.cells, start=row + 1):
                if cell.number is not None:
                    worksheet.write_number(below, place, float(cell.number), number)
                elif cell.text:
                    worksheet.write_string(below, place, cell.text, text)

    def _format(self, **looks: Any) -> Format:
        key = tuple(looks.items())
        if key not in self.formats:
            self.formats[key] = self.made.add_format(_PLAIN | looks)
        return self.formats[key]


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
