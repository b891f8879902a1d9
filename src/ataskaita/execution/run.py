"""Running all chapters of a report, several at a time; what has not changed is not run again."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ataskaita.errors import ChapterError
from ataskaita.execution.cache import Cache
from ataskaita.execution.results import Results, apply, code_digest
from ataskaita.execution.source import read_chapter
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
    notebook : NotebookNode
        The copy with outputs, inline values written into its text.
    ledger : list of dict
        The numbers it printed, in order.
    details : dict
        What a reader may ask of each number, by its id.
    """

    source: Path
    notebook: Any
    ledger: list[dict]
    details: dict[str, dict]


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
    project: Project, snapshot: Path, sources: Sequence[Path], *,
    progress: Progress = lambda path, state: None, jobs: int | None = None, timeout: float = 300,
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
    jobs : int, optional
        How many chapters run at once; one a processor when left out.
    timeout : float
        Seconds a cell may take.

    Raises
    ------
    ChapterError
        A chapter failed; the others are stopped.
    """
    cache = Cache(project)
    notebooks = {source: read_chapter(source) for source in sources}
    codes = {source: code_digest(notebook) for source, notebook in notebooks.items()}
    results = {source: cache.find(source.stem, codes[source]) for source in sources}
    for source in sources:
        if results[source]:
            progress(source, "kept")
    missing = [source for source in sources if not results[source]]
    if missing:
        todo = {source: notebooks[source] for source in missing}
        for source, found in asyncio.run(
            _run(project, snapshot, todo, progress, jobs, timeout)
        ).items():
            cache.store(source.stem, codes[source], found)
            results[source] = found
    return Run(tuple(_executed(project, source, notebooks[source], results[source])
                     for source in sources))


def _executed(project: Project, source: Path, notebook: Any, results: Results) -> Executed:
    copy = apply(notebook, results, project.variables, source.name)
    return Executed(source, copy, results.ledger, results.details)


async def _run(project: Project, snapshot: Path, notebooks: dict[Path, Any], progress: Progress,
               jobs: int | None, timeout: float) -> dict[Path, Results]:
    from ataskaita.execution.chapter import run_chapter
    from ataskaita.execution.kernels import client_for

    environment = os.environ | {
        "ATASKAITA_SNAPSHOT": str(snapshot),
        "ATASKAITA_PROJECT": str(project.root),
        "ATASKAITA_YEAR": str(project.year),
        # Python hashes strings differently in every process unless told not to.
        "PYTHONHASHSEED": "0",
    }
    places = asyncio.Semaphore(jobs or max(2, os.cpu_count() or 2))

    async def one(source: Path) -> Results:
        async with places:
            progress(source, "started")
            client = client_for(notebooks[source], project.notebooks, timeout)
            try:
                found = await run_chapter(notebooks[source], source.name, client,
                                          environment | {"ATASKAITA_CHAPTER": source.stem})
            except ChapterError:
                progress(source, "failed")
                raise
            progress(source, "done")
            return found

    tasks = {source: asyncio.create_task(one(source)) for source in notebooks}
    try:
        return dict(zip(tasks, await asyncio.gather(*tasks.values()), strict=True))
    except BaseException:
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
        raise


def write_copies(run: Run, folder: Path) -> None:
    """Write the executed copies, all or none.

    Parameters
    ----------
    run : Run
        The executed chapters.
    folder : Path
        Where the copies go; replaced as a whole.
    """
    import nbformat

    fresh = folder.with_name(folder.name + ".part")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for chapter in run.chapters:
        path = fresh / f"{chapter.source.stem}.ipynb"
        path.write_text(nbformat.writes(chapter.notebook), encoding="utf-8")
    (fresh / "ledger.json").write_text(
        json.dumps(run.ledger, ensure_ascii=False, indent=1), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
