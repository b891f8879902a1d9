"""Checksums of what results depend on: files, folders, settings of the user."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def checksum(path: Path) -> str | None:
    """The SHA-256 of a file, of a folder's list of file names, or None where there is neither."""
    if path.is_dir():
        names = "\0".join(sorted(entry.name for entry in path.iterdir()))
        return hashlib.sha256(names.encode()).hexdigest()
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def checksum_of(root: Path, name: str) -> str | None:
    """The checksum of something that a chapter has read.

    Parameters
    ----------
    root : Path
        The project's root.
    name : str
        A file or folder, from the root or in full; or ``$`` and the name of an environment
        variable.
    """
    if not name.startswith("$"):
        return checksum(root / name)
    value = os.environ.get(name[1:])
    return None if value is None else hashlib.sha256(value.encode(errors="replace")).hexdigest()
