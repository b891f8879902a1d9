"""Reading a table that comes as a CSV file under its own name."""

from __future__ import annotations

from pathlib import Path

from ataskaita.data.findings import did_you_mean
from ataskaita.data.reading import read_csv
from ataskaita.errors import UserError
from ataskaita.schema import Spec
from ataskaita.translation import _
from ataskaita.workbook.answers import Answer
from ataskaita.workbook.oddities import Oddities
from ataskaita.workbook.read import no_year
from ataskaita.workbook.report import Report, folded
from ataskaita.workbook.sheet import Base, SheetReader
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
    columns: dict[str, int] = {}
    for place, header in enumerate(received.columns):
        if name := names.get(folded(header)):
            columns[name] = place
            continue
        message = _("The table {table} has no column {column}.")
        message = message.format(table=spec.name, column=header)
        received.find("COLUMN-02", message, did_you_mean(header, spec.columns), 1, header)
    for name in spec.keys if received.columns else ():
        if name not in columns:
            message = _("The column {column} is missing.").format(column=name)
            fix = _("Add it: without it nobody knows what a row is about.")
            received.find("COLUMN-01", message, fix, 1, name)
    if not answer.findings:
        rows = dict(zip(received.lines, zip(*received.columns.values(), strict=True), strict=True))
        grid = [list(received.columns), *(rows.get(line, ()) for line in range(2, max(rows) + 1))]
        sheet = SheetReader(report, Base(known=False), answer, path.name, grid, Oddities())
        sheet.read_table(spec, -1, columns)
    return answer


def _table(report: Report, path: Path) -> Spec:
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
