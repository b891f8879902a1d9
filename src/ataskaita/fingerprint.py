"""Fingerprints: what a kept result depends on, as one checksum.

Everything that is kept between renders is found again by a fingerprint of what it was made from, so
that nothing stale can be found. This module says what that is: files by their content, code by its
source, libraries by their versions.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from ataskaita import registry

#: The engine's own code.
PACKAGE = Path(__file__).parent

#: The end of the names of files and folders that a program has not finished, perhaps never will.
UNFINISHED = ".part"

#: When this process began to import the engine, all but a moment.
_STARTED = time.time_ns()

#: Folders of files that no process loads: programs that Quarto calls, which it asks again only if
#: their files look newer; what is copied as it is beside the pages.
_NEVER_LOADED = ("hooks", "assets")


def fingerprint(*parts: Any) -> str:
    """One checksum of everything given.

    Parameters
    ----------
    *parts : JSON
        Anything that JSON can say; bytes count as their checksum.

    Returns
    -------
    str
        A SHA-256 in hexadecimal.
    """
    try:
        text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=_digest)
    except TypeError:
        # Keys of several kinds, as YAML allows them, have no order.
        text = json.dumps(_ordered(parts), ensure_ascii=False, default=_digest)
    return hashlib.sha256(text.encode()).hexdigest()


def of_file(path: Path) -> str | None:
    """The SHA-256 of a file, of a folder's list of file names, or None where there is neither."""
    if path.is_dir():
        return fingerprint(sorted(entry.name for entry in path.iterdir()))
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def of_files(folder: Path, paths: Iterable[Path]) -> str:
    """The fingerprint of files: their names as seen from a folder, and their contents."""
    return fingerprint([[os.path.relpath(path, folder), of_file(path)] for path in paths])


@lru_cache(maxsize=1)
def installed() -> str:
    """Python and the packages that are installed, with their versions.

    The lock says what should be installed; what is installed decides what a render prints.
    """
    found = {sys.version}
    for place in sys.path:
        with contextlib.suppress(OSError):
            names = os.listdir(place or ".")  # noqa: PTH208
            found.update(name for name in names if name.endswith((".dist-info", ".egg-info")))
    return "\n".join(sorted(found))


@lru_cache
def code(*parts: str) -> str:
    """The fingerprint of the engine's code and of the libraries it works with.

    Parameters
    ----------
    *parts : str
        Modules and packages of the engine that the result is made by; all of it when left out.
    """
    places = [PACKAGE / part for part in parts] or [PACKAGE]
    files = [
        path for place in places for path in (files_below(place) if place.is_dir() else [place])
    ]
    return fingerprint(installed(), of_files(PACKAGE, files))


def files_below(folder: Path) -> Iterator[Path]:
    """All files below a folder in a fixed order, without what Python and killed programs leave.

    Folders that are links are followed: a library's data may lie on a drive of the network.
    """
    seen = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(place)
        wanted = sorted(f for f in folders if f != "__pycache__" and not f.endswith(UNFINISHED))
        folders[:] = [] if real in seen else wanted
        if real not in seen:
            seen.add(real)
            yield from (Path(place, n) for n in sorted(names) if not n.endswith(UNFINISHED))


State = dict[str, tuple[int, ...]]


def state(*places: Path) -> State:
    """What the system says of files and of those below folders; differs once one is saved.

    A checksum is taken at another moment than a file is read. What was saved in between is found
    by comparing two states, and what was made meanwhile is not kept.
    """
    found = {}
    for place in places:
        for path in files_below(place) if place.is_dir() else [place]:
            with contextlib.suppress(OSError):
                known = path.stat()
                found[str(path)] = (
                    known.st_mtime_ns, known.st_ctime_ns, known.st_size, known.st_ino
                )  # fmt: skip
    return found


def code_is_as_loaded() -> bool:
    """Whether no code of the engine or the report has been saved since this process began.

    Otherwise nobody knows which of its modules and templates were read before that and which after.
    """
    return all(
        known[0] <= _STARTED or Path(path).parent.name in _NEVER_LOADED
        for path, known in state(PACKAGE, *registry.folders()).items()
    )


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return sorted([repr(key), _ordered(item)] for key, item in value.items())
    return [_ordered(item) for item in value] if isinstance(value, list | tuple) else value


def _digest(value: Any) -> str:
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"a fingerprint of {type(value).__name__} is not defined")
