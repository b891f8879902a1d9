"""What open pages are told: which page is which, whether something is wrong, whether to wait."""

from __future__ import annotations

import contextlib
import hashlib
import threading
from dataclasses import dataclass
from pathlib import Path

from ataskaita.render.embedded.site import PROVENANCE

#: The landing page.
FIRST = "index"


@dataclass(frozen=True)
class Condition:
    """How the preview is, for one open page.

    Parameters
    ----------
    page : str
        The checksum of the page as it is now; empty where there is none.
    styles : int
        How often styles have changed.
    error : str
        What is wrong; empty where all is well.
    working : bool
        Whether pages are being made.
    """

    page: str
    styles: int
    error: str
    working: bool


class State:
    """What is known of the preview; threads wait for it to change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        #: The page that somebody has looked at last.
        self.looked_at = FIRST
        self.closed = False
        self._styles = self._scripts = 0
        self._error = ""
        self._working = True
        self._changed = threading.Condition()

    def tell(
        self,
        *,
        error: str | None = None,
        working: bool | None = None,
        styles: int = 0,
        scripts: int = 0,
        closed: bool = False,
    ) -> None:
        """Have all that wait look whether their pages are as they were.

        Parameters
        ----------
        error : str, optional
            What is wrong from now on; empty where all is well.
        working : bool, optional
            Whether pages are being made.
        styles, scripts : int
            How many more times they have changed: pages load their styles, or themselves, again.
        closed : bool
            Nobody needs to wait any more.
        """
        with self._changed:
            self._error = self._error if error is None else error
            self._working = self._working if working is None else working
            self._styles += styles
            self._scripts += scripts
            self.closed |= closed
            self._changed.notify_all()

    def of(self, stem: str) -> Condition:
        """How the preview is for a page."""
        return Condition(self.version(stem), self._styles, self._error, self._working)

    def wait(self, stem: str, known: Condition | None, seconds: float) -> Condition:
        """Wait until something is not as a page knows it, but no longer than so many seconds."""
        with self._changed:
            found = self.of(stem)
            if found == known and not self.closed:
                self._changed.wait(seconds)
                found = self.of(stem)
            return found

    def version(self, stem: str) -> str:
        """The checksum of a page and of what may be asked of its numbers; empty without a page."""
        page, asked = self.folder / f"{stem}.html", self.folder / PROVENANCE / f"{stem}.js"
        if "/" in stem or not page.is_file():
            return ""
        found = hashlib.sha256(str(self._scripts).encode())
        for path in (page, asked):
            with contextlib.suppress(OSError):
                found.update(path.read_bytes())
        return found.hexdigest()[:16]
