"""The lint of a report: a chapter that was sound is not read again until something changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ataskaita import registry
from ataskaita.cache import Cache
from ataskaita.errors import LintErrors
from ataskaita.fingerprint import code, files_below, of_file, of_files
from ataskaita.project import Project


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
    cache = Cache(project.build / "cache")
    report = [of_files(folder, files_below(folder)) for folder in registry.folders(project.root)]
    rules = [code("lint", "execution", "lithuanian", "project.py"), report, project.variables]
    found = []
    for source in sources or project.sources:
        digest = of_file(source)
        if cache.get("lint", rules, source.name, digest) is None:
            # Imported here: its tables of words are not needed where nothing has changed.
            from ataskaita.lint.check import check_chapter

            findings = check_chapter(project, source)
            found += findings
            if not findings and of_file(source) == digest:
                cache.put("sound", "lint", rules, source.name, digest)
    if found:
        raise LintErrors(found)
