"""What Quarto needs before it renders the sources: executed copies and the fonts."""

from __future__ import annotations

from dataclasses import replace

from ataskaita.data.snapshot import current_snapshot
from ataskaita.execution.copies import write_copies
from ataskaita.execution.run import Progress, Run, run_chapters
from ataskaita.lint.run import require_sound
from ataskaita.project import Project
from ataskaita.render.quarto.copies import without_html
from ataskaita.render.quarto.typefaces import copy_fonts


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
    require_sound(project)
    run = run_chapters(
        project,
        current_snapshot(project),
        project.sources,
        jobs=jobs,
        progress=progress or (lambda path, state: None),
    )
    copies = [replace(chapter, notebook=without_html(chapter.notebook)) for chapter in run.chapters]
    write_copies(replace(run, chapters=tuple(copies)), project.build / "notebooks")
    copy_fonts(project.build)
    return run
