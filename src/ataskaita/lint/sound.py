"""The lint of a report: a chapter that was sound is not read again until something changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import ataskaita
from ataskaita.cache import write_whole
from ataskaita.errors import LintErrors
from ataskaita.fingerprint import code_is_as_loaded, of_file
from ataskaita.project import Project

#: Parts of the package that decide what is sound.
_CODE = ("lint", "execution", "lithuanian", "project.py")


def require_sound(project: Project, sources: Sequence[Path] | None = None) -> None:
    """Stop unless the narrative passes.

    Parameters
    ----------
    project : Project
        The project.
    sources : sequence of Path, optional
        Its chapters; all of them when left out.

    Raises
    ------
    LintErrors
        It does not; the error holds every finding.
    """
    known = Known(project)
    found = []
    for source in sources or project.sources:
        if not known.sound(source):
            # Imported here: its tables of words are not needed where nothing has changed.
            from ataskaita.lint.check import check_chapter

            findings = check_chapter(project, source)
            found += findings
            if not findings:
                known.add(source)
    known.save()
    if found:
        raise LintErrors(found)


class Known:
    """Remembers sound chapters below ``_build/cache/``; the file may be deleted at any time.

    Parameters
    ----------
    project : Project
        The project.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self._path = project.build / "cache" / "lint.json"
        self._new: dict[str, str] = {}
        self._digests: dict[Path, str] = {}

    def sound(self, source: Path) -> bool:
        """Whether a chapter as it is now was found sound."""
        return self._known.get(source.name) == self._digest(source)

    def add(self, source: Path) -> None:
        """Remember that a chapter is sound as it was when `sound` was asked."""
        self._new[source.name] = self._digest(source)

    def save(self) -> None:
        """Write down what was added."""
        if not self._new or not code_is_as_loaded():
            return
        write_whole(self._path, json.dumps(self._known | self._new, indent=1))

    @cached_property
    def _known(self) -> dict[str, str]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    @cached_property
    def _rules(self) -> str:
        package = Path(ataskaita.__file__).parent
        digest = hashlib.sha256(repr(self.project.variables).encode())
        for part in _CODE:
            path = package / part
            for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
                digest.update(f"{file.name}\0{of_file(file)}\0".encode())
        return digest.hexdigest()

    def _digest(self, source: Path) -> str:
        if source not in self._digests:
            text = f"{self._rules}\0{of_file(source)}"
            self._digests[source] = hashlib.sha256(text.encode()).hexdigest()
        return self._digests[source]
