"""The commands for what is made of the chapters on the way, and for the chapters' files."""

from __future__ import annotations

from typing import Annotated

import typer

from ataskaita.cli.options import ProjectOption, app
from ataskaita.project import Project
from ataskaita.translation import _


@app.command()
def execute(
    project: ProjectOption = None,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1)] = None,
) -> None:
    """Execute copies of the chapters into _build/notebooks/, for Quarto to render."""
    from ataskaita.cli.progress import ChapterProgress
    from ataskaita.render.quarto.prepare import prepare

    found = Project.find(project)
    with ChapterProgress(found) as progress:
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
