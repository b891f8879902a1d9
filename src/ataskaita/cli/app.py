"""The command `ataskaita`: its subcommands.

Each command imports what it needs when it runs, so that `--help` answers at once.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from ataskaita import __version__
from ataskaita.project import Project
from ataskaita.translation import LANGUAGES, VARIABLE

app = typer.Typer(
    name="ataskaita",
    help="Render the yearly report of a library from its validated raw data.",
    epilog="Once a year: `ataskaita new-year`, then whatever `ataskaita status` says is next.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Drawing the help in boxes would take longer than all the rest of it.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ProjectOption = Annotated[
    Path | None,
    typer.Option("--project", "-p", help="The project's folder; found from here when left out."),
]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ataskaita {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
    lang: Annotated[
        str,
        typer.Option(
            "--lang",
            envvar=VARIABLE,
            help="lt or en: the language of messages; the system's when left out, else lt.",
        ),
    ] = "",
) -> None:
    if lang and lang not in LANGUAGES:
        raise typer.BadParameter(f"{lang} is not one of {', '.join(LANGUAGES)}.")
    if lang:
        # Kernels and hooks are processes of their own.
        os.environ[VARIABLE] = lang


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


@app.command()
def status(project: ProjectOption = None) -> None:
    """Tell what is done, what is missing and what to do next; exit 1 until all is done."""
    from ataskaita.cli.status import status as run

    if not run(Project.find(project)):
        raise typer.Exit(1)


@app.command()
def validate(project: ProjectOption = None) -> None:
    """Check all raw data against its schemas and rules; name every bad cell."""
    from ataskaita.cli.validate import validate as run

    run(Project.find(project))


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
    drop_empty: Annotated[
        bool, typer.Option("--drop-empty", help="Leave out rows that still have no figure.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take back the last import.")] = False,
    project: ProjectOption = None,
) -> None:
    """Take figures over from workbooks or CSV files: show, check, ask, write."""
    from ataskaita.cli.import_ import import_files
    from ataskaita.cli.import_ import undo as take_back

    if undo == bool(files):
        raise typer.BadParameter("Name the files to import, or write --undo alone.")
    if undo:
        take_back(Project.find(project))
    else:
        import_files(
            Project.find(project),
            files or [],
            year=year,
            dry_run=dry_run,
            yes=yes,
            drop_empty=drop_empty,
        )


@app.command()
def lint(
    chapter: Annotated[
        str, typer.Argument(help="Check only this chapter; its number is enough.")
    ] = "",
    project: ProjectOption = None,
) -> None:
    """Check the narrative: no typed statistics, no unproved words of direction."""
    from ataskaita.cli.lint import lint as run

    run(Project.find(project), chapter)


@app.command()
def render(
    project: ProjectOption = None,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", help="html, pdf or docx; may be repeated. Default: html and pdf."),
    ] = None,
    only: Annotated[
        str | None,
        typer.Option(
            "--only", metavar="CHAPTER", help="Render a draft of one chapter into _build/draft/."
        ),
    ] = None,
    engine: Annotated[
        str, typer.Option("--engine", help="embedded, or quarto where that is installed.")
    ] = "embedded",
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Chapters executed at once.")
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", min=1, help="Seconds one cell may take.")
    ] = 300,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            "-f",
            help="Make everything anew, also what was kept of earlier renders: validate, run all "
            "chapters, convert.",
        ),
    ] = False,
) -> None:
    """Validate, execute the chapters and render the report into _site/."""
    from ataskaita.cli.render import render as run

    run(
        Project.find(project),
        to=to,
        only=only,
        engine=engine,
        jobs=jobs,
        timeout=timeout,
        force=force,
    )


@app.command()
def check(
    project: ProjectOption = None,
    every: Annotated[
        bool, typer.Option("--all", "-a", help="Show every comparison with its numbers.")
    ] = False,
) -> None:
    """Check that the report's numbers agree, and which changes since last year need explaining."""
    from ataskaita.cli.check import check as run

    run(Project.find(project), every=every)


