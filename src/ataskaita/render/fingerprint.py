"""What a render depends on, as one checksum: equal checksums mean there is nothing to do."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import ataskaita
from ataskaita.cache import write_whole
from ataskaita.data.inputs import LEFTOVERS
from ataskaita.environment import installed, schema_folders
from ataskaita.fingerprint import files_below, of_file
from ataskaita.project import Project

#: Where the fingerprints of the last render stand.
RECORD = "render.json"

PACKAGE = Path(ataskaita.__file__).parent

#: Files beside the chapters that a render may read: pages, settings, and what those include.
_PATTERNS = ("*.qmd", "_*", "*.css", "*.scss", "*.bib", "requirements.lock")

#: Settings of the user that show in what is made.
_SETTINGS = ("SOURCE_DATE_EPOCH",)


def fingerprint(project: Project, engine: str) -> str:
    """Checksum of everything that the report depends on.

    Parameters
    ----------
    project : Project
        The project.
    engine : str
        The rendering engine.

    Returns
    -------
    str
        A SHA-256 in hexadecimal.
    """
    settings = [os.environ.get(name, "") for name in _SETTINGS]
    known = [engine, _program(engine), str(project.year), installed(), *settings]
    digest = hashlib.sha256("\0".join(known).encode())
    elsewhere = [
        path for folder in schema_folders(project.root)[1:] for path in files_below(folder)
    ]
    for path in (*inputs(project), *elsewhere):
        home = next((f for f in (project.root, PACKAGE) if path.is_relative_to(f)), path.parent)
        digest.update(f"{path.relative_to(home).as_posix()}\0".encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def inputs(project: Project) -> Iterable[Path]:
    """All files a render reads, in a fixed order."""
    beside = {path for pattern in _PATTERNS for path in project.root.glob(pattern)}
    chapters = {path for path in files_below(project.notebooks) if not _hidden(path, project)}
    # A chapter may also lie elsewhere.
    chapters.update(path for path in project.sources if path.is_file())
    yield from sorted({path for path in beside if path.is_file()} | chapters)
    for folder in (project.data, project.root / "schemas", PACKAGE):
        yield from files_below(folder)


def _hidden(path: Path, project: Project) -> bool:
    return any(part.startswith(".") for part in path.relative_to(project.root).parts)


def _program(engine: str) -> str:
    """The program that is not a package, told by when it was installed."""
    found = shutil.which("quarto") if engine == "quarto" else None
    return f"{found} {Path(found).stat().st_mtime_ns}" if found else ""


@dataclass(frozen=True)
class Record:
    """What is in ``_site/``.

    Parameters
    ----------
    formats : mapping
        The fingerprint of each format.
    read : mapping
        What else the chapters say they have read, by its checksum.
    site : mapping
        The files, each with its size and the time it was written.
    """

    formats: Mapping[str, str] = field(default_factory=dict)
    read: Mapping[str, str | None] = field(default_factory=dict)
    site: Mapping[str, list[int]] = field(default_factory=dict)

    def holds(self, project: Project, name: str, current: str) -> bool:
        """Whether a format is what a render with some fingerprint would make now."""
        return self.formats.get(name) == current and all(
            of_file(project.root / read) == known for read, known in self.read.items()
        )


def recorded(project: Project) -> Record:
    """What the last render left; empty where that is not known or no longer so."""
    try:
        found = Record(**json.loads((project.build / RECORD).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Record()
    return found if found.site == listing(project.site) else Record()


def listing(site: Path) -> dict[str, list[int]]:
    """The files of a site: a page that was deleted, edited or made by another render shows."""
    found = {}
    for path in files_below(site):
        if path.name.startswith(LEFTOVERS):
            continue
        known = path.stat()
        found[path.relative_to(site).as_posix()] = [known.st_size, known.st_mtime_ns]
    return found


def record(project: Project, made: Record) -> None:
    """Remember what has been rendered."""
    write_whole(project.build / RECORD, json.dumps(vars(made)))
