"""What Quarto needs before it renders the sources: executed copies, fonts and filters."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from html import escape
from pathlib import Path

from ataskaita.data.snapshot import current_snapshot
from ataskaita.errors import UserError
from ataskaita.execution.copies import write_copies
from ataskaita.execution.notebook import writes
from ataskaita.execution.run import Progress, Run, run_chapters
from ataskaita.inline import fill_variables
from ataskaita.project import Project
from ataskaita.render.quarto.copies import for_pages, without_html
from ataskaita.render.quarto.pages import write_pages
from ataskaita.supported.check import require_sound_chapters
from ataskaita.translation import _


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


def executed_copy(text: str) -> str:
    """The executed copy of a chapter.

    Parameters
    ----------
    text : str
        The notebook as Quarto read it.

    Returns
    -------
    str
        The copy, as a notebook.

    Raises
    ------
    UserError
        No chapter of the project has these cells, or it failed.
    """
    project = Project.find()
    cells = _cells(json.loads(text))
    for source in project.chapters:
        # Of a page in Markdown Quarto asks for no notebook.
        if (
            source.suffix == ".ipynb"
            and _cells(json.loads(source.read_text(encoding="utf-8"))) == cells
        ):
            run = run_chapters(project, current_snapshot(project), [source])
            return writes(for_pages(run.chapters[0].notebook))
    raise UserError(
        _("Quarto asked for a notebook that _quarto.yml does not list."),
        _("List it under book: chapters."),
    )


def _cells(notebook: dict) -> list[tuple[str, str]]:
    return [(cell["cell_type"], "".join(cell["source"])) for cell in notebook["cells"]]


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