@app.command()
def review(
    project: ProjectOption = None,
    chapter: Annotated[
        str, typer.Option("--chapter", "-c", help="Only this chapter; its number is enough.")
    ] = "",
    listed: Annotated[
        bool, typer.Option("--list", "-l", help="Only list the sentences, each with its id.")
    ] = False,
    keep: Annotated[
        list[str] | None,
        typer.Option("--keep", metavar="ID", help="This sentence is true; may be repeated."),
    ] = None,
    always: Annotated[
        list[str] | None,
        typer.Option(
            "--always", metavar="ID", help="This sentence is true of every year; needs --reason."
        ),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why; kept beside the sentence.")] = "",
    expect: Annotated[
        list[str] | None,
        typer.Option(
            "--expect",
            metavar="INDICATOR",
            help="With --keep: ask again as soon as this number changes, such as "
            "`visits.total - last:visits.total`.",
        ),
    ] = None,
    edit: Annotated[
        str, typer.Option("--edit", metavar="ID", help="Write --text in this sentence's place.")
    ] = "",
    text: Annotated[str, typer.Option("--text", help="With --edit: the new sentence.")] = "",
    drop: Annotated[
        list[str] | None,
        typer.Option("--drop", metavar="ID", help="Take this sentence out; may be repeated."),
    ] = None,
    accept_new: Annotated[
        bool,
        typer.Option(
            "--accept-new", help="All sentences that were written or edited since are true."
        ),
    ] = False,
) -> None:
    """Walk through the sentences that nobody has confirmed for the report year.

    Exit code 9 as long as any is left.
    """
    from ataskaita.cli.review import Answers
    from ataskaita.cli.review import review as run

    answers = Answers(
        keep=tuple(keep or ()),
        always=tuple(always or ()),
        reason=reason,
        expect=tuple(expect or ()),
        edit=edit,
        text=text,
        drop=tuple(drop or ()),
        accept_new=accept_new,
    )
    run(Project.find(project), chapter=chapter, listed=listed, answers=answers)


@app.command()
def publish(
    project: ProjectOption = None,
    label: Annotated[str, typer.Option("--label", help="What to call the edition.")] = "",
    unexplained: Annotated[
        str,
        typer.Option(
            "--unexplained",
            metavar="REASON",
            help="Publish although large changes have no explanation; the reason "
            "and the list of them are recorded.",
        ),
    ] = "",
) -> None:
    """Freeze the rendered report as an edition, if it passes every check."""
    from ataskaita.cli.publish import publish as run

    run(Project.find(project), label=label, unexplained=unexplained)


@app.command()
def changes(
    edition: Annotated[
        str, typer.Argument(help="Such as <year>/1; the last one published when left out.")
    ] = "",
    project: ProjectOption = None,
) -> None:
    """List the numbers that have changed since an edition was published, and why."""
    from ataskaita.cli.changes import changes as run

    run(Project.find(project), edition)


@app.command()
def execute(
    project: ProjectOption = None,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1)] = None,
) -> None:
    """Execute copies of the chapters into _build/notebooks/, for Quarto to render."""
    from ataskaita.cli.execute import execute as run

    run(Project.find(project), jobs=jobs)


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
    table: Annotated[
        str,
        typer.Option("--table", metavar="TABLE", help="Show only those that rest on this table."),
    ] = "",
    cell: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="FILE:LINE",
            help="Show only those that rest on this row, such as data/raw/<year>/events.csv:5, "
            "and which chapters print them.",
        ),
    ] = "",
) -> None:
    """List the indicators that chapters can call, with their values."""
    from ataskaita.cli.indicators import indicators as run

    run(Project.find(project), search, rests_on=cell or table)


@app.command()
def reconstruct(
    project: ProjectOption = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only tell whether the stored counts are current.")
    ] = False,
) -> None:
    """Recompute the counts that the published report does not print but its ratios bound."""
    from ataskaita.cli.reconstruct import reconstruct as run

    run(Project.find(project), check=check)


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


@app.command()
def strip(project: ProjectOption = None) -> None:
    """Remove outputs from the notebooks, as they are kept in the repository."""
    from ataskaita.cli.strip import strip as run

    run(Project.find(project))


@app.command()
def clean(project: ProjectOption = None) -> None:
    """Delete _build/ and _site/; the next render makes everything anew."""
    import shutil

    found = Project.find(project)
    for folder in (found.build, found.site):
        shutil.rmtree(folder, ignore_errors=True)
        typer.echo(f"Deleted {found.relative(folder)}/.")


def main() -> None:
    """Run the command line; a mistake of the user's ends in a message and an exit code."""
    from ataskaita.cli.program import run_to_end

    run_to_end(app)
