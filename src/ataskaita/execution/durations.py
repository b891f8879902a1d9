"""How long chapters took last time, so that the longest begin first.

A long chapter that begins last keeps everything waiting while other processors have nothing to do.
Nothing but the order depends on it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from ataskaita.kept import write_whole
from ataskaita.project import Project

#: Seconds assumed of a chapter that has never run: it may take long.
_UNKNOWN = float("inf")


def longest_first(project: Project, sources: Iterable[Path]) -> list[Path]:
    """Chapters by the time they took; in the order given where that is the same or not known."""
    known = _read(_file(project))
    return sorted(sources, key=lambda source: known.get(source.stem, _UNKNOWN), reverse=True)


def remember(project: Project, seconds: Mapping[str, float]) -> None:
    """Note how long some chapters took, by their stem."""
    path = _file(project)
    write_whole(path, json.dumps(_read(path) | dict(seconds)))


def _file(project: Project) -> Path:
    return project.build / "cache" / "durations.json"


def _read(path: Path) -> dict[str, float]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
