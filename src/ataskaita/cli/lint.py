"""`ataskaita lint`."""

from __future__ import annotations

from rich.console import Console

from ataskaita.lint.run import require_sound
from ataskaita.project import Project


def lint(project: Project, chapter: str) -> None:
    """Check the narrative of a chapter, or of all; one finding is enough to exit non-zero."""
    from ataskaita.render.choices import find_chapter

    sources = [find_chapter(project, chapter)] if chapter else list(project.sources)
    require_sound(project, sources)
    count = len(sources)
    Console(highlight=False).print(
        f"[green]✓[/] {count} {'chapter holds' if count == 1 else 'chapters hold'} "
        "no typed statistics and no unproved claims."
    )
