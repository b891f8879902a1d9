"""Folders that are replaced as a whole: readers get the old one or the new one, never half."""

from __future__ import annotations

import shutil
from pathlib import Path


def empty(folder: Path) -> Path:
    """Make a folder, without what may have been in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def replace(fresh: Path, target: Path) -> None:
    """Put a finished folder in the place of an older one, which stays until the last moment."""
    old = target.with_name(target.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
