"""The first half of the road: data validated, chapters executed, each converted as it comes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from ataskaita.checks.inputs import faults
from ataskaita.data.findings import Finding
from ataskaita.data.snapshot import current_snapshot, read_snapshot
from ataskaita.errors import DataErrors, gathering
from ataskaita.execution.run import Executed, Run, run_chapters
from ataskaita.project import Project
from ataskaita.reconcile.edition import read_relations
from ataskaita.reconcile.explanations import read_explanations
from ataskaita.render.book import places_of
from ataskaita.render.embedded.chapter import Chapter
from ataskaita.render.embedded.engine import convert_chapter


def execute_and_convert(
    project: Project,
    sources: Sequence[Path],
    *,
    engine: str = "embedded",
    converted: Callable[[Executed, Chapter], None] = lambda executed, chapter: None,
    **options: Any,
) -> tuple[Run, list[Chapter]]:
    """Read and validate the data, and execute the chapters on it; convert each as it comes.

    This is the only place where two steps overlap: pandoc is another program, and works on a
    chapter while others are still executed. Quarto converts by itself, all chapters at once.

    Parameters
    ----------
    project : Project
        The project.
    sources : sequence of Path
        The chapters' files.
    engine : str
        ``embedded`` or ``quarto``.
    converted : callable
        Given each chapter as soon as it is converted, in a thread of its own.
    **options
        ``progress``, ``foremost``, ``jobs``, ``timeout``: as for
        `ataskaita.execution.run.run_chapters`.

    Returns
    -------
    Run
        The executed chapters.
    list of Chapter
        The same in the formats of site and PDF; none with Quarto.
    """
    places = places_of(project)
    made: dict[Path, Future[Chapter]] = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:

        def convert(executed: Executed) -> Chapter:
            chapter = convert_chapter(project, executed, places[executed.source])
            converted(executed, chapter)
            return chapter

        def ready(executed: Executed) -> None:
            if engine == "embedded":
                made[executed.source] = pool.submit(convert, executed)

        run = run_chapters(project, sound_data(project), sources, ready=ready, **options)
    return run, [made[source].result() for source in sources if source in made]


def sound_data(project: Project) -> Path:
    """The validated data; all that is wrong with it and with what is read beside it is told.

    Raises
    ------
    DataErrors
        It carries the faults of all.
    """
    wrong: list[Finding] = []
    path, tables = Path(), None
    with gathering(wrong):
        path = current_snapshot(project)
        tables = read_snapshot(path).tables
    # Chapters read these; one that failed could not show what is wrong where.
    wrong += faults(project, tables)
    with gathering(wrong):
        read_explanations(project, project.year)
    with gathering(wrong):
        read_relations(project)
    if wrong:
        raise DataErrors(wrong)
    return path
