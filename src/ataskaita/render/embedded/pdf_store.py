"""Parts of the PDF, each made once: found again by a checksum of everything it depends on."""

from __future__ import annotations

import os
from pathlib import Path

from ataskaita.kept import forget, write_whole
from ataskaita.saved import code_is_as_loaded

#: Parts that are kept besides those of the last report; the oldest go first.
KEPT = 60


class PartStore:
    """A folder of parts.

    Parameters
    ----------
    folder : Path
        The folder; it may be deleted at any time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def get(self, checksum: str) -> bytes | None:
        """Give the part with a checksum, if it is kept."""
        path = self._path(checksum)
        try:
            part = path.read_bytes()
            os.utime(path)
        except FileNotFoundError:
            return None
        return part

    def put(self, checksum: str, part: bytes) -> None:
        """Keep a part."""
        if not code_is_as_loaded():
            return
        path = self._path(checksum)
        write_whole(path, part)

    def prune(self) -> None:
        """Forget the parts that were not asked for for the longest time."""
        others = [path for path in self._folder.glob("*") if path.name not in self._used]
        forget(others, kept=KEPT)

    def _path(self, checksum: str) -> Path:
        name = f"{checksum[:32]}.pickle"
        self._used.add(name)
        return self._folder / name
