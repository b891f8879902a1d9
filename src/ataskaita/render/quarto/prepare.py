"""What Quarto needs before it renders the sources: executed copies, fonts and filters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape
from pathlib import Path

from ataskaita.data.snapshot import current_snapshot
from ataskaita.execution.copies import write_copies
from ataskaita.execution.run import Progress, Run, run_chapters
from ataskaita.inline import fill_variables
from ataskaita.project import Project
from ataskaita.render.quarto.copies import without_html
from ataskaita.render.quarto.pages import write_pages
from ataskaita.supported.check import require_sound_chapters


def prepare(
    project: Project | None = None, *, progress: Progress | None = None, jobs: int | None = None
) -> Run:
    """Execute what has changed into ``_build/notebooks/`` and put the fonts into ``_build/fonts/``.

    Parameters
    ----------
    project : Project, optional
        The project; found from the current folder when left out.
    progress : callable, optional
        Told of each chapter.
    jobs : int, optional
        Chapters executed at once.

    Raises
    ------
    UserError
        The narrative or the data is wrong, or a chapter failed.
    """
    project = project or Project.find()
    require_sound_chapters(project, by_quarto=True)
    run = run_chapters(
        project,
        current_snapshot(project),
        project.sources,
        jobs=jobs,
        progress=progress or (lambda path, state: None),
    )
    copies = [
        replace(chapter, notebook=without_html(chapter.notebook, chapter.source))
        for chapter in run.chapters
    ]
    write_copies(replace(run, chapters=tuple(copies)), project.build / "notebooks")
    write_pages(project, run, project.build)
    return run


def finish(files: Iterable[Path], project: Project | None = None) -> None:
    """Fill in the variables in the titles of pages, for which Quarto takes the book's as it is.

    Parameters
    ----------
    files : iterable of Path
        What Quarto has written; all but pages stays as it is.
    project : Project, optional
        The project; found from the current folder when left out.
    """
    project = project or Project.find()
    shown = str(project.quarto.get("book", {}).get("title", ""))
    filled = fill_variables(shown, project.variables, "_quarto.yml")
    for file in files:
        if shown == filled or file.suffix != ".html" or not file.is_file():
            continue
        text = file.read_text(encoding="utf-8")
        done = text.replace(escape(shown), escape(filled)).replace(shown, escape(filled))
        if done != text:
            file.write_text(done, encoding="utf-8")
