"""Files that are kept between renders: written whole or not at all, the oldest forgotten."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that nobody ever reads half of it, whoever else writes it just now.

    Parameters
    ----------
    path : Path
        The file; its folder is made where it is not there.
    content : str or bytes
        All of it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        temporary.write_bytes(content.encode() if isinstance(content, str) else content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def newest_first(paths: Iterable[Path]) -> list[Path]:
    """Files by the time they were written or used last; another render may delete one meanwhile."""
    return sorted(paths, key=_modified, reverse=True)


def forget(paths: Iterable[Path], *, kept: int) -> list[Path]:
    """Delete all but the newest files.

    Returns
    -------
    list of Path
        Those that were deleted.
    """
    old = newest_first(paths)[kept:]
    for path in old:
        path.unlink(missing_ok=True)
    return old


def _modified(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
