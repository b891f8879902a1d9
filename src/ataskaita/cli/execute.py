"""`ataskaita execute`."""

from __future__ import annotations

from ataskaita.cli.progress import ChapterProgress
from ataskaita.project import Project
from ataskaita.render.quarto.prepare import prepare


def execute(project: Project, *, jobs: int | None) -> None:
    """Execute copies of all chapters into ``_build/notebooks/``."""
    with ChapterProgress(project) as progress:
        prepare(project, progress=progress.chapter, jobs=jobs)
