"""Results of chapters in the cache, found again by what they depend on.

A chapter's results depend on its own code, on the code of engine and report, on the libraries and
the year, and on the data files it has read: what these are was noted while it ran.
"""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

from ataskaita import registry
from ataskaita.cache import Cache
from ataskaita.data.folder import LISTS
from ataskaita.data.not_used import FILE as NOT_USED
from ataskaita.data.snapshot import current_snapshot
from ataskaita.errors import DataErrors
from ataskaita.execution.results import Results
from ataskaita.fingerprint import (
    PACKAGE,
    code,
    fingerprint,
    of_file,
    of_files,
    state,
)
from ataskaita.project import Project

#: Parts of the engine that no result of a chapter depends on.
_DOWNSTREAM = ("__pycache__", "cli", "lint", "publication.py", "render", "supported", "programs.py")


class ResultCache:
    """The kept results of a project's chapters, during one run.

    Parameters
    ----------
    project : Project
        The project.
    snapshot : Path
        The validated data that chapters read.
    """

    def __init__(self, project: Project, snapshot: Path) -> None:
        self.project, self.snapshot = project, snapshot
        self.cache = Cache(project.build / "cache")
        self.environment = environment(project)
        # Chapters read much the same files: each is looked at once a run.
        self._checksum = cache(lambda name: of_file(project.root / name))
        self._inputs = self._now()

    def find(self, chapter: str, digest: str) -> Results | None:
        """Find the results of a chapter, if all that it has read is still so.

        Parameters
        ----------
        chapter : str
            The chapter's stem.
        digest : str
            The checksum of what it executes.
        """
        files = self.cache.get("dependencies", chapter, digest, self.environment)
        if files is None:
            return None
        now = {name: self._checksum(name) for name in files}
        found = self.cache.get("results", chapter, digest, self.environment, now)
        return None if found is None else Results(**found)

    def store(self, chapter: str, digest: str, results: Results) -> None:
        """Keep the results of a chapter, unless something was saved while it ran.

        Then nobody knows which of it was read before that and which after.
        """
        if not self._is_current or self._now() != self._inputs:
            return
        files = results.files
        self.cache.put(sorted(files), "dependencies", chapter, digest, self.environment)
        self.cache.put(vars(results), "results", chapter, digest, self.environment, files)

    @cached_property
    def _is_current(self) -> bool:
        """Whether the snapshot is of the data as it was when the run began."""
        try:
            return current_snapshot(self.project) == self.snapshot
        except DataErrors:
            return False

    def _now(self) -> dict[str, tuple[int, ...]]:
        root = self.project.root
        return state(self.project.data, *registry.folders(root), root / "requirements.lock")


def environment(project: Project) -> str:
    """The fingerprint of all that every chapter depends on, besides the data it reads."""
    engine = (path.name for path in sorted(PACKAGE.iterdir()) if path.name not in _DOWNSTREAM)
    # Lists and what is not used are part of what schemas say.
    beside = (project.root / LISTS, project.root / NOT_USED)
    report = [*registry.folders(project.root), *beside]
    lock = of_file(project.root / "requirements.lock")
    return fingerprint(code(*engine), of_files(project.root, report), lock, project.year)
