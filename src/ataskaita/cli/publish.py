"""`ataskaita publish`."""

from __future__ import annotations

from rich.console import Console

from ataskaita.project import Project
from ataskaita.publication import publish as freeze
from ataskaita.translation import _, ngettext


def publish(project: Project, *, label: str, unexplained: str) -> None:
    """Freeze the rendered report as an edition and say where it is."""
    console = Console(highlight=False, soft_wrap=True)
    edition = freeze(project, label=label, unexplained=unexplained)
    message = _("Published edition {edition}: {label}.").format(
        edition=edition.name, label=edition.manifest["label"]
    )
    console.print(f"[green]✓[/] {message}")
    left = edition.manifest.get("unexplained", {}).get("changes", [])
    if left:
        message = ngettext(
            "{number} large change without an explanation is recorded in its manifest.",
            "{number} large changes without an explanation are recorded in its manifest.",
            len(left),
        ).format(number=len(left))
        console.print(f"[yellow]![/] {message}")
    console.print(f"  {project.relative(edition.folder)}/")
    console.print(_("Commit that folder; `ataskaita changes` tells what has changed since."))
