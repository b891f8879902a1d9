"""Reading a workbook that comes back.

Tables are found by the hidden row above their header, and in it the columns, so that rows and
columns may have been inserted, moved or sorted, and sheets renamed. A cell that is as it was when
the workbook was written states nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import python_calamine
from xlsxwriter.utility import xl_col_to_name

from ataskaita.errors import UserError
from ataskaita.schema import Spec
from ataskaita.translation import _
from ataskaita.workbook.answers import Answer, Place, SidecarStatement, Statement
from ataskaita.workbook.layout import BASE, REMARKS, SOURCES
from ataskaita.workbook.package import Oddities, damaged, look
from ataskaita.workbook.report import (
    Keys,
    Report,
    Row,
    canonical,
    filled,
    keys_of,
    plain,
    says_by_being_there,
)
from ataskaita.workbook.write import KEY, SIDECAR_FIELDS

#: How far down the hidden row may have moved.
_SEARCHED = 60


@dataclass
class _Base:
    """What the workbook was written with."""

    unit: str = ""
    names: dict[str, str] = field(default_factory=dict)
    rows: dict[str, dict[Keys, Row]] = field(default_factory=dict)
    sources: dict[str, list[str]] = field(default_factory=dict)


class _Wrong(Exception):
    """A cell that cannot be taken: rule, value, message and fix."""


def read_workbook(report: Report, path: Path) -> Answer:
    """Read a workbook.

    Parameters
    ----------
    report : Report
        The tables it is compared with.
    path : Path
        The file.

    Raises
    ------
    UserError
        It is no workbook, not one of `ataskaita workbook`, or of another year or library.
    """
    odd = look(path)
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        cells = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise damaged(path) from error
    base = _base(report, path, cells.get(BASE, []))
    answer = Answer(path.name, base.unit)
    found: set[str] = set()
    for name, grid in cells.items():
        if (at := _key_row(grid)) is None:
            continue
        row, columns = at
        tables = {table for table, _column in columns.values()}
        sheet = _Sheet(report, base, answer, f"{path.name} [{name}]", grid, odd.get(name))
        sheet.check_columns(row, columns)
        if SOURCES in tables:
            sheet.read_sources(row, {column: n for n, (_table, column) in columns.items()})
        elif REMARKS in tables:
            sheet.read_remarks(row, {column: n for n, (_table, column) in columns.items()})
        for table in tables & set(report.specs):
            if table in found:
                message = _("The table {table} is in the workbook twice.").format(table=table)
                fix = _("Delete the sheet that is a copy.")
                answer.findings.append(
                    Place(sheet.file, row + 1, "A").finding("BOOK-02", "", message, fix)
                )
                continue
            found.add(table)
            names = {column: n for n, (of, column) in columns.items() if of == table}
            sheet.read_table(report.specs[table], row, names)
    for table in base.names:
        if table not in found:
            answer.ignored.append(
                _("{file}: the sheet {sheet} is gone; its table stays as it is.").format(
                    file=path.name, sheet=base.names[table]
                )
            )
    return answer


def _base(report: Report, path: Path, grid: Sequence[Sequence[Any]]) -> _Base:
    lines = [[str(cell) for cell in line] for line in grid]
    if not lines or lines[0][:2] != ["ataskaita", "1"]:
        raise UserError(
            _("{file} was not written by `ataskaita workbook`.").format(file=path.name),
            _(
                "Write a workbook with `ataskaita workbook` and copy the figures into it; or save "
                "each table as CSV UTF-8 under its name."
            ),
        )
    _mark, _version, library, year, unit = (lines[0] + [""] * 5)[:5]
    if library != report.library:
        raise UserError(
            _("{file} is a workbook of {other}, not of {library}.").format(
                file=path.name, other=library, library=report.library
            ),
            _("Take the workbook of this library."),
        )
    if year != str(report.year):
        raise UserError(
            _("{file} holds the figures of {other}; the report is about {year}.").format(
                file=path.name, other=year, year=report.year
            ),
            _("Take the workbook of {year}, or import with --year {other}.").format(
                year=report.year, other=year
            ),
        )
    base = _Base(unit)
    columns: dict[str, list[str]] = {}
    for kind, table, *cells in (line for line in lines[1:] if len(line) > 1):
        if kind == "columns":
            base.names[table], *columns[table] = cells or [""]
            columns[table] = [name for name in columns[table] if name]
            base.rows[table] = {}
        elif kind == "row" and table in report.specs:
            row = dict(zip(columns[table], cells, strict=False))
            base.rows[table][keys_of(report.specs[table], row)] = row
        elif kind == "source":
            base.sources[table] = [*cells, *[""] * len(SIDECAR_FIELDS)]
    return base


def _key_row(
    grid: Sequence[Sequence[Any]],
) -> tuple[int, dict[int, tuple[str, str]]] | None:
    """The hidden row, counted from 0: place -> table and column."""
    for number, line in enumerate(grid[:_SEARCHED]):
        columns = {}
        for place, cell in enumerate(line):
            if isinstance(cell, str) and cell.startswith(KEY):
                table, _colon, column = cell.removeprefix(KEY).partition(":")
                columns[place] = (table, column)
        if columns:
            return number, columns
    return None


@dataclass
class _Sheet:
    report: Report
    base: _Base
    answer: Answer
    file: str
    grid: Sequence[Sequence[Any]]
    odd: Oddities | None

    def check_columns(self, row: int, columns: Mapping[int, tuple[str, str]]) -> None:
        """Note columns that somebody has added: nobody reads them."""
        width = max(map(len, self.grid), default=0)
        for place in range(width):
            if place in columns:
                continue
            if any(_text(line, place) for line in self.grid[row + 2 :]):
                self.answer.ignored.append(
                    _("{file}: column {column} is not one of the table; it was not read.").format(
                        file=self.file, column=xl_col_to_name(place)
                    )
                )

    def read_table(self, spec: Spec, row: int, columns: Mapping[str, int]) -> None:
        """Read the rows of a table."""
        missing = [name for name in (*spec.keys, *filled(spec)) if name not in columns]
        if missing:
            message = _("The column {column} is not there any more.").format(
                column=spec.columns[missing[0]].title
            )
            fix = _("Undo the deletion, or copy the figures into a new workbook.")
            self.answer.findings.append(
                Place(self.file, row + 1, "A").finding("BOOK-01", "", message, fix)
            )
            return
        columns = {name: n for name, n in columns.items() if name in spec.columns}
        base = self.base.rows.get(spec.name, {})
        seen: dict[Keys, int] = {}
        for number, line in self._rows(row, columns.values()):
            cells, sound = self._cells(spec, number, line, columns)
            self._read_row(spec, number, columns, cells, sound, base, seen)
        for keys in base.keys() - seen.keys():
            if self.answer.findings:
                break
            self.answer.ignored.append(
                _("{file}: the row {row} is gone; it stays as it is.").format(
                    file=self.file, row=shown_keys(self.report, spec, keys)
                )
            )

    def _read_row(
        self,
        spec: Spec,
        number: int,
        columns: Mapping[str, int],
        cells: Mapping[str, str],
        sound: bool,
        base: Mapping[Keys, Row],
        seen: dict[Keys, int],
    ) -> None:
        keys = keys_of(spec, cells)
        before = base.get(keys, {})
        told = [name for name in cells if name not in spec.keys and cells[name]]
        if not told and not before and not (says_by_being_there(spec) and all(keys)):
            # A row that is only offered, or empty.
            return
        lacking = [name for name, key in zip(spec.keys, keys, strict=True) if not key]
        if lacking and sound:
            place = self._place(number, columns[lacking[0]])
            message = _("The row has figures but does not say of what: {column} is empty.").format(
                column=spec.columns[lacking[0]].title
            )
            fix = _("Choose it from the list, or empty the row.")
            self.answer.findings.append(place.finding("BOOK-03", "", message, fix))
        if lacking:
            return
        if keys in seen:
            place = self._place(number, columns[spec.keys[0]])
            message = _("{row} stands here and in row {other}.").format(
                row=shown_keys(self.report, spec, keys), other=seen[keys]
            )
            fix = _("Keep one row of them.")
            self.answer.findings.append(place.finding("BOOK-04", "", message, fix))
            return
        seen[keys] = number + 1
        if not before:
            place = self._place(number, columns[spec.keys[0]])
            self.answer.statements.append(Statement(spec.name, keys, "", "", None, place))
        for name, text in cells.items():
            if name in spec.keys:
                continue
            old = before.get(name, "")
            if canonical(text, spec.columns[name]) != canonical(old, spec.columns[name]):
                place = self._place(number, columns[name])
                self.answer.statements.append(Statement(spec.name, keys, name, text, old, place))

    def _cells(
        self, spec: Spec, number: int, line: Sequence[Any], columns: Mapping[str, int]
    ) -> tuple[dict[str, str], bool]:
        """The texts of a row as a CSV file would have them, and whether all could be taken."""
        cells, sound = {}, True
        for name, place in columns.items():
            column = spec.columns[name]
            try:
                text = self._take(number, place, line, numeric=column.kind != "text")
            except _Wrong as wrong:
                rule, value, message, fix = wrong.args
                self.answer.findings.append(
                    self._place(number, place).finding(rule, value, message, fix)
                )
                text, sound = "", False
            known = self.report.words(spec, name)
            cells[name] = known.id_of(text) if known and text else text
        return cells, sound

    def _take(self, number: int, place: int, line: Sequence[Any], *, numeric: bool) -> str:
        """A cell as text."""
        at = (number + 1, place + 1)
        odd = self.odd or Oddities()
        if at in odd.errors:
            raise _Wrong(
                *("BOOK-05", odd.errors[at], _("The formula gives an error instead of a result.")),
                _("Write the figure itself."),
            )
        if at in odd.uncalculated:
            raise _Wrong(
                *(
                    "BOOK-06",
                    "",
                    _("The formula was never calculated."),
                ),
                _("Open the workbook in Excel, save it and try again; or write the figure itself."),
            )
        cell = line[place] if place < len(line) else ""
        if at in odd.percent and numeric:
            raise _Wrong(
                *("BOOK-07", f"{cell * 100:.15g} %"),
                _("Excel has made a percentage of it and keeps {kept}.").format(kept=plain(cell)),
                _("Set the cell's format to Number and type the figure again, without %."),
            )
        return _as_text(cell, numeric=numeric)

    def read_sources(self, row: int, columns: Mapping[str, int]) -> None:
        """Read where the tables come from."""
        tables = {name: table for table, name in self.base.names.items()}
        for number, line in self._rows(row, columns.values()):
            sheet = _text(line, columns.get("table", 0))
            table = tables.get(sheet)
            fields = [name for name in SIDECAR_FIELDS if name in columns]
            if table is None:
                if any(_text(line, columns[name]) for name in fields):
                    message = _("No table of the workbook is called {name}.").format(name=sheet)
                    fix = _("Write where a table comes from into its own row.")
                    place = self._place(number, columns.get("table", 0))
                    self.answer.findings.append(place.finding("BOOK-08", sheet, message, fix))
                continue
            base = dict(zip(SIDECAR_FIELDS, self.base.sources.get(table, []), strict=False))
            for name in fields:
                try:
                    text = self._take(number, columns[name], line, numeric=False)
                except _Wrong as wrong:
                    rule, value, message, fix = wrong.args
                    place = self._place(number, columns[name])
                    self.answer.findings.append(place.finding(rule, value, message, fix))
                    continue
                old = base.get(name, "")
                if text.strip() != old.strip():
                    place = self._place(number, columns[name])
                    self.answer.sidecars.append(
                        SidecarStatement(table, name, text.strip(), old, place)
                    )

    def read_remarks(self, row: int, columns: Mapping[str, int]) -> None:
        """Read free remarks."""
        for _number, line in self._rows(row, columns.values()):
            about, text = (_text(line, columns.get(name, 0)) for name in ("about", "text"))
            self.answer.remarks.append((about, text))

    def _rows(self, row: int, places: Any) -> Iterator[tuple[int, Sequence[Any]]]:
        """The rows below the header that hold anything, each with its number from 0."""
        places = list(places)
        body = iter(enumerate(self.grid[row + 1 :], row + 1))
        for _number, line in body:
            if any(_text(line, place) for place in places):
                # The header.
                break
        odd = self.odd or Oddities()
        strange = {r for r, _column in (*odd.errors, *odd.uncalculated)}
        for number, line in body:
            if number + 1 in strange or any(_text(line, place) for place in places):
                yield number, line

    def _place(self, number: int, place: int) -> Place:
        return Place(self.file, number + 1, xl_col_to_name(place))


def shown_keys(report: Report, spec: Spec, keys: Keys) -> str:
    """A row as a librarian would call it."""
    return ", ".join(
        report.words(spec, name).shown(key) for name, key in zip(spec.keys, keys, strict=True)
    )


def _text(line: Sequence[Any], place: int) -> str:
    return str(line[place]).strip() if place < len(line) else ""


def _as_text(cell: Any, *, numeric: bool) -> str:
    if isinstance(cell, bool):
        raise _Wrong(
            *("BOOK-09", str(cell).upper(), _("The cell holds TRUE or FALSE.")),
            _("Write a number.") if numeric else _("Write it in words."),
        )
    if isinstance(cell, int | float):
        # Excel itself keeps and shows fifteen digits.
        return plain(float(f"{cell:.15g}")) if isinstance(cell, float) else str(cell)
    if isinstance(cell, dt.datetime | dt.date):
        day = cell.date() if isinstance(cell, dt.datetime) else cell
        if numeric:
            raise _Wrong(
                *("BOOK-10", day.isoformat(), _("Excel has made a date of it.")),
                _("Set the cell's format to Number and type the figure again."),
            )
        return day.isoformat()
    if isinstance(cell, dt.time | dt.timedelta):
        raise _Wrong(
            *("BOOK-10", str(cell), _("Excel has made a time of it.")),
            _("Set the cell's format to Number and type the figure again."),
        )
    text = str(cell).strip()
    # A cell of a table is one line.
    return re.sub(r"\s*[\r\n\t]+\s*", " ", text)
