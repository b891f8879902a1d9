"""`ataskaita validate`."""

from __future__ import annotations

from rich.console import Console

from ataskaita.data.folder import folders_not_read
from ataskaita.data.loading import load
from ataskaita.project import Project
from ataskaita.translation import _


def validate(project: Project) -> None:
    """Check all raw data; every finding is shown, and one is enough to exit non-zero."""
    console = Console(highlight=False)
    with console.status(_("Checking the raw data…")):
        tables = load(project)
    counted = sum(len(table.rows) for table in tables)
    for note in folders_not_read(project):
        console.print(note, style="yellow", markup=False)
    said = _("Sound: {tables} tables with {rows} rows ({years}).").format(
        tables=len(list(tables)), rows=counted, years=", ".join(map(str, tables.years))
    )
    console.print(f"[green]✓[/] {said}")
