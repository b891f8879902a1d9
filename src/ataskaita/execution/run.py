"""Running all chapters of a report, several at a time; what has not changed is not run again."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ataskaita.errors import ChapterError
from ataskaita.execution.cache import Before, Cache
from ataskaita.execution.kernels import Kernels
from ataskaita.execution.results import Results, apply, code_digest
from ataskaita.execution.source import read_chapter
from ataskaita.execution.waves import waves, write_report
from ataskaita.project import Project

#: Told a chapter's file and `started`, `done`, `failed`, or `kept` where it need not be run.
Progress = Callable[[Path, str], None]


@dataclass(frozen=True)
class Executed:
    """A chapter with its results in it.

    Parameters
    ----------
    source : Path
        The notebook it was run from.
    notebook : Node
        The copy with outputs, inline values written into its text; None once nobody needs it.
    ledger : list of dict
        The numbers it printed, in order.
    details : str
        What a reader may ask of each number, by its id, as JSON.
    version : str
        Checksum of all that the copy was made of; empty where nobody knows.
    """

    source: Path
    notebook: Any
    ledger: list[dict]
    details: str
    version: str = ""


@dataclass(frozen=True)
class Run:
    """The executed chapters of a report, in the order of the book.

    Parameters
    ----------
    chapters : tuple of Executed
        Every chapter asked for.
    """

    chapters: tuple[Executed, ...]

    @property
    def ledger(self) -> list[dict]:
        """The numbers of all chapters, in the order a reader meets them."""
        return [entry for chapter in self.chapters for entry in chapter.ledger]


def run_chapters(
    project: Project,
    snapshot: Path,
    sources: Sequence[Path],
    *,
    progress: Progress = lambda path, state: None,
    ready: Callable[[Executed], None] = lambda chapter: None,
    hold: bool = True,
    jobs: int | None = None,
    timeout: float = 300,
    kernels: Kernels | None = None,
) -> Run:
    """Execute copies of chapters.

    Parameters
    ----------
    project : Project
        The project; its sources are only read.
    snapshot : Path
        The validated data, from `ataskaita.data.snapshot.current_snapshot`.
    sources : sequence of Path
        The chapters' files.
    progress : callable
        Called when a chapter starts, is done, is kept or has failed.
    ready : callable
        Given each chapter as soon as it has its results, whichever comes first.
    hold : bool
        Give the copies back at the end as well. Those of a large report take much memory: whoever
        is content with what `ready` gets has them let go of.
    jobs : int, optional
        How many chapters run at once; one a processor when left out.
    timeout : float
        Seconds a cell may take.
    kernels : Kernels, optional
        Where kernels come from; started and ended here when left out.

    Raises
    ------
    ChapterError
        A chapter failed; the others are stopped.
    """
    notebooks = {source: read_chapter(source) for source in sources}
    results: dict[Path, Results] = {}
    chapters: dict[Path, Executed] = {}

    def finish(source: Path, found: Results, environment: str) -> None:
        version = _version(environment, notebooks[source], project.variables, found)
        copy = apply(notebooks[source], found, project.variables, source.name)
        chapter = Executed(source, copy, found.ledger, found.details, version)
        ready(chapter)
        chapters[source] = chapter if hold else replace(chapter, notebook=None)
        results[source] = replace(found, outputs=[], inline=[])

    with contextlib.nullcontext(kernels) if kernels else Kernels(project) as given:
        first, *later = waves(notebooks)
        _run_wave(project, snapshot, first, finish, given, progress, jobs, timeout)
        if later:
            write_report(project, notebooks, results)
        for wave in later:
            _run_wave(project, snapshot, wave, finish, given, progress, jobs, timeout)
    return Run(tuple(chapters[source] for source in sources))


def _run_wave(
    project: Project,
    snapshot: Path,
    notebooks: dict[Path, Any],
    finish: Callable[[Path, Results, str], None],
    kernels: Kernels,
    progress: Progress,
    jobs: int | None,
    timeout: float,
) -> None:
    cache = Cache(project)
    codes = {source: code_digest(notebook) for source, notebook in notebooks.items()}
    todo = {}
    for source, notebook in notebooks.items():
        if found := cache.find(source.stem, codes[source]):
            progress(source, "kept")
            finish(source, found, cache.environment)
        else:
            todo[source] = notebook

    def keep(source: Path, found: Results) -> None:
        # At once: should a later chapter fail, this one need not be run again.
        if before.holds(found):
            cache.store(source.stem, codes[source], found)
        finish(source, found, cache.environment)

    if todo:
        before = Before(project, snapshot)
        kernels.start()
        asyncio.run(_run(project, snapshot, todo, kernels, keep, progress, jobs, timeout))


async def _run(
    project: Project,
    snapshot: Path,
    notebooks: dict[Path, Any],
    kernels: Kernels,
    keep: Callable[[Path, Results], None],
    progress: Progress,
    jobs: int | None,
    timeout: float,
) -> None:
    from ataskaita.execution.chapter import run_chapter

    environment = kernels.environment | {"ATASKAITA_SNAPSHOT": str(snapshot)}
    places = asyncio.Semaphore(jobs or max(2, os.cpu_count() or 2))

    async def one(source: Path) -> None:
        async with places:
            progress(source, "started")
            client = kernels.client_for(notebooks[source], project.notebooks, timeout)
            try:
                found = await run_chapter(
                    client.nb, source.name, client, environment | {"ATASKAITA_CHAPTER": source.stem}
                )
            except ChapterError:
                progress(source, "failed")
                raise
            keep(source, found)
            progress(source, "done")

    tasks = [asyncio.create_task(one(source)) for source in notebooks]
    try:
        await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise


def _version(
    environment: str, notebook: Any, variables: Mapping[str, object], results: Results
) -> str:
    parts = (environment, json.dumps(notebook), repr(variables), results.checksum)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
