"""What a render warns of: large changes that nobody has explained."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape

from ataskaita.checks.unexplained import unexplained
from ataskaita.project import Project


def warn_of_movements(console: Console, project: Project) -> None:
    """Name the large changes that have no explanation; the report is rendered all the same."""
    left = unexplained(project)
    if not left:
        return
    file = project.notes_file(project.year)
    console.print(
        f"[yellow]![/] Large changes since last year without an explanation in {file}; "
        "`ataskaita publish` will ask for it:"
    )
    for line in left:
        console.print(f"    {escape(line)}")
