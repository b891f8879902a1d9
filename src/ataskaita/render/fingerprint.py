"""What a render depends on, as one checksum: equal checksums mean there is nothing to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import ataskaita
from ataskaita.project import Project

#: Where the fingerprints of the last render stand.
RECORD = "render.json"

PACKAGE = Path(ataskaita.__file__).parent


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
    digest = hashlib.sha256(f"{engine}\0{project.year}\0".encode())
    for path in inputs(project):
        home = project.root if path.is_relative_to(project.root) else PACKAGE
        digest.update(f"{path.relative_to(home).as_posix()}\0".encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def inputs(project: Project) -> Iterable[Path]:
    """All files a render reads, in a fixed order."""
    yield from sorted(
        path
        for path in (
            *project.root.glob("*.qmd"),
            *project.root.glob("_*.yml"),
            *project.root.glob("requirements.lock"),
            *project.notebooks.glob("*.ipynb"),
        )
        if path.is_file()
    )
    for folder in (project.data, project.root / "schemas", PACKAGE):
        yield from sorted(
            path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
        )


def recorded(project: Project) -> dict[str, str]:
    """The fingerprints of what is in ``_site/``, by format; empty where there is nothing."""
    try:
        return json.loads((project.build / RECORD).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}


def record(project: Project, fingerprints: dict[str, str]) -> None:
    """Remember the fingerprints of what has been rendered."""
    path = project.build / RECORD
    temporary = path.with_suffix(".part")
    temporary.write_text(json.dumps(fingerprints, indent=1), encoding="utf-8")
    temporary.replace(path)
