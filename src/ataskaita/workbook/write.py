"""Writing a workbook: what stands on its sheets.

What has to be known when the workbook comes back stands in a hidden row above each header, which
moves with its columns, and on a hidden sheet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from xlsxwriter.worksheet import Worksheet

from ataskaita.data.numbers import parse_number
from ataskaita.data.sidecars import FIELDS
from ataskaita.schema import Column, Spec
from ataskaita.workbook import confirmations, words
from ataskaita.workbook.book import Book, link_to, write_text
from ataskaita.workbook.layout import BASE, LISTS, Field, Sheet, sheets
from ataskaita.workbook.report import Report, keys_of
from ataskaita.workbook.words import COVER, REMARKS, SAID, SIDECAR, SOURCES

#: What the cells of the hidden row begin with.
KEY = "ataskaita:"

#: The fields of a sidecar that can be filled in, in the order of their columns.
SIDECAR_FIELDS = tuple(name for name in FIELDS if name != "title")

_REMARK_ROWS = 20

#: Where a schema names no least number.
_LEAST = -(10**12)


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
    whose = report.units.name(unit) if unit else report.library
    book = Book(f"{whose}, {report.year} m.")
    _Writer(report, unit, day, whose, book).write()
    return book.close(LISTS)


@dataclass
class _Writer:
    report: Report
    unit: str
    day: dt.date
    whose: str
    book: Book

    def write(self) -> None:
        made = sheets(self.report, self.unit)
        title = SAID.title.format(year=self.report.year, whose=self.whose)
        self.book.file.set_properties(
            {
                "title": title,
                "subject": SAID.subject,
                "author": self.report.library,
                "created": dt.datetime.combine(self.day, dt.time()),
            }
        )
        self.book.file.set_custom_property("Language", "lt-LT", "text")
        self._cover(title, made)
        for sheet in made:
            self._table(sheet)
        if not self.unit:
            self._sources(made)
        self._remarks()
        self.book.hidden_sheet(BASE, self._base(made))

    def _cover(self, title: str, made: Sequence[Sheet]) -> None:
        styles = self.book.styles
        sheet, row = self.book.sheet(COVER, title)
        for place, width in enumerate((44, 70, 12)):
            sheet.set_column(place, place, width)
        sheet.set_portrait()
        for line in words.cover(self.report.year, self.whose, self.day, unit=bool(self.unit)):
            style = styles.subheading if line.startswith("#") else styles.plain
            sheet.write_string(row, 0, line.removeprefix("#").strip(), style)
            row += 1
        for style, (colour, meaning) in SAID.colours.items():
            sheet.write_string(row, 0, colour, styles.example[style])
            sheet.write_string(row, 1, meaning, styles.plain)
            row += 1
        sheet.write_string(row, 0, SAID.contents, styles.subheading)
        listed = [(s.name, s.spec.description, len(s.rows)) for s in made]
        if not self.unit:
            listed.append((SOURCES, SAID.about_sources, len(made)))
        listed.append((REMARKS, SAID.about_remarks, _REMARK_ROWS))
        first = row + 1
        told = ("turinys", SAID.contents, SAID.about_contents, SAID.listed)
        self.book.plain_table(sheet, first, *told, len(listed), autofilter=False, banded_rows=True)
        for number, (name, about, rows) in enumerate(listed, first + 1):
            sheet.write_url(number, 0, link_to(name), styles.link, name)
            sheet.write_string(number, 1, about, styles.wrapped)
            sheet.set_row(number, 15 * len(wrap(about, 72)))
            sheet.write_number(number, 2, rows, styles.plain)

    def _table(self, sheet: Sheet) -> None:
        spec = sheet.spec
        about = f"{spec.description}."
        if spec.measure:
            about += f" {SAID.measure.format(measure=spec.measure).replace('..', '.')}"
        heading = f"{spec.title}, {self.report.year} m."
        texts = [self._texts(sheet, field) for field in sheet.fields]
        widths = [_width(field, held) for field, held in zip(sheet.fields, texts, strict=True)]
        lines = [about, SAID.how_to_fill]
        worksheet, row = self.book.sheet(sheet.name, heading, lines, sum(widths))
        columns = [(f"{KEY}{spec.name}:{field.id}", field.header) for field in sheet.fields]
        count = max(len(sheet.rows) + sheet.spare, 1)
        first = self.book.table(worksheet, row, spec.name, heading, about, columns, count)
        for place, (field, held) in enumerate(zip(sheet.fields, texts, strict=True)):
            worksheet.set_column(place, place, widths[place])
            self._column(worksheet, sheet, first, place, field, held + [""] * (count - len(held)))
        worksheet.freeze_panes(first, len(spec.keys))

    def _texts(self, sheet: Sheet, field: Field) -> list[str]:
        """What stands in a column, row by row."""
        spec, name = sheet.spec, field.column.name
        rows = sheet.rows
        if field.role == "last":
            rows = [sheet.last.get(keys_of(spec, row), {}) for row in rows]
        texts = [row.get(name, "") for row in rows]
        return [self._shown(sheet, field, text) for text in texts]

    def _shown(self, sheet: Sheet, field: Field, text: str) -> str:
        known = self.report.words(sheet.spec, field.column.name)
        text = text.strip()
        return known.shown(text) if text and field.column.kind == "text" else text

    def _column(
        self,
        worksheet: Worksheet,
        sheet: Sheet,
        first: int,
        place: int,
        field: Field,
        texts: Sequence[str],
    ) -> None:
        """Write a column, and what Excel refuses where it is filled in."""
        spec, column, styles = sheet.spec, field.column, self.book.styles
        kind = self._kind(sheet, field)
        for number, text in enumerate(texts):
            if field.role == "key" and number >= len(sheet.rows) and self.unit and column.units:
                text = self._shown(sheet, field, self.unit)
            style = styles.last[kind] if field.role == "last" else styles.open[kind]
            style = styles.key if field.role == "key" and text else style
            exact = parse_number(text) if column.kind != "text" and text else None
            if exact is None:
                write_text(worksheet, first + number, place, text, style)
            else:
                worksheet.write_number(first + number, place, exact, style)
        # Keys of rows that are there are not open.
        begin = first + len(sheet.rows) if field.role == "key" else first
        last = first + len(texts) - 1
        if field.role != "last" and begin <= last:
            known = self.report.words(spec, column.name)
            choices = self.book.choices(tuple(known.all)) if known else ""
            rule = rule_for(spec, column, choices)
            worksheet.data_validation(begin, place, last, place, rule)

    def _kind(self, sheet: Sheet, field: Field) -> str:
        spec, column = sheet.spec, field.column
        if column.kind == "text":
            coded = field.role == "key" or has_a_pattern(spec, column)
            return "code" if coded and not self.report.words(spec, column.name) else "text"
        if field.role == "key":
            return "year"
        if column.kind == "whole":
            return "whole"
        return "money" if column.money else "number"

    def _sources(self, made: Sequence[Sheet]) -> None:
        heading, about = SAID.sources_heading.format(year=self.report.year), SAID.about_sources
        lines = [f"{about}.", SAID.how_sources, SAID.how_confirmations]
        worksheet, row = self.book.sheet(SOURCES, heading, lines)
        names = ("table", *SIDECAR_FIELDS, confirmations.COLUMN)
        columns = [(f"{KEY}{SOURCES}:{name}", SIDECAR[name]) for name in names]
        count = max(len(made), 1)
        first = self.book.table(worksheet, row, "saltiniai", heading, about, columns, count)
        for number, sheet in enumerate(made, first):
            worksheet.write_string(number, 0, sheet.name, self.book.styles.key)
            for place, text in enumerate(self._of_sidecar(sheet), 1):
                style = self.book.styles.open["date" if names[place] == "received" else "text"]
                write_text(worksheet, number, place, text, style)
        for place, width in enumerate((32, 36, 50, 24, 14, 50, 50)):
            worksheet.set_column(place, place, width)
        worksheet.freeze_panes(first, 1)

    def _of_sidecar(self, sheet: Sheet) -> list[str]:
        """The fields of a table's sidecar that can be filled in, and what it confirms."""
        fields = self.report.sidecars.get(sheet.spec.name, {})
        return [*(fields.get(name, "") for name in SIDECAR_FIELDS), confirmations.shown(fields)]

    def _remarks(self) -> None:
        heading, about = SAID.remarks_heading, SAID.about_remarks
        worksheet, row = self.book.sheet(REMARKS, heading, [f"{about}."])
        ids = (f"{KEY}{REMARKS}:{name}" for name in ("about", "text"))
        columns = zip(ids, SAID.remark_columns, strict=True)
        rows = _REMARK_ROWS
        first = self.book.table(worksheet, row, "pastabos", heading, about, columns, rows)
        for number in range(first, first + rows):
            for place in (0, 1):
                worksheet.write_blank(number, place, None, self.book.styles.open["text"])
        worksheet.set_column(0, 0, 36)
        worksheet.set_column(1, 1, 100)
        worksheet.freeze_panes(first, 0)

    def _base(self, made: Sequence[Sheet]) -> Iterator[list[str]]:
        """What was there when the workbook was written; it is read when it comes back."""
        report = self.report
        yield ["ataskaita", "1", report.library, str(report.year), self.unit, self.day.isoformat()]
        for sheet in made:
            name = sheet.spec.name
            yield ["columns", name, sheet.name, *(sheet.received[0] if sheet.received else ())]
            yield from (["row", name, *row.values()] for row in sheet.received)
            if not self.unit:
                yield ["source", name, *self._of_sidecar(sheet)]


