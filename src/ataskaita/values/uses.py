"""What chapters print and name: known once they have run, told by those that run after them.

The render writes it to an entry of the cache named by its content, so that no two renders can mix
theirs up, and hands the entry's path to the chapters that run after the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ataskaita.cache import Cache, read_entry, write_entry

#: The environment variable that tells a chapter the file.
VARIABLE = "ATASKAITA_USES"

#: What the cache calls them.
KIND = "uses"

#: What of a ledger record says where it is printed and what.
_PLACE = ("chapter", "label", "indicator", "dimensions")


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
        found = read_entry(path) if path else None
        return cls(**found) if found else cls()

    def write(self, folder: Path) -> Path:
        """Write them into a folder of the cache; the same uses always have the same file."""
        path = Cache(folder).path(KIND, vars(self))
        write_entry(path, vars(self))
        # Written again, it is the newest.
        path.touch()
        return path


def last_written(folder: Path) -> Path | None:
    """The file in a folder of the cache that was written, or written again, last."""
    files = sorted(folder.glob(f"{KIND}/*.json"), key=lambda path: path.stat().st_mtime_ns)
    return next((path for path in reversed(files) if read_entry(path) is not None), None)
