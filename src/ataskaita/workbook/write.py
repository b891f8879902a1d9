"""Writing a workbook: sheets that can be filled in, printed, and read aloud.

Accessible as the UK Government Analysis Function asks of spreadsheets: one table a sheet, a heading
in A1, real tables with a header, no merged cells, meaning never by colour alone. What has to be
known when the workbook comes back stands in a hidden row above each header, which moves with its
columns, and on two hidden sheets.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from textwrap import wrap

import xlsxwriter
from xlsxwriter.workbook import Format, Workbook
from xlsxwriter.worksheet import Worksheet

from ataskaita.data.numbers import parse_number
from ataskaita.data.sidecars import FIELDS
from ataskaita.schema import Column, Spec
from ataskaita.workbook import confirmations, words
from ataskaita.workbook.layout import (
    BASE,
    COVER,
    LISTS,
    REMARKS,
    SOURCES,
    Field,
    Sheet,
    sheets,
)
from ataskaita.workbook.report import Report, keys_of
from ataskaita.workbook.styles import Styles
from ataskaita.workbook.validation import has_a_pattern, is_money, rule_for

#: What the cells of the hidden row begin with.
KEY = "ataskaita:"

#: The fields of a sidecar that can be filled in, in the order of their columns.
SIDECAR_FIELDS = tuple(name for name in FIELDS if name != "title")

_REMARK_ROWS = 20


def write(report: Report, *, unit: str = "", day: dt.date) -> bytes:
    """Make a workbook.

    Parameters
    ----------
    report : Report
        What there is.
    unit : str
        Only for this unit of the library; for the whole of it when left out.
    day : date
        When it is written; the same data and day give the same bytes.
    """
    memory = BytesIO()
    book = xlsxwriter.Workbook(
        memory,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    _Writer(report, unit, day, book).write()
    book.close()
    return memory.getvalue()


@dataclass
class _Writer:
    report: Report
    unit: str
    day: dt.date
    book: Workbook

    def write(self) -> None:
        report = self.report
        made = sheets(report, self.unit)
        whose = report.units.name(self.unit) if self.unit else report.library
        self.whose = whose
        self.title = words.TITLE.format(year=report.year, whose=whose)
        self.lists: dict[tuple[str, ...], str] = {}
        self.styles = Styles(self.book)
        self.book.set_properties(
            {
                "title": self.title,
                "subject": words.SUBJECT,
                "author": report.library,
                "created": dt.datetime.combine(self.day, dt.time()),
            }
        )
        self.book.set_custom_property("Language", "lt-LT", "text")
        self._cover(made)
        for sheet in made:
            self._table(sheet)
        if not self.unit:
            self._sources(made)
        self._remarks()
        self._base(made)
        self._lists()

    def _sheet(
        self, name: str, heading: str, lines: Sequence[str] = (), width: float = 0
    ) -> tuple[Worksheet, int]:
        """A sheet with a heading, what to do, and a way back to the cover; its next empty row."""
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, heading, self.styles.heading)
        sheet.set_row(0, 24)
        row = 1
        for line in lines:
            for part in wrap(line, max(70, int(width))):
                sheet.write_string(row, 0, part, self.styles.plain)
                row += 1
        if lines:
            sheet.write_url(row, 0, _to(COVER), self.styles.link, words.BACK)
            row += 1
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.set_footer(f"&L{_escaped(self.whose)}, {self.report.year} m.&R&P / &N")
        sheet.protect(
            "",
            {
                "format_columns": True,
                "format_rows": True,
                "sort": True,
                "autofilter": True,
                "select_locked_cells": True,
                "select_unlocked_cells": True,
            },
        )
        return sheet, row

    def _cover(self, made: Sequence[Sheet]) -> None:
        sheet, row = self._sheet(COVER, self.title)
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 1, 70)
        sheet.set_column(2, 2, 12)
        sheet.set_portrait()
        for line in words.cover(self.report.year, self.whose, self.day, unit=bool(self.unit)):
            style = self.styles.subheading if line.startswith("#") else self.styles.plain
            sheet.write_string(row, 0, line.removeprefix("#").strip(), style)
            row += 1
        for style, meaning in words.COLOURS.items():
            sheet.write_string(row, 0, meaning[0], self.styles.example[style])
            sheet.write_string(row, 1, meaning[1], self.styles.plain)
            row += 1
        sheet.write_string(row, 0, words.CONTENTS, self.styles.subheading)
        listed = [(s.name, s.spec.description, len(s.rows)) for s in made]
        if not self.unit:
            listed.append((SOURCES, words.ABOUT_SOURCES, len(made)))
        listed.append((REMARKS, words.ABOUT_REMARKS, _REMARK_ROWS))
        first = row + 1
        sheet.add_table(
            *(first, 0, first + len(listed), 2),
            {
                "name": "turinys",
                "title": words.CONTENTS,
                "description": words.ABOUT_CONTENTS,
                "autofilter": False,
                "style": "Table Style Light 1",
                "columns": [
                    {"header": header, "header_format": self.styles.header}
                    for header in words.LISTED
                ],
            },
        )
        for number, (name, about, rows) in enumerate(listed, first + 1):
            sheet.write_url(number, 0, _to(name), self.styles.link, name)
            sheet.write_string(number, 1, about, self.styles.wrapped)
            sheet.set_row(number, 15 * len(wrap(about, 72)))
            sheet.write_number(number, 2, rows, self.styles.plain)

    def _table(self, sheet: Sheet) -> None:
        spec = sheet.spec
        about = f"{spec.description}."
        if spec.measure:
            about += f" {words.MEASURE.format(measure=spec.measure).replace('..', '.')}"
        heading = f"{spec.title}, {self.report.year} m."
        widths = [self._width(sheet, field) for field in sheet.fields]
        lines = [about, words.HOW_TO_FILL]
        worksheet, row = self._sheet(sheet.name, heading, lines, sum(widths))
        keys = [f"{KEY}{spec.name}:{field.id}" for field in sheet.fields]
        headers = [field.header for field in sheet.fields]
        count = max(len(sheet.rows) + sheet.spare, 1)
        first = self._grid(worksheet, row, spec.name, heading, about, keys, headers, count)
        for place, (field, width) in enumerate(zip(sheet.fields, widths, strict=True)):
            worksheet.set_column(place, place, width)
            self._cells(worksheet, sheet, first, place, field, count)
        worksheet.freeze_panes(first, len(spec.keys))

    def _grid(
        self,
        worksheet: Worksheet,
        row: int,
        name: str,
        title: str,
        about: str,
        keys: Sequence[str],
        headers: Sequence[str],
        count: int,
    ) -> int:
        """The hidden row, and an Excel table below it; gives the first row of its body."""
        for place, key in enumerate(keys):
            worksheet.write_string(row, place, key, self.styles.plain)
        worksheet.set_row(row, None, None, {"hidden": True})
        worksheet.set_row(row + 1, 32)
        worksheet.repeat_rows(row + 1)
        worksheet.add_table(
            *(row + 1, 0, row + 1 + count, len(headers) - 1),
            {
                "name": f"lentele_{name}",
                "title": title,
                "description": about,
                "style": "Table Style Light 1",
                "banded_rows": False,
                "columns": [{"header": h, "header_format": self.styles.header} for h in headers],
            },
        )
        return row + 2

    def _cells(
        self,
        worksheet: Worksheet,
        sheet: Sheet,
        first: int,
        place: int,
        field: Field,
        count: int,
    ) -> None:
        spec, column = sheet.spec, field.column
        known = self.report.words(spec, column.name)
        kind = self._kind(spec, field)
        for number in range(count):
            row = sheet.rows[number] if number < len(sheet.rows) else {}
            if field.role == "last":
                text = sheet.last.get(keys_of(spec, row), {}).get(column.name, "") if row else ""
                style = self.styles.last[kind]
            else:
                text = row.get(column.name, "")
                fixed = field.role == "key" and bool(text.strip())
                style = self.styles.key if fixed else self.styles.open[kind]
                if field.role == "key" and not row and self.unit and column.units:
                    text, style = self.unit, self.styles.key
            if column.kind == "text":
                text = known.shown(text.strip()) if text.strip() else ""
            _write(worksheet, first + number, place, text, column, style)
        # Keys of rows that are there are not open.
        begin = first + len(sheet.rows) if field.role == "key" else first
        if field.role != "last" and begin < first + count:
            choices = self._list(tuple(known.all)) if known else ""
            rule = rule_for(spec, column, choices)
            worksheet.data_validation(begin, place, first + count - 1, place, rule)

    def _kind(self, spec: Spec, field: Field) -> str:
        column = field.column
        if column.kind == "text":
            coded = field.role == "key" or has_a_pattern(spec, column)
            return "code" if coded and not self.report.words(spec, column.name) else "text"
        if field.role == "key":
            return "year"
        if column.kind == "whole":
            return "whole"
        return "money" if is_money(spec, column) else "number"

    def _width(self, sheet: Sheet, field: Field) -> float:
        column = field.column
        if column.kind != "text":
            return max(14, min(22, len(field.header) * 0.6))
        known = self.report.words(sheet.spec, column.name)
        if known:
            shown = [known.shown(row.get(column.name, "").strip()) for row in sheet.rows]
            return max(16, min(44, 2 + max(map(len, [*shown, field.header[:30]]))))
        rows = sheet.last.values() if field.role == "last" else sheet.rows
        texts = [row.get(column.name, "") for row in rows]
        return max(16, min(50, 2 + max(map(len, [*texts, field.header[:30]]))))

    def _list(self, choices: tuple[str, ...]) -> str:
        """The name of a list of choices."""
        return self.lists.setdefault(choices, f"sarasas_{len(self.lists) + 1}")

    def _sources(self, made: Sequence[Sheet]) -> None:
        heading = words.SOURCES_HEADING.format(year=self.report.year)
        lines = [f"{words.ABOUT_SOURCES}.", words.HOW_SOURCES, words.HOW_CONFIRMATIONS]
        worksheet, row = self._sheet(SOURCES, heading, lines)
        names = ("table", *SIDECAR_FIELDS, confirmations.COLUMN)
        keys = [f"{KEY}{SOURCES}:{name}" for name in names]
        headers = [words.SIDECAR[name] for name in names]
        about, count = words.ABOUT_SOURCES, max(len(made), 1)
        first = self._grid(worksheet, row, "saltiniai", heading, about, keys, headers, count)
        for number, sheet in enumerate(made, first):
            fields = self.report.sidecars.get(sheet.spec.name, {})
            worksheet.write_string(number, 0, sheet.name, self.styles.key)
            for place, name in enumerate(SIDECAR_FIELDS, 1):
                kind = "date" if name == "received" else "text"
                _write_text(worksheet, number, place, fields.get(name, ""), self.styles.open[kind])
            confirmed, style = confirmations.shown(fields), self.styles.open["text"]
            _write_text(worksheet, number, len(SIDECAR_FIELDS) + 1, confirmed, style)
        for place, width in enumerate((32, 36, 50, 24, 14, 50, 50)):
            worksheet.set_column(place, place, width)
        worksheet.freeze_panes(first, 1)

    def _remarks(self) -> None:
        heading, about = words.REMARKS_HEADING, words.ABOUT_REMARKS
        worksheet, row = self._sheet(REMARKS, heading, [f"{about}."])
        keys = [f"{KEY}{REMARKS}:{name}" for name in ("about", "text")]
        headers = words.REMARK_COLUMNS
        first = self._grid(worksheet, row, "pastabos", heading, about, keys, headers, _REMARK_ROWS)
        for number in range(first, first + _REMARK_ROWS):
            for place in (0, 1):
                worksheet.write_blank(number, place, None, self.styles.open["text"])
        worksheet.set_column(0, 0, 36)
        worksheet.set_column(1, 1, 100)
        worksheet.freeze_panes(first, 0)

    def _base(self, made: Sequence[Sheet]) -> None:
        """What was there when the workbook was written: hidden, and read when it comes back."""
        worksheet = self.book.add_worksheet(BASE)
        worksheet.very_hidden()
        report = self.report
        lines: list[Iterable[str]] = [
            ["ataskaita", "1", report.library, str(report.year), self.unit, self.day.isoformat()]
        ]
        for sheet in made:
            columns = list(sheet.received[0]) if sheet.received else []
            lines.append(["columns", sheet.spec.name, sheet.name, *columns])
            lines += [["row", sheet.spec.name, *row.values()] for row in sheet.received]
            if not self.unit:
                fields = report.sidecars.get(sheet.spec.name, {})
                texts = [fields.get(name, "") for name in SIDECAR_FIELDS]
                lines.append(["source", sheet.spec.name, *texts, confirmations.shown(fields)])
        for number, line in enumerate(lines):
            for place, text in enumerate(line):
                if text:
                    worksheet.write_string(number, place, text)

    def _lists(self) -> None:
        worksheet = self.book.add_worksheet(LISTS)
        worksheet.very_hidden()
        for place, (choices, name) in enumerate(self.lists.items()):
            for number, choice in enumerate(choices):
                worksheet.write_string(number, place, choice)
            letter = xlsxwriter.utility.xl_col_to_name(place)
            self.book.define_name(name, f"={LISTS}!${letter}$1:${letter}${len(choices)}")


def _write(
    worksheet: Worksheet, row: int, place: int, text: str, column: Column, style: Format
) -> None:
    number = parse_number(text) if column.kind != "text" and text.strip() else None
    if number is not None:
        worksheet.write_number(row, place, number, style)
    else:
        _write_text(worksheet, row, place, text, style)


def _write_text(worksheet: Worksheet, row: int, place: int, text: str, style: Format) -> None:
    """Write a text as text, whatever it begins with."""
    if text:
        worksheet.write_string(row, place, text, style)
    else:
        worksheet.write_blank(row, place, None, style)


def _to(sheet: str) -> str:
    quoted = sheet.replace("'", "''")
    return f"internal:'{quoted}'!A1"


def _escaped(text: str) -> str:
    return text.replace("&", "&&")
