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
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from ataskaita.fingerprint import code_is_as_loaded, fingerprint, of_file
from ataskaita.leftovers import tidy
from ataskaita.text_file import write_whole

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
        return self._read(self.path(kind, *ingredients))

    def put(self, value: Any, kind: str, *ingredients: Any) -> None:
        """Keep what was made of some ingredients; a disk that can't take it is no fault.

        Nothing is kept that was made while the engine's code was saved: nobody knows which of its
        modules were imported before that and which after.
        """
        self._write(self.path(kind, *ingredients), value)

    def files(
        self,
        kind: str,
        ingredients: Callable[[], Sequence[Any]],
        make: Callable[[], tuple[Iterable[str] | None, Any]],
        *,
        folder: Path,
        before: Path | None,
    ) -> Any:
        """Have files in a folder: from an earlier one where they were made of the same, or anew.

        Only their checksums are kept.

        Parameters
        ----------
        kind : str
            What they are.
        ingredients : callable
            Gives all that they depend on; what was saved while they were made is not kept.
        make : callable
            Writes them; gives their names, and what else there is to say of them as JSON. No
            names where nobody knows all that they depend on: then nothing is kept.
        folder, before : Path
            Where they are wanted, and where they were made last, if anywhere.
        """
        known = self._read(path := self.path(kind, *ingredients()))
        if known and before and _copied(known["sums"], before, folder):
            return known["said"]
        names, said = make()
        if names is not None and self.path(kind, *ingredients()) == path:
            sums = {name: of_file(folder / name) for name in names}
            self._write(path, {"sums": sums, "said": said})
        return said

    def path(self, kind: str, *ingredients: Any) -> Path:
        """The file of an entry, whether it is there or not."""
        return self.folder / kind / f"{fingerprint(*ingredients)[:32]}.json"

    @staticmethod
    def _read(path: Path) -> Any | None:
        found = read_entry(path)
        if found is not None:
            with contextlib.suppress(OSError):
                os.utime(path)
        return found

    @staticmethod
    def _write(path: Path, value: Any) -> None:
        if code_is_as_loaded():
            with contextlib.suppress(OSError):
                write_entry(path, value)

    def prune(self, limit: int = LIMIT, kind: str = "*", *, but: str = "") -> None:
        """Forget, of every kind (`but` one) or of one, the entries used longest ago."""
        for folder in self.folder.glob(kind):
            if folder.name == but:
                continue
            entries = sorted(folder.glob("*.json"), key=_used, reverse=True)
            for path in entries[limit:]:
                with contextlib.suppress(OSError):
                    path.unlink()
            tidy(folder, ".*")


def _copied(sums: Mapping[str, str], before: Path, folder: Path) -> bool:
    """Copy files that have these checksums; False where one of them has another."""
    for name, known in sums.items():
        if before != folder and (before / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(before / name, folder / name)
        if of_file(folder / name) != known:
            return False
    return True


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
    ensure(path, _checksum(path, text) + b"\n" + text, durable=True)


def _checksum(path: Path, text: bytes) -> bytes:
    """The checksum of an entry; what was made for another name is not this one's."""
    name = f"{path.parent.name}/{path.name}\n".encode()
    return hashlib.sha256(name + text).hexdigest().encode()


def ensure(path: Path, content: bytes, *, durable: bool = False) -> bool:
    """Have a file hold exactly this, whatever was there; says whether it was something else.

    Parameters
    ----------
    path : Path
        The file; one that holds it already is left as it is.
    content : bytes
        All of it.
    durable : bool
        It must outlive a failure of power, which a file that can be made again need not.
    """
    with contextlib.suppress(OSError):
        if path.is_file() and path.read_bytes() == content:
            return False
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    write_whole(path, content, durable=durable)
    return True


def _used(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
