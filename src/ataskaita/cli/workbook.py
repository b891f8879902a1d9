"""`ataskaita workbook`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ataskaita.cli.terminal import Terminal
from ataskaita.data.findings import few
from ataskaita.errors import UserError
from ataskaita.leftovers import tidy
from ataskaita.project import Project
from ataskaita.text_file import write_whole
from ataskaita.translation import _, ngettext
from ataskaita.workbook.layout import sheets, units_asked
from ataskaita.workbook.report import Report
from ataskaita.workbook.write import write


def workbook(
    project: Project,
    file: Path | None,
    *,
    year: int | None,
    unit: str,
    by_unit: Path | None,
    force: bool,
) -> None:
    """Write the tables of a year into an Excel workbook, or one for each unit."""
    console = Terminal()
    if by_unit and (unit or file):
        message = _("--by-unit writes one workbook for every unit.")
        raise UserError(message, _("Leave out the name of the file and --unit."))
    report = Report.of(project, year or project.year)
    # People know a unit by its name, files by its id.
    ids = {one.name.casefold(): id for id, one in report.units.units.items()}
    unit = ids.get(" ".join(unit.split()).casefold(), unit)
    if by_unit:
        wanted = {by_unit / f"{report.year}-{id}.xlsx": id for id in units_asked(report)}
    else:
        name = "-".join(filter(None, (str(report.year), unit or "duomenys")))
        wanted = {file or Path(f"{name}.xlsx"): unit}
    if present := [str(path) for path in wanted if path.exists() and not force]:
        message = _("Already there, and perhaps filled in: {files}.")
        fix = _("Choose another name, or write over it with --force.")
        raise UserError(message.format(files=few(present, 5)), fix)
    for path, id in wanted.items():
        if path.suffix.lower() != ".xlsx":
            message = _("{file} is not the name of an Excel workbook.").format(file=path)
            raise UserError(message, _("Let it end in .xlsx."))
        count = len(sheets(report, id))
        if not count:
            message = _("There is nothing that {unit} would have to fill in.")
            message = message.format(unit=report.units.in_words(id))
            raise UserError(message, _("Leave out --unit for the workbook of the whole library."))
        tidy(path.parent)
        write_whole(path, write(report, unit=id, day=dt.date.today()))
        tables = ngettext("{count} table", "{count} tables", count)
        message = _("{file}: {tables} for {year}")
        console.done(message.format(file=path, tables=tables, year=report.year))
    message = _("Fill it in with Excel; then look at what it would change: {command}")
    made = " ".join(map(str, list(wanted)[:3])) + (" …" if len(wanted) > 3 else "")
    console.print(message.format(command=f"ataskaita import --dry-run {made}"))
