"""`ataskaita workbook`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ataskaita.cli.terminal import Terminal
from ataskaita.errors import UserError
from ataskaita.folders import tidy
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
        raise UserError(
            _("--by-unit writes one workbook for every unit."),
            _("Leave out the name of the file and --unit."),
        )
    report = Report.of(project, year or project.year)
    # People know a unit by its name, files by its id.
    ids = {one.name.casefold(): id for id, one in report.units.units.items()}
    unit = ids.get(" ".join(unit.split()).casefold(), unit)
    if by_unit:
        wanted = {by_unit / f"{report.year}-{id}.xlsx": id for id in units_asked(report)}
    else:
        name = "-".join(filter(None, (str(report.year), unit or "duomenys")))
        wanted = {file or Path(f"{name}.xlsx"): unit}
    _refuse_what_is_there([path for path in wanted if path.exists() and not force])
    for path, id in wanted.items():
        if path.suffix.lower() != ".xlsx":
            raise UserError(
                _("{file} is not the name of an Excel workbook.").format(file=path),
                _("Let it end in .xlsx."),
            )
        count = len(sheets(report, id))
        if not count:
            raise UserError(
                _("There is nothing that {unit} would have to fill in.").format(unit=id),
                _("Leave out --unit for the workbook of the whole library."),
            )
        tidy(path.parent)
        write_whole(path, write(report, unit=id, day=dt.date.today()))
        tables = ngettext("{count} table", "{count} tables", count)
        console.done(
            _("{file}: {tables} for {year}").format(file=path, tables=tables, year=report.year)
        )
    console.print(
        _("Fill it in with Excel; then look at what it would change: {command}").format(
            command=f"ataskaita import --dry-run {' '.join(str(path) for path in list(wanted)[:3])}"
            + (" …" if len(wanted) > 3 else "")
        )
    )


def _refuse_what_is_there(present: list[Path]) -> None:
    if present:
        shown = ", ".join(map(str, present[:5])) + (", …" if len(present) > 5 else "")
        raise UserError(
            _("Already there, and perhaps filled in: {files}.").format(files=shown),
            _("Choose another name, or write over it with --force."),
        )
