"""Where a report prints which indicator: known once its chapters have run, told by its catalogue.

The render writes it to a file named by its content, so that no two renders can mix theirs up, and
hands the file's path to the chapters that run after the others.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ataskaita.cache import write_whole

#: The environment variable that tells a chapter the file.
VARIABLE = "ATASKAITA_USES"

#: What of a ledger record says where it is printed and what.
_PLACE = ("chapter", "label", "indicator", "dimensions")

#: Files that are kept: an edit and its undoing both find theirs.
KEPT = 8


@dataclass(frozen=True)
class Uses:
    """The places that print an indicator.

    Parameters
    ----------
    printed : list of dict
        ``chapter``, ``label`` (of the table or chart; empty in text), ``indicator`` and
        ``dimensions``, each combination once, in the order a reader meets them.
    headings : dict
        The label of each chapter's heading by the chapter's stem; empty where it has no number.
    """

    printed: list[dict] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, ledger: Iterable[Mapping], headings: Mapping[str, str]) -> Uses:
        """The uses that a ledger tells of; a changed number alone does not change them."""
        places = ({name: record.get(name, "") for name in _PLACE} for record in ledger)
        return cls(list({str(place): place for place in places}.values()), dict(headings))

    @classmethod
    def read(cls, path: Path | None) -> Uses:
        """Read what `write` wrote; without a file nothing is known."""
        if path is None or not path.is_file():
            return cls()
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def write(self, folder: Path) -> Path:
        """Write them, and forget those of long ago.

        Parameters
        ----------
        folder : Path
            The folder of such files.

        Returns
        -------
        Path
            The file; the same uses always have the same.
        """
        text = json.dumps(vars(self), ensure_ascii=False)
        path = folder / f"uses-{hashlib.sha256(text.encode()).hexdigest()[:24]}.json"
        if path.is_file():
            path.touch()
            return path
        write_whole(path, text)
        for old in _newest_first(folder)[KEPT:]:
            old.unlink(missing_ok=True)
        return path


def last_written(folder: Path) -> Path | None:
    """The file that was written, or written again, last."""
    return next(iter(_newest_first(folder)), None)


def _newest_first(folder: Path) -> list[Path]:
    files = folder.glob("uses-*.json")
    return sorted(files, key=lambda path: path.stat().st_mtime_ns, reverse=True)
