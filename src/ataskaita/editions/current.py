"""The report as it stands: what it is made from, and which edition of its year that makes it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ataskaita import registry
from ataskaita.data.folder import is_leftover
from ataskaita.editions.store import editions
from ataskaita.fingerprint import PACKAGE, files_below, of_file
from ataskaita.project import CONFIRMED, Project

#: Files beside the chapters that a render may read: pages, settings, and what those include.
PATTERNS = ("*.qmd", "_*", "*.css", "*.scss", "*.bib", "requirements.lock")


def inputs(project: Project) -> Iterator[Path]:
    """All files a render reads, in a fixed order."""
    beside = {path for pattern in PATTERNS for path in project.root.glob(pattern)}
    chapters = {
        path
        for path in files_below(project.notebooks)
        if not any(part.startswith(".") for part in path.relative_to(project.root).parts)
        # That a sentence has been confirmed changes nothing of what is printed.
        and not path.name.endswith(CONFIRMED)
    }
    # A chapter may also lie elsewhere.
    chapters.update(path for path in project.sources if path.is_file())
    yield from sorted({path for path in beside if path.is_file()} | chapters)
    yield from (path for path in files_below(project.data) if not is_leftover(path.name))
    for folder in (*registry.folders(project.root), PACKAGE):
        yield from files_below(folder)


def ingredients(project: Project) -> dict[str, Any]:
    """Checksums of all that the report is made from; earlier editions are no part of it.

    Parameters
    ----------
    project : Project
        The project.
    """
    earlier = project.data / "editions"
    files: dict[str, str] = {}
    code = hashlib.sha256()
    for path in inputs(project):
        if path.is_relative_to(PACKAGE):
            code.update(f"{path.relative_to(PACKAGE).as_posix()}\0{of_file(path)}\0".encode())
        elif not path.is_relative_to(earlier):
            files[project.relative(path)] = str(of_file(path))
    return {"code": code.hexdigest(), "files": files}


def is_published(project: Project) -> bool:
    """Whether the last edition of the report year is of today's data, text and code."""
    found = editions(project.root, project.year)
    return bool(found) and ingredients(project).items() <= found[-1].manifest.items()


def edition_number(project: Project) -> int:
    """Which edition the report is as it stands: the last one, or the next where it has changed."""
    found = editions(project.root, project.year)
    return found[-1].number + (not is_published(project)) if found else 1
