"""Batches of chapters: kept results are found again, the others are executed side by side."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ataskaita.errors import ChapterError
from ataskaita.execution.cache import Cache
from ataskaita.execution.durations import longest_first, remember
from ataskaita.execution.kernels import Kernels
from ataskaita.execution.results import Results, code_digest
from ataskaita.execution.waves import waits
from ataskaita.project import Project
from ataskaita.values.uses import VARIABLE

#: Told a chapter's file and `started`, `done`, `failed`, or `kept` where it need not be run.
Progress = Callable[[Path, str], None]

#: Given a chapter's file and its results.
Finish = Callable[[Path, Results], None]


#: What shows a chart, and the seconds it takes to load what draws one and to draw it: with other
#: data it may have to be drawn although this time it was kept.
_CHART, _DRAWING = "image/svg+xml", 0.4


class Batches:
    """The chapters of one run, some at a time.

    Parameters
    ----------
    project : Project
        The project.
    snapshot : Path
        The validated data.
    kernels : Kernels
        Where kernels come from.
    progress : callable
        Told how each chapter goes.
    jobs : int or None
        How many chapters run at once; one a processor and one more where it is None.
    timeout : float
        Seconds a cell may take.
    """

    def __init__(
        self,
        project: Project,
        snapshot: Path,
        kernels: Kernels,
        progress: Progress,
        jobs: int | None,
        timeout: float,
    ) -> None:
        self.project, self.snapshot, self.kernels = project, snapshot, kernels
        self.progress, self.timeout = progress, timeout
        # One more than processors: they have something to do while kernels start and answer.
        self.jobs = jobs or (os.cpu_count() or 1) + 1
        self._cache = Cache(project, snapshot)
        self._ahead: set[Path] = set()

    @property
    def environment(self) -> str:
        """Checksum of the code, the settings and the libraries that every result depends on."""
        return self._cache.environment

    def kept(self, notebooks: Mapping[Path, Any], *, uses: Path | None = None) -> dict[Path, Any]:
        """The chapters whose results are kept and still hold.

        Parameters
        ----------
        notebooks : mapping
            Chapters by their file.
        uses : Path, optional
            What chapters that run after the others are told of them.
        """
        return {
            source: notebook
            for source, notebook in notebooks.items()
            if self._cache.holds(source.stem, _code(notebook, uses))
        }

    def only_data_changed(self, notebooks: Mapping[Path, Any]) -> bool:
        """Whether all these chapters have run before, with the same code and other data."""
        return all(self._cache.knows(path.stem, _code(found)) for path, found in notebooks.items())

    def execute(
        self,
        notebooks: Mapping[Path, Any],
        finish: Finish,
        *,
        kept: Mapping[Path, Any] = MappingProxyType({}),
        ahead: Mapping[Path, Any] = MappingProxyType({}),
        foresee: Finish = lambda source, found: None,
        uses: Path | None = None,
    ) -> None:
        """Execute chapters, several at a time, and finish the others.

        Parameters
        ----------
        notebooks : mapping
            Chapters by their file.
        finish : callable
            Given the results of each as soon as it is there.
        kept : mapping, optional
            Those of which results are kept. They are finished while the first kernels start.
        ahead : mapping, optional
            Chapters that should wait for these, run along with them in the expectation that what
            they will be told has not changed; `kept` finds their results if that proves true.
        foresee : callable
            Given the results of each of those.
        uses : Path, optional
            What chapters that run after the others are told of them.

        Raises
        ------
        ChapterError
            A chapter failed; the others are stopped.
        """
        places = asyncio.Semaphore(self.jobs)
        seconds: dict[str, float] = {}

        async def run(source: Path, notebook: Any) -> Results:
            async with places:
                found, took = await self._run(source, notebook, uses)
                if _CHART in found.text:
                    took = max(took, _DRAWING)
                # What it shows, a quarter of what it gave, is still to be converted and set: a
                # second or so for a megabyte.
                seconds[source.stem] = round(took + len(found.text) / 4e6, 3)
            # At once: should a later chapter fail, this one need not be run again.
            if self.kernels.before.holds(self.snapshot):
                self._cache.store(source.stem, _code(notebook, uses), found)
            return found

        async def one(source: Path, notebook: Any) -> None:
            try:
                found = await run(source, notebook)
            except ChapterError:
                self.progress(source, "failed")
                raise
            finish(source, found)
            self.progress(source, "done")

        async def one_ahead(source: Path, notebook: Any) -> None:
            # What it was told may be what makes it fail; it runs again when that is certain.
            with contextlib.suppress(ChapterError):
                found = await run(source, notebook)
                self._ahead.add(source)
                foresee(source, found)

        async def keep() -> None:
            for source, notebook in kept.items():
                found = self._cache.find(source.stem, _code(notebook, uses))
                if found is None:
                    # Somebody has deleted it just now.
                    await one(source, notebook)
                    continue
                self.progress(source, "done" if source in self._ahead else "kept")
                finish(source, found)
                # Kernels want to be answered meanwhile.
                await asyncio.sleep(0)

        work = {source: one(source, notebook) for source, notebook in notebooks.items()}
        work |= {source: one_ahead(source, notebook) for source, notebook in ahead.items()}
        if work:
            self.kernels.start()
        begun = [work[source] for source in longest_first(self.project, work)]
        asyncio.run(_together([*begun, keep()]))
        if seconds:
            remember(self.project, seconds)

    async def _run(self, source: Path, notebook: Any, uses: Path | None) -> tuple[Results, float]:
        from ataskaita.execution.chapter import run_chapter

        self.progress(source, "started")
        environment = self.kernels.environment | {
            "ATASKAITA_SNAPSHOT": str(self.snapshot),
            "ATASKAITA_CHAPTER": source.stem,
            # Others must not know what an earlier render has left.
            VARIABLE: str(uses or "") if waits(notebook) else "",
        }
        client = self.kernels.client_for(notebook, self.project.notebooks, self.timeout)
        return await run_chapter(client.nb, source.name, client, environment)


async def _together(work: list[Coroutine[Any, Any, None]]) -> None:
    """Do all of it; where one fails the others are stopped."""
    tasks = [asyncio.create_task(one) for one in work]
    try:
        await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise


def _code(notebook: Any, uses: Path | None = None) -> str:
    """Checksum of what a chapter executes, and of what it is told of the others if it waits."""
    digest = code_digest(notebook)
    if not waits(notebook):
        return digest
    return hashlib.sha256(f"{digest}{uses.name if uses else ''}".encode()).hexdigest()
