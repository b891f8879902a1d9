"""Checksums of files and folders."""

from __future__ import annotations

import hashlib
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
