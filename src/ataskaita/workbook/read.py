"""Reading a workbook that comes back.

Tables are found by the hidden row above their header, and in it the columns, so that rows and
columns may have been inserted, moved or sorted, and sheets renamed. A cell that is as it was when
the workbook was written states nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import python_calamine

from ataskaita.errors import UserError
from ataskaita.schema import Spec
from ataskaita.translation import _
from ataskaita.workbook import confirmations
from ataskaita.workbook.answers import Answer, Place, Statement
from ataskaita.workbook.layout import BASE, LISTS
from ataskaita.workbook.oddities import Oddities
from ataskaita.workbook.package import damaged, look
from ataskaita.workbook.report import Report, folded, keys_of
from ataskaita.workbook.sheet import Base, SheetReader, text_at
from ataskaita.workbook.words import COVER, REMARKS, SOURCES
from ataskaita.workbook.write import KEY, SIDECAR_FIELDS

#: How far down the hidden row may have moved.
_SEARCHED = 60


def read_workbook(report: Report, path: Path) -> Answer:
    """Read a workbook.

    Raises
    ------
    UserError
        It is no workbook, not one of `ataskaita workbook`, or of another year or library.
    """
    odd = defaultdict(Oddities, look(path))
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        cells = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise damaged(path) from error
    if BASE not in cells:
        return _read_any(report, path, cells, odd)
    base = _base(report, path, cells[BASE])
    answer = Answer(path.name, base.unit)
    found: set[str] = set()
    for name, grid in cells.items():
        if (at := _key_row(grid)) is None:
            _note_unread(answer, base, name, grid)
            continue
        row, columns = at
        tables = {table for table, _column in columns.values()}
        sheet = SheetReader(report, base, answer, f"{path.name} [{name}]", grid, odd[name])
        sheet.check_around(row, columns)
        places = {column: n for n, (_table, column) in columns.items()}
        if SOURCES in tables:
            read_sources(sheet, row, places)
        elif REMARKS in tables:
            read_remarks(sheet, row, places)
        elif tables.isdisjoint(report.specs):
            message = _("{file}: the report has no table {sheet} any more; it was not read.")
            answer.ignored.append(message.format(file=path.name, sheet=name))
        for table in tables & set(report.specs):
            if table in found:
                message = _("The table {table} is in the workbook twice.")
                message = message.format(table=report.specs[table].title)
                fix = _("Delete the sheet that is a copy.")
                sheet.find(Place(sheet.file, row + 1, "A"), "BOOK-02", "", message, fix)
                continue
            found.add(table)
            names = {column: n for n, (of, column) in columns.items() if of == table}
            sheet.read_table(report.specs[table], row, names)
    for table, name in base.names.items():
        if table in report.specs and table not in found and name not in cells:
            message = _("{file}: the sheet {sheet} is gone; its table stays as it is.")
            answer.ignored.append(message.format(file=path.name, sheet=name))
    return answer


def _note_unread(answer: Answer, base: Base, name: str, grid: Sequence[Sequence[Any]]) -> None:
    """Say of a sheet without the hidden row that it was not read, if anything stands there."""
    own = (COVER, BASE, LISTS) if base.known else ()
    if name in base.names.values():
        message = _("The sheet has lost the hidden row by which its columns are known.")
        fix = _("Undo its deletion, or copy the figures into a new workbook.")
        place = Place(f"{answer.file} [{name}]", 0, "")
        answer.findings.append(place.finding("BOOK-16", "", message, fix))
    elif name not in own and any(str(cell).strip() for line in grid for cell in line):
        message = _("{file}: the sheet {sheet} is not a table of the report; it was not read.")
        answer.ignored.append(message.format(file=answer.file, sheet=name))


def _read_any(
    report: Report,
    path: Path,
    cells: Mapping[str, Sequence[Sequence[Any]]],
    odd: Mapping[str, Oddities],
) -> Answer:
    """Read a workbook of any other making: sheets that are called like tables, with a header."""
    answer = Answer(path.name, ignored=[no_year(report, path)])
    names = {
        folded(word): spec for spec in report.specs.values() for word in (spec.name, spec.title)
    }
    base, read = Base(known=False), False
    for name, grid in cells.items():
        spec = names.get(folded(name))
        found = _header(report, spec, grid) if spec else None
        if spec and found:
            read = True
            sheet = SheetReader(report, base, answer, f"{path.name} [{name}]", grid, odd[name])
            sheet.check_around(found[0] - 1, found[1].values())
            sheet.read_table(spec, found[0] - 1, found[1])
        else:
            _note_unread(answer, base, name, grid)
    if not read:
        message = _("{file} was not written by `ataskaita workbook`, and no sheet is a table.")
        fix = _(
            "Write a workbook with `ataskaita workbook` and copy the figures into it; or call each "
            "sheet like its table and put the names of the columns above."
        )
        raise UserError(message.format(file=path.name), fix)
    return answer


def no_year(report: Report, path: Path) -> str:
    """A note that a file does not say which year it is about."""
    message = _("{file} does not say of which year it is; it is taken for {year}.")
    return message.format(file=path.name, year=report.year)


def _header(
    report: Report, spec: Spec, grid: Sequence[Sequence[Any]]
) -> tuple[int, dict[str, int]] | None:
    """The row that names the columns, and the place of each column."""
    names = report.headings(spec)
    for number, line in enumerate(grid[:_SEARCHED]):
        columns: dict[str, int] = {}
        for place in range(len(line)):
            if name := names.get(folded(text_at(line, place))):
                columns.setdefault(name, place)
        if set(spec.keys) <= columns.keys() and len(columns) >= min(2, len(spec.columns)):
            return number, columns
    return None


def _base(report: Report, path: Path, grid: Sequence[Sequence[Any]]) -> Base:
    lines = [[str(cell) for cell in line] for line in grid]
    if not lines or lines[0][:2] != ["ataskaita", "1"]:
        fix = _(
            "Write a workbook with `ataskaita workbook` and copy the figures into it; or save each "
            "table as CSV UTF-8 under its name."
        )
        message = _("{file} was not written by `ataskaita workbook`.")
        raise UserError(message.format(file=path.name), fix)
    _mark, _version, library, year, unit = (lines[0] + [""] * 5)[:5]
    if library != report.library:
        message = _("{file} is a workbook of {other}, not of {library}.")
        message = message.format(file=path.name, other=library, library=report.library)
        raise UserError(message, _("Take the workbook of this library."))
    if year != str(report.year):
        told = {"file": path.name, "other": year, "year": report.year}
        message = _("{file} holds the figures of {other}; the report is about {year}.")
        fix = _("Take the workbook of {year}, or import with --year {other}.")
        raise UserError(message.format(**told), fix.format(**told))
    base = Base(unit)
    columns: dict[str, list[str]] = {}
    for kind, table, *cells in (line for line in lines[1:] if len(line) > 1):
        if kind == "columns":
            base.names[table], *columns[table] = cells or [""]
            columns[table] = [name for name in columns[table] if name]
            base.rows[table] = {}
        elif kind == "row" and table in report.specs:
            row = dict(zip(columns[table], cells, strict=False))
            if all(keys := keys_of(report.specs[table], row)):
                base.rows[table][keys] = row
        elif kind == "source":
            base.sources[table] = [*cells, *[""] * len(SIDECAR_FIELDS)]
    return base


def _key_row(grid: Sequence[Sequence[Any]]) -> tuple[int, dict[int, tuple[str, str]]] | None:
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


def read_sources(sheet: SheetReader, row: int, columns: Mapping[str, int]) -> None:
    """Read where the tables come from.

    Parameters
    ----------
    sheet : SheetReader
        The sheet; what is read is added to its answer.
    row : int
        The hidden row above the heading, counted from 0.
    columns : mapping
        Field of a sidecar -> the place of its column.
    """
    tables = {name: table for table, name in sheet.base.names.items()}
    known = (*SIDECAR_FIELDS, confirmations.COLUMN)
    fields = [name for name in known if name in columns]
    about = columns.get("table", 0)
    for number, line in sheet.rows(row, columns.values()):
        name_of_sheet = text_at(line, about)
        table = tables.get(name_of_sheet)
        if table is None:
            if any(text_at(line, columns[name]) for name in fields):
                message = _("No table of the workbook is called {name}.").format(name=name_of_sheet)
                fix = _("Write where a table comes from into its own row.")
                sheet.find(sheet.place(number, about), "BOOK-08", name_of_sheet, message, fix)
            continue
        if table not in sheet.report.specs:
            # Its own sheet is told of.
            continue
        base = dict(zip(known, sheet.base.sources.get(table, []), strict=False))
        for name in fields:
            text = sheet.take(number, columns[name], line, "text")
            if text is None:
                continue
            old, place = base.get(name, ""), sheet.place(number, columns[name])
            sheet.answer.sources[table, name] = place
            if name == confirmations.COLUMN:
                _read_confirmations(sheet, table, text, old, place)
            elif text.strip() != old.strip():
                said = Statement(table, (), name, text.strip(), old, place)
                sheet.answer.sidecars.append(said)


def _read_confirmations(sheet: SheetReader, table: str, text: str, old: str, place: Place) -> None:
    """Read what somebody confirms of a table."""
    said, before = confirmations.read(text), confirmations.read(old) or {}
    if said is None:
        message = _("It does not say which finding it confirms.")
        fix = _("Begin with the code that `ataskaita import` shows: `LAST-01: the reason`.")
        sheet.find(place, "BOOK-15", text, message, fix)
        return
    for name in dict.fromkeys((*before, *said)):
        new, base = said.get(name, ""), before.get(name, "")
        if new != base:
            sheet.answer.sidecars.append(Statement(table, (), name, new, base, place))


def read_remarks(sheet: SheetReader, row: int, columns: Mapping[str, int]) -> None:
    """Read free remarks; the parameters are those of `read_sources`."""
    for _number, line in sheet.rows(row, columns.values()):
        about, text = (text_at(line, columns.get(name, 0)) for name in ("about", "text"))
        sheet.answer.remarks.append((about, text))
