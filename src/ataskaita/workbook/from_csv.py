"""Reading a table that comes as a CSV file under its own name."""

from __future__ import annotations

from pathlib import Path

from ataskaita.data.findings import did_you_mean
from ataskaita.data.reading import read_csv
from ataskaita.errors import UserError
from ataskaita.schema import Spec
from ataskaita.translation import _
from ataskaita.workbook.answers import Answer, Place, Statement
from ataskaita.workbook.read import no_year
from ataskaita.workbook.report import Report, folded, keys_of
from ataskaita.workbook.write import KEY


def read_table(report: Report, path: Path) -> Answer:
    """Read a CSV file: its name says which table it is, its header which columns it has.

    Parameters
    ----------
    report : Report
        The tables it is compared with.
    path : Path
        The file. Columns and cells may be named as in the report's files or in Lithuanian.
    """
    spec = _table(report, path)
    received = read_csv(path, path.name)
    answer = Answer(path.name, findings=received.findings, ignored=[no_year(report, path)])
    names = report.headings(spec)
    columns = {}
    for header, cells in received.columns.items():
        if name := names.get(folded(header), ""):
            columns[name] = cells
            continue
        message = _("The table {table} has no column {column}.")
        message = message.format(table=spec.name, column=header)
        received.find("COLUMN-02", message, did_you_mean(header, spec.columns), 1, header)
    for name in spec.keys if received.columns else ():
        if name not in columns:
            message = _("The column {column} is missing.").format(column=name)
            fix = _("Add it: without it nobody knows what a row is about.")
            received.find("COLUMN-01", message, fix, 1, name)
    if answer.findings:
        return answer
    seen: dict[tuple[str, ...], int] = {}
    for line, texts in zip(received.lines, zip(*columns.values(), strict=True), strict=True):
        cells = {}
        for name, text in zip(columns, texts, strict=True):
            known = report.words(spec, name)
            cells[name] = known.id_of(text) if known and text.strip() else text.strip()
        keys = keys_of(spec, cells)
        if keys in seen:
            message = _("{row} stands here and in row {other}.")
            message = message.format(row=report.shown_keys(spec, keys), other=seen[keys])
            fix = _("Keep one row of them.")
            received.find("BOOK-04", message, fix, line, spec.keys[0])
            continue
        seen[keys] = line
        place = Place(path.name, line, spec.keys[0])
        answer.statements.append(Statement(spec.name, keys, "", "", None, place))
        for name, text in cells.items():
            if name not in spec.keys:
                there = Place(path.name, line, name, text)
                answer.statements.append(Statement(spec.name, keys, name, text, None, there))
    return answer


def _table(report: Report, path: Path) -> Spec:
    if not path.is_file():
        message = _("{file} does not exist.").format(file=path)
        raise UserError(message, _("Check the name and the folder."))
    if KEY.encode() in path.read_bytes():
        message = _("{file} is a sheet of a workbook, without what the workbook knows of it.")
        fix = _("Save the whole workbook as an Excel workbook (.xlsx), and import that.")
        raise UserError(message.format(file=path.name), fix)
    titles = {spec.title.casefold(): spec for spec in report.specs.values()}
    if spec := report.specs.get(path.stem) or titles.get(path.stem.casefold()):
        return spec
    message = _("{file}: no table is called {name}.").format(file=path.name, name=path.stem)
    fix = _("Name the file after its table.") + " " + did_you_mean(path.stem, report.specs)
    raise UserError(message, fix)
