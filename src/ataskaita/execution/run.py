"""Running all chapters of a report, several at a time; what has not changed is not run again."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ataskaita.execution.batches import Batches, Progress
from ataskaita.execution.kernels import Kernels
from ataskaita.execution.notebook import writes
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
    early, late = waves(notebooks)
    results: dict[Path, Results] = {}
    chapters: dict[Path, Executed] = {}

    def finish(source: Path, found: Results) -> None:
        results[source] = found
        copy = apply(notebooks[source], found, project.variables, source.name)
        chapters[source] = Executed(source, copy, found.ledger, found.details)
        ready(chapters[source])

    with contextlib.nullcontext(kernels) if kernels else Kernels(project) as given:
        batches = Batches(project, snapshot, given, progress, jobs, timeout)
        folder = project.build / "cache"
        uses = last_written(folder)
        todo = batches.kept(early, finish)
        ahead = {}
        if todo and uses and batches.only_data_changed(todo):
            # Most probably the same indicators will be printed in the same places.
            ahead = batches.changed(late, uses)
        batches.execute(todo, finish, ahead=ahead, uses=uses)
        if late:
            uses = uses_of(notebooks, results).write(folder) if early else uses
            batches.execute(batches.kept(late, finish, uses=uses), finish, uses=uses)
    return Run(tuple(chapters[source] for source in sources))


def write_copies(run: Run, folder: Path) -> None:
    """Write the executed copies, all or none.

    Parameters
    ----------
    run : Run
        The executed chapters.
    folder : Path
        Where the copies go; replaced as a whole.
    """
    fresh = folder.with_name(folder.name + ".part")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for chapter in run.chapters:
        path = fresh / f"{chapter.source.stem}.ipynb"
        path.write_text(writes(chapter.notebook), encoding="utf-8")
    entries = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in run.ledger)
    (fresh / "ledger.json").write_text(f"[\n{entries}\n]\n", encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
