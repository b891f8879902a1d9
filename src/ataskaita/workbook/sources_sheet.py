"""The sheet that says where the tables come from, and the one of free remarks, as statements."""

from __future__ import annotations

from collections.abc import Mapping

from ataskaita.translation import _
from ataskaita.workbook import confirmations
from ataskaita.workbook.answers import Place, Statement
from ataskaita.workbook.sheet import SheetReader, text_at
from ataskaita.workbook.write import SIDECAR_FIELDS


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
