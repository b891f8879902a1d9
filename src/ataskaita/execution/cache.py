"""Results of chapters kept between renders, found again by what they depend on.

A chapter's results depend on its own code, on this package, the schemas, the packages of the
environment and the year, and on what it has read: what that is was noted while it ran.
Entries are written whole or not at all, so the folder may be deleted, shared by two renders or
left behind by a killed one.
"""

from __future__ import annotations

import contextlib
import hashlib
from functools import cached_property
from pathlib import Path

import ataskaita
from ataskaita import registry
from ataskaita.checksums import checksum, checksum_of
from ataskaita.environment import installed
from ataskaita.execution.results import Results
from ataskaita.kept import forget, write_whole
from ataskaita.project import Project
from ataskaita.saved import files_below

#: Parts of the package that no result of a chapter depends on.
_DOWNSTREAM = ("lint", "render", "cli", "publication.py")

#: Entries kept for one chapter: a change and its undoing both find theirs.
KEPT = 8


class Cache:
    """The kept results of a project.

    Parameters
    ----------
    project : Project
        The project; the cache lies below its ``_build/``.
    snapshot : Path
        The validated data.
    """

    def __init__(self, project: Project, snapshot: Path) -> None:
        self.project = project
        self.folder = project.build / "cache" / "chapters"
        self._checksums: dict[str, str | None] = {}

    @cached_property
    def environment(self) -> str:
        """Checksum of all that every chapter depends on."""
        digest = hashlib.sha256(f"{installed()}\0{self.project.year}\0".encode())
        package = Path(ataskaita.__file__).parent
        for folder in (package, *registry.folders(self.project.root)):
            for path in files_below(folder):
                name = path.relative_to(folder)
                if folder != package or name.parts[0] not in _DOWNSTREAM:
                    digest.update(f"{name.as_posix()}\0{checksum(path)}\0".encode())
        digest.update(f"{checksum(self.project.root / 'requirements.lock')}".encode())
        return digest.hexdigest()

    def find(self, chapter: str, code: str) -> Results | None:
        """Find the results of a chapter, if they still hold.

        Parameters
        ----------
        chapter : str
            The chapter's stem.
        code : str
            The checksum of its code.
        """
        for path in self._entries(chapter, code):
            try:
                with path.open(encoding="utf-8") as file:
                    found = Results.read(file, self._is_current)
            except (OSError, ValueError):
                continue
            if found:
                return found
        return None

    def holds(self, chapter: str, code: str) -> bool:
        """Whether results of a chapter are kept that still hold; most probably `find` finds them.

        It looks no further than to what they depend on.
        """
        for path in self._entries(chapter, code):
            with contextlib.suppress(OSError, ValueError), path.open(encoding="utf-8") as file:
                files = Results.read_files(file.readline())
                if all(self._is_current(name, known) for name, known in files.items()):
                    return True
        return False

    def knows(self, chapter: str, code: str) -> bool:
        """Whether results of a chapter are kept, be it that they no longer hold."""
        return bool(self._entries(chapter, code))

    def store(self, chapter: str, code: str, results: Results) -> None:
        """Keep the results of a chapter."""
        files = hashlib.sha256(repr(sorted(results.files.items())).encode()).hexdigest()
        path = self.folder / f"{self._stem(chapter, code)}-{files[:12]}.json"
        write_whole(path, results.text)
        entries = self._names.setdefault(chapter, set())
        entries.add(path.name)
        old = forget((self.folder / name for name in entries), kept=KEPT)
        entries.difference_update(path.name for path in old)

    def _entries(self, chapter: str, code: str) -> list[Path]:
        start = f"{self._stem(chapter, code)}-"
        names = self._names.get(chapter, ())
        return sorted(self.folder / name for name in names if name.startswith(start))

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        """The names of the entries by their chapter."""
        found: dict[str, set[str]] = {}
        for path in self.folder.glob("*.json"):
            # Only the end says where the chapter's own name ends: another's may begin with it.
            found.setdefault(path.stem.rsplit("-", 2)[0], set()).add(path.name)
        return found

    def _stem(self, chapter: str, code: str) -> str:
        key = hashlib.sha256(f"{self.environment}{code}".encode()).hexdigest()
        return f"{chapter}-{key[:24]}"

    def _is_current(self, name: str, known: str | None) -> bool:
        if name not in self._checksums:
            self._checksums[name] = checksum_of(self.project.root, name)
        return self._checksums[name] == known
