"""What pandoc made before, found again by what it was made of."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import ataskaita
from ataskaita.kept import forget, write_whole
from ataskaita.render.embedded.pandoc import executable
from ataskaita.saved import code_is_as_loaded

#: Texts that are kept besides those of the last report; the oldest go first.
KEPT = 400

#: The code that a text goes through before it is kept.
_PACKAGE = Path(ataskaita.__file__).parent
_CODE = ("render/embedded/**/*.py", "render/embedded/**/*.lua", "tables/*.py", "lithuanian/*.py")


def code() -> Iterator[Path]:
    """The files of the code that what is kept went through, and a little more."""
    for pattern in _CODE:
        yield from sorted(_PACKAGE.glob(pattern))


class Store:
    """A folder of texts, each named by the checksum of its ingredients.

    Parameters
    ----------
    folder : Path
        The folder; it may be deleted at any time.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[str] = set()

    @cached_property
    def _tools(self) -> str:
        """Checksum of what turns ingredients into texts: pandoc, lxml, the filters and the code."""
        from lxml import etree

        binary = executable().stat()
        known = f"{binary.st_size}\0{binary.st_mtime_ns}\0{etree.__version__}"
        digest = hashlib.sha256(known.encode())
        for path in code():
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def get_ready(self) -> None:
        """Load what is needed to find anything."""
        _ = self._tools

    def find(self, *ingredients: str) -> str | None:
        """Give the text made of some ingredients, if it is kept."""
        path = self._path(ingredients)
        try:
            text = path.read_text(encoding="utf-8")
            os.utime(path)
        except FileNotFoundError:
            return None
        return text

    def keep(self, text: str, *ingredients: str) -> None:
        """Keep a text.

        Parameters
        ----------
        text : str
            The text.
        *ingredients : str
            Everything it depends on.
        """
        if not code_is_as_loaded():
            return
        path = self._path(ingredients)
        write_whole(path, text)

    def prune(self) -> None:
        """Forget the texts that were not asked for for the longest time."""
        others = [path for path in self.folder.glob("*") if path.name not in self._used]
        forget(others, kept=KEPT)

    def _path(self, ingredients: tuple[str, ...]) -> Path:
        digest = hashlib.sha256("\0".join((self._tools, *ingredients)).encode()).hexdigest()
        self._used.add(digest[:32])
        return self.folder / digest[:32]
