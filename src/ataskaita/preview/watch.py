"""Which files are watched, and what has to be done when one is saved."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from watchfiles import watch

from ataskaita import registry
from ataskaita.data.folder import LEFTOVERS
from ataskaita.editions.current import PATTERNS
from ataskaita.fingerprint import PACKAGE
from ataskaita.project import MARKER, Project
from ataskaita.render.embedded.assets import ASSETS

#: Milliseconds without another saved file after which a burst of them is over, and at most.
_QUIET, _AT_MOST = 20, 500

#: Folders that editors, Python and Jupyter make for themselves.
_ASIDE = frozenset({"__pycache__", ".ipynb_checkpoints"})

#: Endings of files that editors write on the way.
_PASSING = ("~", ".swp", ".swx", ".tmp", ".part", ".pyc", ".bak")

#: Files at the top of a project that are read anew in every render, besides chapters.
_READ_ANEW = (MARKER,)

#: Folders of data that are read anew in every render. All else below data/, as lists of units and
#: of categories, may have been read by schemas when they were loaded.
_DATA_READ_ANEW = ("raw", "notes", "published", "editions")


@dataclass(frozen=True)
class Changes:
    """What was saved together, and what follows.

    Parameters
    ----------
    files : tuple of str
        The files, as a person would name them.
    assets : tuple of Path
        Styles and scripts of the pages among them.
    sources : bool
        There are others: pages have to be made again.
    loaded : bool
        Some of those have been loaded by the process that makes the pages.
    """

    files: tuple[str, ...]
    assets: tuple[Path, ...]
    sources: bool
    loaded: bool


class SourceWatch:
    """Watches everything that a report is made of, in threads of its own.

    Parameters
    ----------
    project : Project
        The project.
    tell : callable
        Told of everything that is saved, burst by burst.
    """

    def __init__(self, project: Project, tell: Callable[[Changes], None]) -> None:
        self.project, self.tell = project, tell
        self._stopped = threading.Event()

    def start(self) -> None:
        """Begin."""
        parts = [self.project.root / name for name in registry.FOLDERS]
        places = [self.project.data, self.project.notebooks, *parts, PACKAGE]
        there = [place for place in places if place.is_dir()]
        # Another call is needed for the top alone: below it lie _build/ and environments.
        for folders, below in ((there, True), ([self.project.root], False)):
            threading.Thread(target=self._watch, args=(folders, below), daemon=True).start()

    def stop(self) -> None:
        """End."""
        self._stopped.set()

    def _watch(self, folders: Sequence[Path], below: bool) -> None:
        """Tell of what is saved, burst by burst."""
        for found in watch(
            *folders,
            watch_filter=None,
            debounce=_AT_MOST,
            step=_QUIET,
            stop_event=self._stopped,
            rust_timeout=500,
            raise_interrupt=False,
            recursive=below,
        ):
            saved = sorted({path for _, path in found})
            if paths := [path for path in map(Path, saved) if self._is_source(path)]:
                self.tell(sort(self.project, paths))

    def _is_source(self, path: Path) -> bool:
        if path.name.startswith(LEFTOVERS) or path.name.endswith(_PASSING) or path.is_dir():
            return False
        if path.parent == self.project.root:
            return any(path.match(pattern) for pattern in PATTERNS) and path not in (
                self.project.build,
                self.project.site,
            )
        return not _ASIDE.intersection(path.parts)


def sort(project: Project, paths: Sequence[Path]) -> Changes:
    """Say what follows from files that were saved, added or removed."""
    assets = tuple(path for path in paths if path.is_relative_to(ASSETS))
    sources = [path for path in paths if path not in assets]
    return Changes(
        files=tuple(_shown(project, path) for path in paths),
        assets=assets,
        sources=bool(sources),
        loaded=any(_is_loaded(project, path) for path in sources),
    )


def _is_loaded(project: Project, path: Path) -> bool:
    """Whether a running process goes on with a file as it was."""
    if path.is_relative_to(project.data):
        return path.relative_to(project.data).parts[0] not in _DATA_READ_ANEW
    if path.parent == project.root:
        return path.name not in _READ_ANEW and path.suffix != ".qmd"
    return not path.is_relative_to(project.notebooks)


def _shown(project: Project, path: Path) -> str:
    for folder in (project.root, PACKAGE.parent):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return str(path)
