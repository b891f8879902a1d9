"""Running all chapters of a report, several at a time; what has not changed is not run again."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ataskaita.execution.batches import Batches, Progress
from ataskaita.execution.kernels import Kernels
from ataskaita.execution.notebook import Node
from ataskaita.execution.results import Results, apply
from ataskaita.execution.source import read_chapter
from ataskaita.execution.waves import uses_of, waves
from ataskaita.project import Project
from ataskaita.values.uses import last_written


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
    files : dict
        What it has read, by its checksum.
    """

    source: Path
    notebook: Any
    ledger: list[dict]
    details: str
    version: str = ""
    files: dict[str, str | None] = field(default_factory=dict)


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

    @property
    def read(self) -> dict[str, str | None]:
        """What the chapters have read besides the data, by its checksum."""
        files = [item for chapter in self.chapters for item in chapter.files.items()]
        return {name: known for name, known in files if not name.startswith("data/")}


def run_chapters(
    project: Project,
    snapshot: Path,
    sources: Sequence[Path],
    *,
    progress: Progress = lambda path, state: None,
    ready: Callable[[Executed], None] = lambda chapter: None,
    likely: Callable[[Executed], None] = lambda chapter: None,
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
    likely : callable
        Given a chapter that ran in advance as it will most probably be; `ready` has the last word.
    hold : bool
        Give the copies back at the end as well. Those of a large report take much memory: whoever
        is content with what `ready` gets has them let go of.
    jobs : int, optional
        How many chapters run at once; one a processor and one more when left out.
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
    early, late = waves(notebooks)
    results: dict[Path, Results] = {}
    chapters: dict[Path, Executed] = {}

    def executed(source: Path, found: Results) -> Executed:
        version = _version(batches.environment, notebooks[source], project.variables, found)
        copy = apply(_copy(notebooks[source]), found, project.variables, source.name)
        return Executed(source, copy, found.ledger, found.details, version, found.files)

    def foresee(source: Path, found: Results) -> None:
        likely(executed(source, found))

    def finish(source: Path, found: Results) -> None:
        chapter = executed(source, found)
        ready(chapter)
        chapters[source] = chapter if hold else replace(chapter, notebook=None)
        # Of the others, those that wait are told the text and the numbers.
        notebooks[source] = _text(chapter.notebook)
        results[source] = replace(found, outputs=[], inline=[])

    with contextlib.nullcontext(kernels) if kernels else Kernels(project) as given:
        batches = Batches(project, snapshot, given, progress, jobs, timeout)
        folder = project.build / "cache"
        uses = last_written(folder)
        kept = batches.kept(early)
        todo = _without(early, kept)
        ahead = {}
        if todo and uses and batches.only_data_changed(todo):
            # Most probably the same indicators will be printed in the same places.
            ahead = _without(late, batches.kept(late, uses=uses))
        batches.execute(todo, finish, kept=kept, ahead=ahead, foresee=foresee, uses=uses)
        if late:
            uses = uses_of(notebooks, results).write(folder) if early else uses
            kept = batches.kept(late, uses=uses)
            batches.execute(_without(late, kept), finish, kept=kept, uses=uses)
    return Run(tuple(chapters[source] for source in sources))


def _without(notebooks: Mapping[Path, Any], kept: Mapping[Path, Any]) -> dict[Path, Any]:
    return {source: notebook for source, notebook in notebooks.items() if source not in kept}


def _copy(notebook: Node) -> Node:
    return Node(notebook | {"cells": [Node(cell) for cell in notebook.cells]})


def _text(notebook: Node) -> Node:
    return Node(notebook | {"cells": [c for c in notebook.cells if c.cell_type == "markdown"]})


def _version(
    environment: str, notebook: Node, variables: Mapping[str, object], results: Results
) -> str:
    parts = (environment, json.dumps(notebook), repr(variables), results.checksum)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
