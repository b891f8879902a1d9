"""`ataskaita publish`."""

from __future__ import annotations

from rich.console import Console

from ataskaita.project import Project
from ataskaita.publication import publish as freeze


def publish(project: Project, *, label: str, unexplained: str) -> None:
    """Freeze the rendered report as an edition and say where it is."""
    console = Console(highlight=False, soft_wrap=True)
    edition = freeze(project, label=label, unexplained=unexplained)
    console.print(f"[green]✓[/] Published edition {edition.name}: {edition.manifest['label']}.")
    left = edition.manifest.get("unexplained", {}).get("changes", [])
    if left:
        console.print(
            f"[yellow]![/] {len(left)} large changes without an explanation are recorded "
            "in its manifest."
        )
    console.print(f"  {project.relative(edition.folder)}/")
    console.print("Commit that folder; `ataskaita changes` tells what has changed since.")
