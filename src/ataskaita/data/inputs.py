"""What the validated data depends on: every file of it, of the schemas and of this code."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ataskaita.environment import installed

if TYPE_CHECKING:
    from ataskaita.project import Project

#: What systems and spreadsheets leave behind while a folder or file is open; names begin so.
LEFTOVERS = (".", "~$", "Thumbs.db", "desktop.ini")

#: Folders below ``data/`` that say something of the data but are no part of it.
_ASIDE = ("editions", "notes")

# Read at a time; most files are smaller.
_PIECE = 1 << 20


def inputs(project: Project) -> dict[str, str]:
    """All that the validated data depends on, as it is now.

    Parameters
    ----------
    project : Project
        The project.

    Returns
    -------
    dict
        Year and environment as they are; the files, from the project's root and with slashes,
        by their checksums. Files of this package begin with ``ataskaita/``.
    """
    found = {"year": str(project.year), "installed": installed()}
    for name, path in _files(project):
        if (known := _checksum(path)) is not None:
            found[name] = known
    return found


def _files(project: Project) -> Iterator[tuple[str, str]]:
    yield "requirements.lock", str(project.root / "requirements.lock")
    for name, folder, aside in (
        ("data", project.data, _ASIDE),
        ("schemas", project.root / "schemas", ()),
        ("ataskaita/data", Path(__file__).parent, ()),
    ):
        start = str(folder)
        # Called several times a render: `Path.rglob` would take four times as long.
        for place, folders, names in os.walk(start, followlinks=True):
            unwanted = ("__pycache__", *aside) if place == start else ("__pycache__",)
            folders[:] = sorted(each for each in folders if each not in unwanted)
            within = name + place[len(start) :].replace(os.sep, "/")
            for each in sorted(names):
                if not each.startswith(LEFTOVERS):
                    yield f"{within}/{each}", os.path.join(place, each)  # noqa: PTH118


def _checksum(path: str) -> str | None:
    """The SHA-256 of a file; None where it is gone."""
    digest = hashlib.sha256()
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            while piece := file.read(_PIECE):
                digest.update(piece)
    except FileNotFoundError:
        return None
    return digest.hexdigest()
