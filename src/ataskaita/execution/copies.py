"""Executed copies as files: for Quarto, and for whoever wants to look into one."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from ataskaita.execution.notebook import writes
from ataskaita.folders import aside, replace
from ataskaita.saved import code_is_as_loaded

if TYPE_CHECKING:
    from ataskaita.execution.run import Executed, Run

#: What each copy was made of, and how its file looked then.
_RECORD = ".versions.json"


class Copies:
    """Copies of the chapters, written as these come; those that have not changed stay.

    Readers of the folder get all the old ones until all the new ones are there.

    Parameters
    ----------
    folder : Path
        Where the copies go; replaced as a whole.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._fresh = aside(folder)
        self._before = self._recorded()
        self._record: dict[str, list] = {}

    def add(self, chapter: Executed) -> None:
        """Write the copy of a chapter, unless there is one made of the same."""
        name = f"{chapter.source.stem}.ipynb"
        path = self._fresh / name
        if not self._kept(name, chapter.version):
            path.write_text(writes(chapter.notebook), encoding="utf-8")
        if chapter.version:
            self._record[name] = [chapter.version, *_looks(path)]

    def finish(self, ledger: Iterable[dict]) -> None:
        """Write the numbers of all chapters, and let the copies be found.

        Parameters
        ----------
        ledger : iterable of dict
            What the chapters have printed, in the order of the book.
        """
        write_records(ledger, self._fresh / "ledger.json")
        if not code_is_as_loaded():
            # Nobody knows which code has made them: the next ones are all written anew.
            self._record.clear()
        (self._fresh / _RECORD).write_text(json.dumps(self._record), encoding="utf-8")
        replace(self._fresh, self.folder)

    def _kept(self, name: str, version: str) -> bool:
        """Take over the copy of last time, if it is of this version and nobody has touched it."""
        old = self.folder / name
        with contextlib.suppress(OSError):
            if version and self._before.get(name) == [version, *_looks(old)]:
                # A second name for the file: the first goes away with its folder.
                os.link(old, self._fresh / name)
                return True
        return False

    def _recorded(self) -> dict[str, list]:
        try:
            found = json.loads((self.folder / _RECORD).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def write_copies(run: Run, folder: Path) -> None:
    """Write the executed copies, all or none.

    Parameters
    ----------
    run : Run
        The executed chapters.
    folder : Path
        Where the copies go; replaced as a whole.
    """
    copies = Copies(folder)
    for chapter in run.chapters:
        copies.add(chapter)
    copies.finish(run.ledger)


def write_records(records: Iterable[dict], path: Path) -> None:
    """Write records as JSON, a line each, without ever having the text of all at hand."""
    with path.open("wb") as file:
        file.write(b"[\n")
        for number, record in enumerate(records):
            file.write((b",\n" if number else b"") + orjson.dumps(record))
        file.write(b"\n]\n")


def _looks(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns
