"""Running the chapters of a report, several at a time; what has not changed is not run again.

Begin with `run_chapters`.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ataskaita.data.cell_conditions import Conditions
from ataskaita.data.snapshot import read_snapshot
from ataskaita.errors import UserError, raise_all
from ataskaita.execution.chapter import run_chapter
from ataskaita.execution.limits import jobs_that_fit
from ataskaita.execution.mentions import mentions
from ataskaita.execution.purity import describe, impurity
from ataskaita.execution.result_cache import ResultCache
from ataskaita.execution.results import Results, apply, code_digest
from ataskaita.execution.source import cells_of_the_year, chapter_title, read_chapter
from ataskaita.execution.visibility import shown_records
from ataskaita.execution.worker import warm_up
from ataskaita.fingerprint import fingerprint
from ataskaita.project import Project
from ataskaita.values.uses import VARIABLE, Uses, last_written

#: Told a chapter's file and `started`, `done`, `failed`, or `kept` where it need not be run.
Progress = Callable[[Path, str], None]

_LABEL = re.compile(r"\{[^}]*#([\w-]+)[^}]*\}")


@dataclass(frozen=True)
class Executed:
    """A chapter with its results in it.

    Parameters
    ----------
    source : Path
        The notebook it was run from.
    notebook : Node
        The copy with outputs, inline values written into its text.
    ledger : list of dict
        The numbers it printed, in order.
    details : str
        What a reader may ask of each number, by its id, as JSON.
    """

    source: Path
    notebook: Any
    ledger: list[dict]
    details: str


@dataclass(frozen=True)
class Run:
    """The executed chapters of a report, in the order of the book.

    Parameters
    ----------
    chapters : tuple of Executed
        Every chapter asked for.
    impure : tuple of str
        Which of them run in every render, and why; a sentence each.
    snapshot : Path
        The validated data that they were run on.
    """

    chapters: tuple[Executed, ...]
    impure: tuple[str, ...] = ()
    snapshot: Path = Path()

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
    foremost: Path | None = None,
    jobs: int | None = None,
    timeout: float = 300,
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
        Given each chapter as soon as it has its results, while others still run.
    foremost : Path, optional
        The chapter that somebody waits for: it has its results before another one is begun.
    jobs : int, optional
        How many chapters run at once; one a processor and one more when left out.
    timeout : float
        Seconds a cell may take.

    Raises
    ------
    UserError
        Chapters failed: all of them are told.
    """
    year = Conditions(project)
    notebooks = {
        source: cells_of_the_year(read_chapter(source), source.name, year) for source in sources
    }
    impure: dict[Path, str] = {}
    digests = {source: code_digest(notebooks[source]) for source in sources}
    cache = ResultCache(project, snapshot)
    executed: dict[Path, Executed] = {}
    failed: dict[Path, UserError] = {}

    def finish(source: Path, found: Results) -> None:
        execute = project.quarto.get("execute") or {}
        copy = apply(notebooks[source], found, project.variables, source.name, execute)
        ledger = shown_records(found.ledger, found.outputs, copy)
        executed[source] = Executed(source, copy, ledger, found.details)
        ready(executed[source])

    async def run(source: Path, variables: Mapping[str, str], places: asyncio.Semaphore) -> None:
        async with places:
            progress(source, "started")
            try:
                found = await run_chapter(project, source, notebooks[source], variables, timeout)
            except UserError as error:
                # The others go on: whoever corrects this one wants to know of all.
                progress(source, "failed")
                failed[source] = error
                return
        finish(source, found)
        # At once: should a later chapter fail, this one need not be run again.
        if not impure[source]:
            cache.store(source.stem, digests[source], found)
        progress(source, "done")

    async def run_all(todo: Iterable[Path], uses: str) -> None:
        places = asyncio.Semaphore(jobs_that_fit(jobs))
        given = {"ATASKAITA_SNAPSHOT": str(snapshot), VARIABLE: uses}

        def begin(source: Path) -> Coroutine[Any, Any, None]:
            return run(source, given | {"ATASKAITA_CHAPTER": source.stem}, places)

        async with asyncio.TaskGroup() as group:
            for source in todo:
                task = group.create_task(begin(source))
                if source == foremost:
                    await task

    def round_of(chapters: Sequence[Path], uses: str = "") -> None:
        """Find the results of chapters that are kept, and run the others."""
        todo = []
        for source in sorted(chapters, key=lambda source: source != foremost):
            found = cache.find(source.stem, digests[source])
            if found is None:
                # Of a chapter that is not pure nothing is kept.
                impure[source] = impurity(project.root, notebooks[source])
                if not todo:
                    warm_up(project)
                todo.append(source)
            else:
                progress(source, "kept")
                finish(source, found)
        if todo:
            try:
                asyncio.run(run_all(todo, uses))
            except ExceptionGroup as group:
                raise group.exceptions[0] from None

    # Their metadata says ``"ataskaita": {"after": "chapters"}``.
    said = {source: notebooks[source].metadata.get("ataskaita", {}) for source in sources}
    late = [source for source in sources if said[source].get("after") == "chapters"]
    first = [source for source in sources if source not in late]
    # Before results are filled in: what is counted is not spoken of.
    named = _named(project, snapshot, notebooks) if late and first else {}
    round_of(first)
    if late:
        # They speak of the others, and are told what these have printed.
        folder = project.build / "cache"
        uses = _uses(notebooks, executed, named).write(folder) if first else last_written(folder)
        for source in late:
            digests[source] = fingerprint(digests[source], uses.name if uses else "")
        round_of(late, str(uses or ""))
    raise_all([failed[source] for source in sources if source in failed])
    reasons = tuple(describe(source, impure[source]) for source in sources if impure.get(source))
    return Run(tuple(executed[source] for source in sources), reasons, snapshot)


def _named(project: Project, snapshot: Path, notebooks: Mapping[Path, Any]) -> dict[str, list[str]]:
    """Where the report's own text, no appendix and no further part, names a unit."""
    units = read_snapshot(snapshot).tables.units
    texts = [
        _text(notebooks[chapter.path])
        for chapter in project.listed
        if chapter.path in notebooks and not chapter.appendix and not chapter.part
    ]
    return mentions(texts, {unit: units.name(unit) for unit in units.known_ids()})


def _text(notebook: Any) -> str:
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def _uses(
    notebooks: Mapping[Path, Any],
    executed: Mapping[Path, Executed],
    named: Mapping[str, list[str]],
) -> Uses:
    """What chapters have printed, for those that run after them."""
    headings = {}
    for source, notebook in notebooks.items():
        title = chapter_title(_text(notebook))
        if found := _LABEL.search(title):
            # What has no number can't be referred to by it.
            headings[source.stem] = "" if ".unnumbered" in title else found[1]
    ledgers = (executed[source].ledger for source in notebooks if source in executed)
    return Uses.of((record for ledger in ledgers for record in ledger), headings, named)
