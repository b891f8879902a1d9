"""Fingerprints: what a kept result depends on, as one checksum.

Everything that is kept between renders is found again by a fingerprint of what it was made from, so
that nothing stale can be found. This module says what that is: files by their content, code by its
source, libraries by their versions.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from ataskaita import registry

#: The engine's own code.
PACKAGE = Path(__file__).parent

#: The end of the names of files and folders that a program has not finished, perhaps never will.
UNFINISHED = ".part"

#: When this process began to import the engine, all but a moment.
_STARTED = time.time_ns()

#: Nanoseconds within which the clock of a file system may stand still.
_MOMENT = 2 * 10**9

#: Settings have keys of several kinds, as YAML allows them, in whatever order.
_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS

#: The checksums of files that this process has read, and what the system said of each.
_digests: dict[str, tuple[tuple[int, ...], str]] = {}

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
    return hashlib.sha256(orjson.dumps(parts, default=_digest, option=_OPTIONS)).hexdigest()


def of_file(path: Path | str) -> str | None:
    """The SHA-256 of a file, of a folder's list of file names, or None where there is neither.

    A file that the system says to be the same as before is not read again.
    """
    try:
        known = os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(known.st_mode):
        return fingerprint(sorted(os.listdir(path)))  # noqa: PTH208
    name, now = os.fspath(path), _marks(known)
    if name in _digests and _digests[name][0] == now:
        return _digests[name][1]
    with open(path, "rb") as file:  # noqa: PTH123
        digest = hashlib.sha256(file.read()).hexdigest()
    # Two saves within a moment may look like one.
    if time.time_ns() - max(known.st_mtime_ns, known.st_ctime_ns) > _MOMENT:
        _digests[name] = now, digest
    return digest


def of_files(folder: Path, paths: Iterable[Path]) -> str:
    """The fingerprint of files, and of all below folders: names as seen from a folder, contents."""
    start = os.path.join(folder, "")  # noqa: PTH118
    found = (file for path in paths for file in (files_below(path) if path.is_dir() else [path]))
    names = map(os.fspath, found)
    return fingerprint([
        [name[len(start) :] if name.startswith(start) else os.path.relpath(name, folder),
         of_file(name)]
        for name in names
    ])  # fmt: skip


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
    return fingerprint(installed(), of_files(PACKAGE, [PACKAGE / part for part in parts or ("",)]))


def files_below(folder: Path) -> Iterator[Path]:
    """All files below a folder in a fixed order, without what Python and killed programs leave.

    Folders that are links are followed: a library's data may lie on a drive of the network.
    """
    return map(Path, _below(os.fspath(folder), set()))


def _below(folder: str, seen: set[tuple[int, int]]) -> Iterator[str]:
    try:
        known = os.stat(folder)  # noqa: PTH116
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    # A link may lead back to where it was found.
    if (known.st_dev, known.st_ino) in seen:
        return
    seen.add((known.st_dev, known.st_ino))
    folders = []
    for entry in entries:
        if entry.name.endswith(UNFINISHED):
            continue
        if not entry.is_dir():
            yield entry.path
        elif entry.name != "__pycache__":
            folders.append(entry.path)
    for path in folders:
        yield from _below(path, seen)


State = dict[str, tuple[int, ...]]


def state(*places: Path) -> State:
    """What the system says of files and of those below folders; differs once one is saved.

    A checksum is taken at another moment than a file is read. What was saved in between is found
    by comparing two states, and what was made meanwhile is not kept.
    """
    found = {}
    for place in map(os.fspath, places):
        for path in _below(place, set()) if os.path.isdir(place) else [place]:  # noqa: PTH112
            with contextlib.suppress(OSError):
                found[path] = _marks(os.stat(path))  # noqa: PTH116
    return found


def _marks(known: os.stat_result) -> tuple[int, ...]:
    return known.st_mtime_ns, known.st_ctime_ns, known.st_size, known.st_ino


def code_is_as_loaded() -> bool:
    """Whether no code of the engine or the report has been saved since this process began.

    Otherwise nobody knows which of its modules and templates were read before that and which after.
    """
    files = _files_of_code(PACKAGE, *registry.folders())
    try:
        return all(os.stat(path).st_mtime_ns <= _STARTED for path in files)  # noqa: PTH116
    except FileNotFoundError:
        return False


@lru_cache(maxsize=1)
def _files_of_code(*folders: Path) -> tuple[str, ...]:
    """The files that a process may load; of a new one another must know, and that is saved too."""
    return tuple(
        path
        for folder in folders
        for path in state(folder)
        if Path(path).parent.name not in _NEVER_LOADED
    )


def _digest(value: Any) -> str:
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    raise TypeError(f"a fingerprint of {type(value).__name__} is not defined")
