"""The lint of a report: a chapter that was sound is not read again until something changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ataskaita import registry
from ataskaita.cache import Cache
from ataskaita.errors import LintErrors, UserError, raise_all
from ataskaita.fingerprint import code, of_file, of_files
from ataskaita.project import BOOK, Project


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
    UserError
        Chapters can't be read: all of them are told.
    LintErrors
        It does not; the error holds every finding.
    """
    cache = Cache(project.build / "cache")
    report = of_files(project.root, registry.folders(project.root))
    rules = [code("lint", "execution", "lithuanian", "project.py"), report, project.variables]
    found, unread = [], []
    chosen = list(sources or project.sources)
    if set(chosen) >= set(project.sources):
        chosen += filter(Path.is_file, (project.root / name for name in BOOK))
    for source in chosen:
        digest = of_file(source)
        known = cache.get("lint", rules, source.name, digest)
        if known is None or known != _digests(project, known):
            # Imported here: its tables of words are not needed where nothing has changed.
            from ataskaita.lint.beside import files_beside
            from ataskaita.lint.check import check_chapter

            try:
                beside = _digests(project, map(project.relative, files_beside(project, source)))
                findings = check_chapter(project, source)
            except UserError as error:
                unread.append(error)
                continue
            found += findings
            if not findings and of_file(source) == digest:
                cache.put(beside, "lint", rules, source.name, digest)
    raise_all(unread)
    if found:
        raise LintErrors(found)


def _digests(project: Project, files: Iterable[str]) -> dict[str, str | None]:
    """The checksums of files of the project; None for one that is not there."""
    return {file: of_file(project.root / file) for file in files}
