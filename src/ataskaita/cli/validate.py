"""`ataskaita validate`."""

from __future__ import annotations

from rich.console import Console

from ataskaita.data.folder import folders_not_read
from ataskaita.data.loading import load
from ataskaita.project import Project


def validate(project: Project) -> None:
    """Check all raw data; every finding is shown, and one is enough to exit non-zero."""
    console = Console(highlight=False)
    with console.status("Checking the raw data…"):
        tables = load(project)
    counted = sum(len(table.rows) for table in tables)
    for note in folders_not_read(project):
        console.print(note, style="yellow", markup=False)
    console.print(
        f"[green]✓[/] {len(list(tables))} tables with {counted} rows are sound "
        f"({', '.join(map(str, tables.years))})."
    )
