"""The list of large changes that nobody has explained, kept while nothing it rests on changes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import ataskaita
from ataskaita.cache import write_whole
from ataskaita.data.snapshot import current_snapshot, read_snapshot, snapshot_path
from ataskaita.fingerprint import code_is_as_loaded, of_file
from ataskaita.project import Project

#: Parts of the package that decide what is a large change.
_CODE = ("checks", "indicators", "values", "lithuanian")


def unexplained(project: Project) -> list[str]:
    """The large changes without an explanation, a line each.

    Where they are not known yet they are computed, which takes the libraries.
    """
    snapshot = snapshot_path(project)
    digest = _digest(project, snapshot)
    path = project.build / "cache" / f"movements-{digest}.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = _compute(project, snapshot)
    if _digest(project, snapshot_path(project)) != digest or not code_is_as_loaded():
        # Something was saved meanwhile, and nobody knows which of it was read.
        return found
    write_whole(path, json.dumps(found, ensure_ascii=False))
    for old in path.parent.glob("movements-*.json"):
        if old != path:
            old.unlink(missing_ok=True)
    return found


def _compute(project: Project, snapshot: Path) -> list[str]:
    # Imported here: a render in which nothing has changed needs no table.
    from ataskaita.checks.movements import movements, unfitting
    from ataskaita.checks.notes import read_notes
    from ataskaita.checks.remembering import remembering
    from ataskaita.indicators import REGISTRY

    if not snapshot.is_file():
        snapshot = current_snapshot(project)
    tables = remembering(read_snapshot(snapshot).tables)
    notes = read_notes(project, project.year)
    lines = []
    for moved in movements(tables, project.year, notes):
        if moved.note is None:
            name = REGISTRY[moved.now.indicator].name
            relative = f" ({moved.relative.text})" if moved.relative else ""
            lines.append(f"{moved.call}, {moved.now.unit}: {moved.change.text}{relative} – {name}")
    for note, unit, change in unfitting(tables, project.year, notes):
        now = change.text if change else "unknown"
        lines.append(
            f"{note.indicator}, {unit}: its note expects {note.expect[unit]}, but the "
            f"change is {now}; the note is not printed"
        )
    return lines


def _digest(project: Project, snapshot: Path) -> str:
    digest = hashlib.sha256(snapshot.name.encode())
    digest.update(str(of_file(project.root / Project.notes_file(project.year))).encode())
    package = Path(ataskaita.__file__).parent
    for part in _CODE:
        for path in sorted((package / part).rglob("*.py")):
            digest.update(str(of_file(path)).encode())
    return digest.hexdigest()[:24]
