"""`ataskaita lint`."""

from __future__ import annotations

from rich.console import Console

from ataskaita.lint.run import require_sound
from ataskaita.project import Project
from ataskaita.supported.check import require_supported
from ataskaita.translation import ngettext


def lint(project: Project, chapter: str) -> None:
    """Check the narrative of a chapter, or of all; one finding is enough to exit non-zero."""
    from ataskaita.render.choices import find_chapter

    sources = [find_chapter(project, chapter)] if chapter else list(project.sources)
    require_sound(project, sources)
    require_supported(project, sources)
    count = len(sources)
    said = ngettext(
        "{number} chapter holds no typed statistics and no unproved claims.",
        "{number} chapters hold no typed statistics and no unproved claims.",
        count,
    )
    Console(highlight=False).print(f"[green]✓[/] {said.format(number=count)}")
