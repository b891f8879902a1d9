"""The cache: results kept between renders, found again by a fingerprint of what they depend on.

The only place that reads and writes kept results. Entries are plain JSON under ``_build/cache/``,
one file each with a checksum of its name and content in the first line::

    _build/cache/<kind>/<fingerprint>.json

The folder may be deleted at any time, be shared by two renders, or be left behind by a killed one:
an entry is written to a temporary file and renamed, and one that is empty, damaged or of another
program counts as absent.

diskcache and joblib do the same with pickles, which run code when read; a cache folder that came by
mail must not be able to.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import threading
from pathlib import Path
from typing import Any

import orjson

from ataskaita.fingerprint import code_is_as_loaded, fingerprint

#: Entries of one kind that are kept; the ones used longest ago go first.
LIMIT = 600


class Cache:
    """Kept results below one folder.

    Parameters
    ----------
    folder : Path
        The folder; it may be deleted at any time.

    Examples
    --------
    >>> cache = Cache(project.build / "cache")
    >>> page = cache.get("pages", code("render"), markdown)
    >>> if page is None:
    ...     page = convert(markdown)
    ...     cache.put(page, "pages", code("render"), markdown)
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, kind: str, *ingredients: Any) -> Any | None:
        """Give what was made of some ingredients, or None where it is not kept.

        Parameters
        ----------
        kind : str
            What it is: the name of its folder.
        *ingredients : JSON
            All that it depends on.
        """
        path = self.path(kind, *ingredients)
        found = read_entry(path)
        if found is not None:
            with contextlib.suppress(OSError):
                os.utime(path)
        return found

    def put(self, value: Any, kind: str, *ingredients: Any) -> None:
        """Keep what was made of some ingredients; a disk that can't take it is no fault.

        Nothing is kept that was made while the engine's code was saved: nobody knows which of its
        modules were imported before that and which after.
        """
        if code_is_as_loaded():
            with contextlib.suppress(OSError):
                write_entry(self.path(kind, *ingredients), value)

    def path(self, kind: str, *ingredients: Any) -> Path:
        """The file of an entry, whether it is there or not."""
        return self.folder / kind / f"{fingerprint(*ingredients)[:32]}.json"

    def prune(self, limit: int = LIMIT, kind: str = "*") -> None:
        """Forget, of every kind or of one, the entries used longest ago."""
        for folder in self.folder.glob(kind):
            entries = sorted(folder.glob("*.json"), key=_used, reverse=True)
            for path in entries[limit:]:
                with contextlib.suppress(OSError):
                    path.unlink()


def read_entry(path: Path) -> Any | None:
    """Give what an entry holds; None where it is not there, damaged or another one's."""
    try:
        # Anything but a file might never end.
        if not path.is_file():
            return None
        known, _, text = path.read_bytes().partition(b"\n")
        return orjson.loads(text) if known == _checksum(path, text) else None
    except (OSError, ValueError):
        return None


def write_entry(path: Path, value: Any) -> None:
    """Write an entry that `read_entry` reads."""
    text = orjson.dumps(value)
    ensure(path, _checksum(path, text) + b"\n" + text)


def _checksum(path: Path, text: bytes) -> bytes:
    """The checksum of an entry; what was made for another name is not this one's."""
    name = f"{path.parent.name}/{path.name}\n".encode()
    return hashlib.sha256(name + text).hexdigest().encode()


def ensure(path: Path, content: bytes) -> None:
    """Have a file hold exactly this, whatever an earlier program may have left there.

    Parameters
    ----------
    path : Path
        The file; one that holds it already is left as it is.
    content : bytes
        All of it.
    """
    with contextlib.suppress(OSError):
        if path.is_file() and path.read_bytes() == content:
            return
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    write_whole(path, content)


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
        with temporary.open("wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _used(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
