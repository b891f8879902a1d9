"""A workbook that can be filled in, printed and read aloud: how its sheets and tables are laid out.

Accessible as the UK Government Analysis Function asks of spreadsheets: one table a sheet, a heading
in A1, real tables with a header, no merged cells, meaning never by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from textwrap import wrap
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Format, Workbook
from xlsxwriter.worksheet import Worksheet

from ataskaita.workbook.words import COVER, SAID

#: Kind of cell -> its number format.
NUMBERS = {
    "text": "General",
    "code": "@",
    "year": "0",
    "whole": "#,##0",
    "number": "#,##0.0#####",
    "money": "#,##0.00",
    "date": "yyyy-mm-dd",
}

_BASE = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
_EDGE = {"border": 1, "border_color": "#8C8C8C"}
_OPEN = _BASE | _EDGE | {"bg_color": "#FFF9DB", "locked": False}
_CLOSED = _BASE | _EDGE
_GREY = _CLOSED | {"bg_color": "#F2F2F2", "font_color": "#595959", "italic": True}
_HEADER = {"bold": True, "text_wrap": True, "bg_color": "#1F3A5F", "font_color": "white"}


class Styles:
    """The formats of a workbook."""

    def __init__(self, book: Workbook) -> None:
        make = book.add_format
        self.heading = make(_BASE | {"bold": True, "font_size": 16})
        self.subheading = make(_BASE | {"bold": True, "font_size": 13})
        self.plain = make(_BASE)
        self.wrapped = make(_BASE | {"text_wrap": True})
        self.link = make(_BASE | {"font_color": "#0B5394", "underline": 1})
        self.header = make(_CLOSED | _HEADER)
        #: What names a row.
        self.key = make(_CLOSED | {"text_wrap": True})
        #: What is filled in, and what was so last year: kind of cell -> format.
        self.open = {kind: make(_OPEN | _number(kind)) for kind in NUMBERS}
        self.last = {kind: make(_GREY | _number(kind)) for kind in NUMBERS}
        self.example = {"open": make(_OPEN), "last": make(_GREY), "key": make(_CLOSED)}


def _number(kind: str) -> dict[str, Any]:
    wrap = {"text_wrap": True} if kind == "text" else {}
    return wrap | {"num_format": NUMBERS[kind]}


class Book:
    """A workbook while it is written.

    Parameters
    ----------
    foot : str
        What stands at the foot of each printed page.
    """

    def __init__(self, foot: str) -> None:
        self.foot = foot
        self._memory = BytesIO()
        as_they_are = ("strings_to_formulas", "strings_to_numbers", "strings_to_urls")
        options = dict.fromkeys(as_they_are, False) | {"in_memory": True}
        self.file = xlsxwriter.Workbook(self._memory, options)
        self.styles = Styles(self.file)
        self._lists: dict[tuple[str, ...], str] = {}

    def sheet(
        self, name: str, heading: str, lines: Sequence[str] = (), width: float = 0
    ) -> tuple[Worksheet, int]:
        """A sheet with a heading, what to do, and a way back to the cover; its next empty row."""
        sheet = self.file.add_worksheet(name)
        sheet.write_string(0, 0, heading, self.styles.heading)
        sheet.set_row(0, 24)
        row = 1
        for line in lines:
            for part in wrap(line, max(70, int(width))):
                sheet.write_string(row, 0, part, self.styles.plain)
                row += 1
        if lines:
            sheet.write_url(row, 0, link_to(COVER), self.styles.link, SAID.back)
            row += 1
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        foot = self.foot.replace("&", "&&")
        sheet.set_footer(f"&L{foot}&R&P / &N")
        allowed = ("format_columns", "format_rows", "sort", "autofilter")
        selected = ("select_locked_cells", "select_unlocked_cells")
        sheet.protect("", dict.fromkeys((*allowed, *selected), True))
        return sheet, row

    def table(
        self,
        sheet: Worksheet,
        row: int,
        name: str,
        title: str,
        about: str,
        columns: Iterable[tuple[str, str]],
        count: int,
    ) -> int:
        """A hidden row, and an Excel table below it; gives the first row of its body.

        Parameters
        ----------
        sheet, row : Worksheet, int
            Where it begins.
        name, title, about : str
            What Excel calls it, and what it tells of it.
        columns : iterable of (str, str)
            What the hidden row says of each column, and its header.
        count : int
            The rows of its body.
        """
        keys, headers = zip(*columns, strict=True)
        sheet.write_row(row, 0, keys, self.styles.plain)
        sheet.set_row(row, None, None, {"hidden": True})
        sheet.set_row(row + 1, 32)
        sheet.repeat_rows(row + 1)
        self.plain_table(sheet, row + 1, f"lentele_{name}", title, about, headers, count)
        return row + 2

    def plain_table(
        self,
        sheet: Worksheet,
        row: int,
        name: str,
        title: str,
        about: str,
        headers: Sequence[str],
        count: int,
        **options: bool,
    ) -> None:
        """An Excel table of so many rows, its header in this one."""
        columns = [{"header": header, "header_format": self.styles.header} for header in headers]
        said = {"name": name, "title": title, "description": about, "columns": columns}
        said |= {"style": "Table Style Light 1", "banded_rows": False}
        sheet.add_table(row, 0, row + count, len(headers) - 1, said | options)

    def choices(self, choices: tuple[str, ...]) -> str:
        """The name of a list to choose from."""
        return self._lists.setdefault(choices, f"sarasas_{len(self._lists) + 1}")

    def hidden_sheet(self, name: str, lines: Iterable[Iterable[str]] = ()) -> Worksheet:
        """A sheet that nobody sees, line by line."""
        sheet = self.file.add_worksheet(name)
        sheet.very_hidden()
        for number, line in enumerate(lines):
            for place, text in enumerate(line):
                if text:
                    sheet.write_string(number, place, text)
        return sheet

    def close(self, lists: str) -> bytes:
        """The file, with the lists to choose from on a hidden sheet of this name."""
        sheet = self.hidden_sheet(lists)
        for place, (choices, name) in enumerate(self._lists.items()):
            sheet.write_column(0, place, choices)
            letter = xl_col_to_name(place)
            self.file.define_name(name, f"={lists}!${letter}$1:${letter}${len(choices)}")
        self.file.close()
        return self._memory.getvalue()


def write_text(sheet: Worksheet, row: int, place: int, text: str, style: Format) -> None:
    """Write a text as text, whatever it begins with."""
    if text:
        sheet.write_string(row, place, text, style)
    else:
        sheet.write_blank(row, place, None, style)


def link_to(sheet: str) -> str:
    """The address of a sheet's first cell."""
    quoted = sheet.replace("'", "''")
    return f"internal:'{quoted}'!A1"
