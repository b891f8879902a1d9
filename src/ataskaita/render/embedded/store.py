"""What pandoc made before, found again by what it was made of."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from ataskaita.render.embedded.pandoc import FILTERS, executable

#: Texts that are kept; the oldest go first.
KEPT = 400


class Store:
    """A folder of texts, each named by the checksum of its ingredients.

    Parameters
    ----------
    folder : Path
        The folder; it may be deleted at any time.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def _tools(self) -> str:
        """Checksum of what turns ingredients into texts: pandoc and the filters."""
        binary = executable().stat()
        digest = hashlib.sha256(f"{binary.st_size}\0{binary.st_mtime_ns}".encode())
        for path in sorted(FILTERS.glob("*.lua")):
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def get(self, make: Callable[[], str], *ingredients: str) -> str:
        """Give the text made of some ingredients; make it only if it is not kept.

        Parameters
        ----------
        make : callable
            Makes the text.
        *ingredients : str
            Everything the text depends on.
        """
        digest = hashlib.sha256("\0".join((self._tools, *ingredients)).encode()).hexdigest()
        path = self.folder / digest[:32]
        try:
            text = path.read_text(encoding="utf-8")
            os.utime(path)
            return text
        except FileNotFoundError:
            pass
        text = make()
        self.folder.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}.part")
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
        return text

    def prune(self) -> None:
        """Forget the texts that were not asked for for the longest time."""
        kept = sorted(self.folder.glob("*"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in kept[KEPT:]:
            path.unlink(missing_ok=True)
