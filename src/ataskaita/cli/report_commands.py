"""The commands for the report: writing, checking, rendering and publishing it, tidying up.

Each command imports what it needs when it runs, so that `--help` answers at once.
"""

from __future__ import annotations

from typing import Annotated

import typer

from ataskaita.cli.options import ProjectOption, app
from ataskaita.project import Project
from ataskaita.translation import _, ngettext


@app.command()
def lint(
    chapter: Annotated[
        str, typer.Argument(help="Check only this chapter; its number is enough.")
    ] = "",
    project: ProjectOption = None,
) -> None:
    """Check the narrative: no typed statistics, no unproved words of direction."""
    from ataskaita.cli.terminal import Terminal
    from ataskaita.supported.check import require_sound_chapters

    found = Project.find(project)
    sources = [found.find_chapter(chapter)] if chapter else list(found.sources)
    require_sound_chapters(found, sources)
    said = ngettext(
        "{number} chapter holds no typed statistics and no unproved claims.",
        "{number} chapters hold no typed statistics and no unproved claims.",
        len(sources),
    )
    Terminal(soft_wrap=False).done(said)


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

    run(Project.find(project), to, only, engine, jobs=jobs, timeout=timeout, force=force)


@app.command()
def preview(
    project: ProjectOption = None,
    port: Annotated[
        int,
        typer.Option(
            "--port", min=0, max=65535, help="Where to listen; any free port if left out."
        ),
    ] = 0,
    browser: Annotated[
        bool, typer.Option("--open", "-o", help="Open the first page in the browser.")
    ] = False,
) -> None:
    """Show the report in the browser while it is edited: pages follow every saved file."""
    from ataskaita.cli.preview import preview as run

    run(Project.find(project), port=port, browser=browser)


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

    answers = Answers(keep, always, reason, edit, text, drop, accept_new)
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
    from ataskaita.cli.terminal import Terminal
    from ataskaita.publication import publish as freeze

    found, console = Project.find(project), Terminal()
    edition = freeze(found, label=label, unexplained=unexplained)
    message = _("Published edition {edition}: {label}.")
    console.done(message.format(edition=edition.name, label=edition.manifest["label"]))
    left = edition.manifest.get("unexplained", {}).get("changes", [])
    if left:
        message = ngettext(
            "{number} large change without an explanation is recorded in its manifest.",
            "{number} large changes without an explanation are recorded in its manifest.",
            len(left),
        )
        console.warn(message)
    console.print(f"  {found.relative(edition.folder)}/")
    console.print(_("Commit that folder; `ataskaita changes` tells what has changed since."))
    console.print(_("Run `ataskaita render`: the pages then tell of the edition."))


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
    from ataskaita.cli.progress import ChapterProgress
    from ataskaita.render.quarto.prepare import prepare

    found = Project.find(project)
    with ChapterProgress() as progress:
        prepare(found, progress=progress.chapter, jobs=jobs)


@app.command()
def strip(project: ProjectOption = None) -> None:
    """Remove outputs from the notebooks, as they are kept in the repository."""
    from ataskaita.execution.notebook import stripped
    from ataskaita.text_file import read_text, write_whole

    found, changed = Project.find(project), False
    for path in sorted(found.notebooks.glob("*.ipynb")):
        text = read_text(path)
        if (clean := stripped(text)) != text:
            write_whole(path, clean)
            typer.echo(_("{file}: outputs removed.").format(file=found.relative(path)))
            changed = True
    if not changed:
        typer.echo(_("All notebooks are stripped already."))


@app.command()
def clean(project: ProjectOption = None) -> None:
    """Delete _build/ and _site/; the next render makes everything anew."""
    from ataskaita.folders import remove

    found = Project.find(project)
    for folder in (found.build, found.site):
        remove(folder)
        typer.echo(_("Deleted: {folder}/.").format(folder=found.relative(folder)))
