"""What a render warns of: large changes that nobody has explained."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from rich.console import Console
from rich.markup import escape

import ataskaita
from ataskaita.checks.notes import notes_file
from ataskaita.checksums import checksum
from ataskaita.data.snapshot import snapshot_path
from ataskaita.project import Project

#: Parts of the package that decide what is a large change.
_CODE = ("checks", "indicators", "values", "lithuanian")


def warn_of_movements(console: Console, project: Project) -> None:
    """Name the large changes that have no explanation; the report is rendered all the same."""
    left = unexplained(project)
    if not left:
        return
    file = f"data/notes/{project.year}.yml"
    console.print(
        f"[yellow]![/] Large changes since last year without an explanation in {file}; "
        "`ataskaita publish` will ask for it:"
    )
    for line in left:
        console.print(f"    {escape(line)}")


def unexplained(project: Project) -> list[str]:
    """The large changes without an explanation, a line each; remembered while inputs stay."""
    path = project.build / "cache" / f"movements-{_digest(project)}.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = _compute(project)
    path.parent.mkdir(parents=True, exist_ok=True)
    for old in path.parent.glob("movements-*.json"):
        old.unlink(missing_ok=True)
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return found


def _compute(project: Project) -> list[str]:
    # Imported here: a render in which nothing has changed needs no table.
    from ataskaita.checks.movements import movements, unfitting
    from ataskaita.checks.notes import read_notes
    from ataskaita.data.snapshot import current_snapshot, read_snapshot
    from ataskaita.indicators import REGISTRY

    tables = read_snapshot(current_snapshot(project)).tables
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


def _digest(project: Project) -> str:
    digest = hashlib.sha256(snapshot_path(project).name.encode())
    digest.update(str(checksum(project.root / notes_file(project.year))).encode())
    package = Path(ataskaita.__file__).parent
    for part in _CODE:
        for path in sorted((package / part).rglob("*.py")):
            digest.update(str(checksum(path)).encode())
    return digest.hexdigest()[:24]
