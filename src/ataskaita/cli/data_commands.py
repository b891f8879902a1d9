"""The commands for a year's data: beginning a report or a year, filling it in, looking into it.

Each command imports what it needs when it runs, so that `--help` answers at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ataskaita.cli.options import ProjectOption, app
from ataskaita.errors import UserError
from ataskaita.project import Project
from ataskaita.translation import _, ngettext


@app.command("new-year")
def new_year(
    year: Annotated[int, typer.Argument(help="The new report year.")],
    project: ProjectOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="List what would be made; write nothing.")
    ] = False,
) -> None:
    """Make next year's tables to fill in from last year's, and set the report year.

    No file that is there is touched; where it was stopped, run it again. What is to be done then,
    `ataskaita status` tells at any time.
    """
    from ataskaita.cli.new_year import new_year as run

    run(Project.find(project), year, dry_run=dry_run)


@app.command("new-library")
def new_library(
    folder: Annotated[Path, typer.Argument(help="Where to make the project; it must be empty.")],
    name: Annotated[str, typer.Option("--name", help="What the library is called.")] = "",
    genitive: Annotated[
        str, typer.Option("--genitive", help="The same in the genitive; guessed when left out.")
    ] = "",
    municipality: Annotated[
        str,
        typer.Option(
            "--municipality",
            help="Whose inhabitants it serves, in the genitive; taken from the name if it says so.",
        ),
    ] = "",
    year: Annotated[
        int, typer.Option("--year", help="The first report year.", show_default=False)
    ] = 0,
    units: Annotated[
        str,
        typer.Option(
            "--units",
            help='Their names, the central library first: "A; B; C @ group".',
        ),
    ] = "",
) -> None:
    """Make the project of another library: it renders at once, with its figures to be filled in.

    What is not given is asked for. A folder in which anything lies is never touched.
    """
    from ataskaita.cli.new_library import new_library as run

    run(folder, name, genitive, municipality, year, units)


@app.command()
def status(project: ProjectOption = None) -> None:
    """Tell what is done, what is missing and what to do next; exit 1 until all is done."""
    from ataskaita.cli.status import status as run

    if not run(Project.find(project)):
        raise typer.Exit(1)


@app.command()
def doctor(project: ProjectOption = None) -> None:
    """Check that this machine and this project are in order; exit 1 if something is in the way."""
    from rich.markup import escape

    from ataskaita.cli.terminal import Terminal
    from ataskaita.doctor.examination import examine

    console, blocking = Terminal(), 0
    marks = {"good": "[green]✓[/]", "doubtful": "[yellow]![/]", "bad": "[red]✗[/]"}
    for found in examine(project):
        console.print(f"{marks[found.state]} {escape(found.text)}")
        if found.fix:
            console.print(f"    {escape(found.fix)}")
        blocking += found.state == "bad"
    if blocking:
        message = ngettext(
            "{count} thing has to be put right first (✗).",
            "{count} things have to be put right first (✗).",
            blocking,
        )
        console.print(message, style="bold")
        raise typer.Exit(1)
    console.print(_("A report can be made here. `ataskaita status` tells what it lacks."))


@app.command()
def validate(project: ProjectOption = None) -> None:
    """Check all raw data against its schemas and rules; name every bad cell."""
    from ataskaita.checks.inputs import require_sound
    from ataskaita.cli.terminal import Terminal
    from ataskaita.data.findings import SHOWN, few
    from ataskaita.data.folder import folders_not_read
    from ataskaita.data.loading import load
    from ataskaita.data.not_begun import tables_that_wait

    found = Project.find(project)
    console = Terminal(soft_wrap=False)
    with console.status(_("Checking the raw data…")):
        tables = require_sound(found, lambda: load(found))
    counted = sum(len(table.rows) for table in tables)
    for note in folders_not_read(found):
        console.print(note, style="yellow", markup=False)
    waiting = [spec.title for spec in tables_that_wait(found, found.year)]
    if waiting:
        note = ngettext(
            "{count} table is not filled in yet, and left out of the report: {tables}.",
            "{count} tables are not filled in yet, and left out of the report: {tables}.",
            len(waiting),
        ).format(tables=few(waiting, SHOWN))
        console.print(note, style="yellow", markup=False)
    # A first year has none before it, and none of its own at first.
    known = {found.year, *(table.year for table in tables if table.year)}
    years = ", ".join(map(str, sorted(known, reverse=True)))
    message = _("Sound: {tables} tables with {rows} rows ({years}).")
    console.done(message.format(tables=len(list(tables)), rows=counted, years=years))


@app.command()
def workbook(
    file: Annotated[
        Path | None, typer.Argument(help="The workbook; named after the year when left out.")
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", help="Another year than that of the report.")
    ] = None,
    unit: Annotated[str, typer.Option("--unit", help="Only what this unit has to fill in.")] = "",
    by_unit: Annotated[
        Path | None,
        typer.Option(
            "--by-unit", metavar="FOLDER", help="One workbook for each unit, into this folder."
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", "-f", help="Write over workbooks that are there.")
    ] = False,
    project: ProjectOption = None,
) -> None:
    """Write the year's tables into an Excel workbook to fill in; `import` reads it back."""
    from ataskaita.cli.workbook import workbook as run

    run(Project.find(project), file, year=year, unit=unit, by_unit=by_unit, force=force)


@app.command("import")
def import_(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Workbooks that were filled in, or tables as CSV: <table>.csv."),
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", help="Another year than that of the report.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Only show and check; write nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take back the last import.")] = False,
    project: ProjectOption = None,
) -> None:
    """Take figures over from workbooks or CSV files: show, check, ask, write."""
    from ataskaita.cli.import_ import import_files
    from ataskaita.cli.import_ import undo as take_back

    if undo == bool(files):
        raise typer.BadParameter(_("Name the files to import, or write --undo alone."))
    found = Project.find(project)
    if undo:
        take_back(found)
    else:
        import_files(found, files or [], year, dry_run=dry_run, yes=yes)


@app.command()
def indicators(
    project: ProjectOption = None,
    search: Annotated[
        str,
        typer.Argument(
            help="Show only indicators whose id, name, definition or categories hold these words, "
            "in any case: renginiai finds renginių."
        ),
    ] = "",
    cell: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="FILE:LINE",
            help="Show only those that rest on this row, such as data/raw/<year>/events.csv:5, or "
            "on a table as a whole.",
        ),
    ] = "",
) -> None:
    """List the indicators that chapters can call, with their values."""
    from ataskaita.cli.indicators import indicators as run

    run(Project.find(project), search, rests_on=cell)


@app.command()
def reconstruct(
    project: ProjectOption = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only tell whether the stored counts are current.")
    ] = False,
) -> None:
    """Recompute the counts that the published report does not print but its ratios bound."""
    from ataskaita import registry

    found = Project.find(project)
    tool = registry.load("reconstruction")
    if tool is None:
        raise UserError(
            _("This report has no folder reconstruction/: all of its counts were reported."),
            _("Nothing needs to be done."),
        )
    report = tool.run(found, write=not check)
    typer.echo(str(report))
    if check and not report.up_to_date:
        raise typer.Exit(1)


@app.command()
def reconcile(
    project: ProjectOption = None,
    every: Annotated[
        bool, typer.Option("--all", help="List all figures, also those that agree.")
    ] = False,
) -> None:
    """Compare the published figures with ours and with one another; exit 7 if unexplained."""
    from ataskaita.cli.reconcile import reconcile as run

    run(Project.find(project), every=every)