def _width(field: Field, texts: Sequence[str]) -> float:
    """The width of a column, in digits, by what stands in it."""
    if field.column.kind != "text":
        return max(14, min(22, len(field.header) * 0.6))
    return max(16, min(50, 2 + max(map(len, [*texts, field.header[:30]]))))


def rule_for(spec: Spec, column: Column, choices: str) -> dict[str, Any]:
    """The rule for a column of a table, as XlsxWriter takes it.

    Parameters
    ----------
    spec, column : Spec, Column
        The column.
    choices : str
        The name of the list to choose from; empty where any value will do.
    """
    rule: dict[str, Any] = {
        "input_title": column.title[:32],
        "input_message": f"{column.description}."[:255],
        "ignore_blank": True,
        "error_type": "stop",
    }
    if choices:
        said = {"error_title": SAID.choose, "error_message": SAID.choose_from_list}
        return rule | said | {"validate": "list", "source": f"={choices}"}
    if column.kind == "text":
        return rule | {"validate": "any"}
    low, high = _limits(spec, column)
    least = _LEAST if low is None else low
    bounds: dict[str, Any] = {"criteria": ">=", "value": least}
    if high is not None:
        bounds = {"criteria": "between", "minimum": least, "maximum": high}
    whole = column.kind == "whole"
    message = words.number_wanted(whole=whole, money=column.money, low=low, high=high)
    said = {"error_title": SAID.not_a_number, "error_message": message}
    return rule | bounds | said | {"validate": "integer" if whole else "decimal"}


def has_a_pattern(spec: Spec, column: Column) -> bool:
    """Whether the texts of a column are written in a certain way, as ids and numbers of plans."""
    return any(check.name == "str_matches" for check in _checks(spec, column))


def _limits(spec: Spec, column: Column) -> tuple[float | None, float | None]:
    """The least and the greatest number that a schema allows."""
    low = high = None
    for check in _checks(spec, column):
        said = check.statistics or {}
        low = said.get("min_value", low)
        high = said.get("max_value", high)
    return low, high


def _checks(spec: Spec, column: Column) -> Sequence[Any]:
    return spec.schema.columns[column.name].checks
