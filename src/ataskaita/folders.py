"""Folders that are replaced as a whole: readers get the old one or the new one, never half."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from pathlib import Path

#: After how many seconds what a killed program has left is surely no longer in use.
_STALE = 3600


def staging_folder(target: Path) -> Path:
    """Make an empty folder to prepare another one in; no two programs that run at once share it.

    Parameters
    ----------
    target : Path
        The folder to be replaced; the new one lies beside it.
    """
    for left in target.parent.glob(f"{target.name}.*.*"):
        with contextlib.suppress(FileNotFoundError):
            if left.suffix in (".part", ".old") and left.stat().st_mtime < time.time() - _STALE:
                shutil.rmtree(left, ignore_errors=True)
    folder = target.with_name(f"{target.name}.{os.getpid()}.part")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def replace(fresh: Path, target: Path) -> None:
    """Put a finished folder in the place of an older one, which stays until the last moment.

    Parameters
    ----------
    fresh, target : Path
        Both on the same disk. Where another program replaces the same folder at the same time,
        the last one stays.
    """
    old = fresh.with_name(f"{fresh.name.removesuffix('.part')}.old")
    while True:
        shutil.rmtree(old, ignore_errors=True)
        with contextlib.suppress(FileNotFoundError):
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            if target.exists() and fresh.exists():
                # Another program has put its own there just now.
                continue
            if old.exists():
                old.rename(target)
            raise
        break
    shutil.rmtree(old, ignore_errors=True)
