"""What chapters print and name: known once they have run, told by those that run after them.

The render writes it to a file named by its content, so that no two renders can mix theirs up, and
hands the file's path to the chapters that run after the others.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ataskaita.cache import ensure

#: The environment variable that tells a chapter the file.
VARIABLE = "ATASKAITA_USES"

#: What of a ledger record says where it is printed and what.
_PLACE = ("chapter", "label", "indicator", "dimensions")

#: Files that are kept: an edit and its undoing both find theirs.
KEPT = 8


@dataclass(frozen=True)
class Uses:
    """The places that print an indicator or name a unit.

    Parameters
    ----------
    printed : list of dict
        ``chapter``, ``label`` (of the table or chart; empty in text), ``indicator`` and
        ``dimensions``, each combination once, in the order a reader meets them.
    headings : dict
        The label of each chapter's heading by the chapter's stem; empty where it has no number.
    mentions : dict
        The labels of the headings under which the text names a unit, by its id.
    """

    printed: list[dict] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)
    mentions: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        ledger: Iterable[Mapping],
        headings: Mapping[str, str],
        mentions: Mapping[str, list[str]] | None = None,
    ) -> Uses:
        """The uses that a ledger tells of; a changed number alone does not change them."""
        places = ({name: record.get(name, "") for name in _PLACE} for record in ledger)
        printed = list({str(place): place for place in places}.values())
        return cls(printed, dict(headings), dict(mentions or {}))

    @classmethod
    def read(cls, path: Path | None) -> Uses:
        """Read what `write` wrote; without a file, or of a damaged one, nothing is known."""
        text = _sound(path) if path else None
        return cls() if text is None else cls(**json.loads(text))

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
        text = json.dumps(vars(self), ensure_ascii=False).encode()
        path = folder / _name(text)
        ensure(path, text)
        path.touch()
        for old in _newest_first(folder)[KEPT:]:
            with contextlib.suppress(OSError):
                old.unlink()
        return path


def last_written(folder: Path) -> Path | None:
    """The file that was written, or written again, last."""
    return next((path for path in _newest_first(folder) if _sound(path) is not None), None)


def _name(text: bytes) -> str:
    return f"uses-{hashlib.sha256(text).hexdigest()[:24]}.json"


def _sound(path: Path) -> bytes | None:
    """What a file holds, if that is what its name says."""
    try:
        text = path.read_bytes() if path.is_file() else b""
    except OSError:
        return None
    return text if path.name == _name(text) else None


def _newest_first(folder: Path) -> list[Path]:
    files = folder.glob("uses-*.json")
    return sorted(files, key=lambda path: path.stat().st_mtime_ns, reverse=True)
