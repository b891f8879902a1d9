"""The cells of a sheet as statements: what was typed, and what a spreadsheet made of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.utility import xl_cell_to_rowcol, xl_col_to_name

from ataskaita.data.findings import few
from ataskaita.schema import Spec
from ataskaita.translation import _
from ataskaita.workbook.answers import Answer, Place, Statement, Table
from ataskaita.workbook.cell_text import Refused, text_of
from ataskaita.workbook.layout import LAST
from ataskaita.workbook.oddities import Oddities
from ataskaita.workbook.report import (
    Keys,
    Report,
    Row,
    as_seen,
    canonical,
    filled,
    keys_of,
    keys_say_all,
)

#: Hidden cells that are named one by one.
_NAMED = 10


@dataclass
class Base:
    """What a workbook was written with.

    Parameters
    ----------
    unit : str
        The unit of the library that it was written for.
    known : bool
        Whether that is known: not of a workbook of any other making.
    names : dict
        Table -> the name of its sheet.
    rows : dict
        Table -> keys -> row.
    sources : dict
        Table -> the fields of its sidecar.
    """

    unit: str = ""
    known: bool = True
    names: dict[str, str] = field(default_factory=dict)
    rows: dict[str, dict[Keys, Row]] = field(default_factory=dict)
    sources: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class SheetReader:
    """Reads a sheet.

    Parameters
    ----------
    report : Report
        The tables it is compared with.
    base : Base
        What the workbook was written with.
    answer : Answer
        What is read is added to it.
    file : str
        What findings call the workbook and the sheet.
    grid : sequence
        The cells, row by row from A1.
    odd : Oddities
        What is odd in them.
    """

    report: Report
    base: Base
    answer: Answer
    file: str
    grid: Sequence[Sequence[Any]]
    odd: Oddities

    def check_around(self, row: int, columns: Collection[int]) -> None:
        """Note comments, and columns that somebody has added: nobody reads them.

        Of cells that are merged, spreadsheets keep only the first.
        """
        if self.odd.commented:
            message = _("{file}: comments on cells were not read: {cells}.")
            self.ignore(message, cells=few(self.odd.commented, _NAMED))
        for cells in self.odd.merged:
            (_top, left), (bottom, right) = map(xl_cell_to_rowcol, cells.split(":"))
            if bottom > row + 1 and any(left <= place <= right for place in columns):
                message = _("The cells {cells} are merged: only the first of them has been kept.")
                fix = _("Unmerge them, and write each number into its own cell.")
                place = Place(self.file, bottom + 1, xl_col_to_name(right))
                self.find(place, "BOOK-20", "", message.format(cells=cells), fix)
        width = max(map(len, self.grid), default=0)
        for place in sorted(set(range(width)).difference(columns)):
            if any(text_at(line, place) for line in self.grid[row + 2 :]):
                message = _("{file}: column {column} is not one of the table; it was not read.")
                self.ignore(message, column=xl_col_to_name(place))

    def read_table(self, spec: Spec, row: int, columns: Mapping[str, int]) -> None:
        """Read the rows of a table."""
        wanted = (*spec.keys, *filled(spec)) if self.base.known else spec.keys
        missing = [name for name in wanted if name not in columns]
        if missing:
            message = _("The column {column} is not there any more.")
            message = message.format(column=spec.columns[missing[0]].title)
            fix = _("Undo the deletion, or copy the figures into a new workbook.")
            self.find(Place(self.file, row + 1, "A"), "BOOK-01", "", message, fix)
            return
        last = {name.removeprefix(LAST): n for name, n in columns.items() if name.startswith(LAST)}
        columns = {name: n for name, n in columns.items() if name in spec.columns}
        beside = sorted(columns.values())[1:]
        above = [any(text_at(line, place) for place in beside) for line in self.grid[:row]]
        if self.base.known and any(above):
            message = _("Figures stand above the headings, where they are not read.")
            fix = _("Undo the sorting: the headings and the hidden row above them stay on top.")
            self.find(Place(self.file, above.index(True) + 1, "A"), "BOOK-17", "", message, fix)
            return
        base = self.base.rows.get(spec.name, {})
        had = {keys_of(spec, one): one for one in self.report.rows(spec.name, self.report.last)}
        # Rows of last year may be offered although there are none yet.
        offered: dict[Keys, Row] = {keys: {} for keys in had} | base
        seen: dict[Keys, int] = {}
        stated = len(self.answer.statements)

        def is_row(line: Sequence[Any]) -> bool:
            texts = {name: text_at(line, columns[name]) for name in spec.keys}
            words = {name: self.report.words(spec, name) for name in spec.keys}
            return keys_of(spec, {n: words[n].id_of(text) for n, text in texts.items()}) in base

        for number, line in self.rows(row, (*columns.values(), *last.values()), is_row):
            cells, sound = self._cells(spec, number, line, columns)
            self._read_row(spec, number, cells, sound, columns, offered, seen)
            # Of a row that nobody knows, its name is told; where it has none, last year's cells.
            if (keys := keys_of(spec, cells)) in offered:
                self._check_last_year(spec, number, last, had.get(keys, {}))
            elif not any(cells.values()):
                self._unread(number, *(self.place(number, place).typed for place in last.values()))
        self._note_hidden(stated)
        letters = {name: xl_col_to_name(place) for name, place in columns.items()}
        self.answer.tables[spec.name] = Table(self.file, letters, seen)
        named = {(self.file, letters[name]) for name in spec.keys}
        wrong = {(one.file, one.column) for one in self.answer.findings}
        # Of a row whose name can't be read, nobody knows which one it is.
        for keys in base.keys() - seen.keys() if named.isdisjoint(wrong) else ():
            message = _("{file}: the row {row} is gone; delete it in {table}, too.")
            row, table = self.report.shown_keys(spec, keys), self.report.file(spec.name)
            self.ignore(message, row=row, table=table)

    def _note_hidden(self, first: int) -> None:
        """Say which cells state something that nobody sees, from a statement on."""
        places = [one.place for one in self.answer.statements[first:] if one.column and one.text]
        hidden = [place for place in places if self.odd.hides(place.line, place.column)]
        if hidden:
            message = _("{file}: hidden, but read like all others: {cells}.")
            cells = (f"{place.column}{place.line}" for place in hidden)
            self.ignore(message, cells=few(cells, _NAMED))

    def _unread(self, number: int, *texts: str) -> None:
        """Say which texts of a row were not read."""
        for text in filter(None, texts):
            said = _("{file}: “{text}” in row {row} is not of the table; it was not read.")
            self.ignore(said, text=text, row=number + 1)

    def ignore(self, message: str, **told: object) -> None:
        """Say what was not read, or was although nobody sees it."""
        self.answer.ignored.append(message.format(file=self.file, **told))

    def _read_row(
        self,
        spec: Spec,
        number: int,
        cells: Mapping[str, str],
        sound: bool,
        columns: Mapping[str, int],
        base: Mapping[Keys, Row],
        seen: dict[Keys, int],
    ) -> None:
        keys = keys_of(spec, cells)
        before = base.get(keys, {})
        told = [name for name in cells if name not in spec.keys and cells[name]]
        if not told and not before and not (keys_say_all(spec) and all(keys)):
            # A row that is only offered, or empty; or a text below the table.
            for name in spec.keys:
                known, text = self.report.words(spec, name), cells[name]
                if text not in known and keys not in base:
                    self._unread(number, text)
            return
        lacking = [name for name, key in zip(spec.keys, keys, strict=True) if not key]
        if lacking and sound:
            place = self.place(number, columns[lacking[0]])
            message = _("The row has figures but does not say of what: {column} is empty.")
            message = message.format(column=spec.columns[lacking[0]].title)
            self.find(place, "BOOK-03", "", message, _("Fill it in, or empty the row."))
        if lacking:
            return
        place = self.place(number, columns[spec.keys[0]])
        if keys in seen:
            message = _("{row} stands here and in row {other}.")
            message = message.format(row=self.report.shown_keys(spec, keys), other=seen[keys])
            self.find(place, "BOOK-04", "", message, _("Keep one row of them."))
            return
        seen[keys] = number + 1
        if not before:
            self.answer.statements.append(Statement(spec.name, keys, "", "", None, place))
        for name, text in cells.items():
            if name in spec.keys:
                continue
            old = before.get(name, "") if self.base.known else None
            column = spec.columns[name]
            if old is None or canonical(text, column) != canonical(old, column):
                place = self.place(number, columns[name])
                self.answer.statements.append(Statement(spec.name, keys, name, text, old, place))

    def _check_last_year(
        self, spec: Spec, number: int, columns: Mapping[str, int], before: Row
    ) -> None:
        """Refuse what was typed over a figure of last year's: nobody would read it."""
        year = self.report.year - 1
        for name, at in columns.items():
            column, known = spec.columns[name], self.report.words(spec, name)
            was, place = before.get(name, ""), self.place(number, at)
            said = known.id_of(place.typed) if known else place.typed
            if not said or canonical(said, column) == canonical(was, column):
                continue
            message = _("{column} of {year} was {was}, and this cell says {value}.")
            was = self.report.seen(spec, name, was) or _("nothing")
            told = message.format(column=column.title, year=year, was=was, value=place.typed)
            fix = _(
                "Write back what it was. A figure of this year belongs into the yellow cell "
                "beside it; what was wrong last year is corrected in {file}."
            )
            fix = fix.format(file=self.report.file(spec.name, year))
            self.find(place, "BOOK-18", place.typed, told, fix)

    def _cells(
        self, spec: Spec, number: int, line: Sequence[Any], columns: Mapping[str, int]
    ) -> tuple[dict[str, str], bool]:
        """The texts of a row as a CSV file would have them, and whether all could be taken."""
        cells = {}
        for name, place in columns.items():
            text = self.take(number, place, line, spec.columns[name].kind)
            known = self.report.words(spec, name)
            cells[name] = known.id_of(text) if known and text else text
        return {name: text or "" for name, text in cells.items()}, None not in cells.values()

    def take(self, number: int, place: int, line: Sequence[Any], kind: str) -> str | None:
        """A cell as text; None where it can't be taken, which is noted."""
        try:
            cell = line[place] if place < len(line) else ""
            return text_of(cell, (number + 1, place + 1), kind, self.odd)
        except Refused as wrong:
            self.find(self.place(number, place), *wrong.args)
            return None

    def rows(
        self, row: int, places: Any, is_row: Callable[[Sequence[Any]], bool] | None = None
    ) -> Iterator[tuple[int, Sequence[Any]]]:
        """The rows below the header that hold anything, each with its number from 0.

        Where somebody has deleted the header, the first one is a row.
        """
        places = list(places)
        strange = {r for r, _column in (*self.odd.errors, *self.odd.uncalculated)}
        headed = False
        for number, line in enumerate(self.grid[row + 1 :], row + 1):
            filled = any(text_at(line, place) for place in places)
            headed = headed or (filled and is_row is not None and is_row(line))
            if headed and (filled or number + 1 in strange):
                yield number, line
            headed = headed or filled

    def find(self, place: Place, rule: str, value: str, message: str, fix: str) -> None:
        """Note something wrong."""
        self.answer.findings.append(place.finding(rule, value, message, fix))

    def place(self, number: int, place: int) -> Place:
        """Where a cell is, for findings: by its row and column from 0."""
        line = self.grid[number]
        typed = as_seen(line[place]) if place < len(line) else ""
        return Place(self.file, number + 1, xl_col_to_name(place), typed)


def text_at(line: Sequence[Any], place: int) -> str:
    """What stands in a row at a place; empty where it ends before."""
    return str(line[place]).strip() if place < len(line) else ""
