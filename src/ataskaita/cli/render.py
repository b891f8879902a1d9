"""`ataskaita render`."""

from __future__ import annotations

import time

from rich.console import Console

from ataskaita.cli.warnings import warn_of_movements
from ataskaita.project import Project
from ataskaita.render.choices import choose_engine, choose_formats
from ataskaita.render.report import Rendered, render_draft, render_report


def render(
    project: Project,
    *,
    to: list[str] | None,
    only: str | None,
    engine: str,
    jobs: int | None,
    timeout: float,
    force: bool,
) -> None:
    """Render the report, or a draft of one chapter, and say where it is."""
    from ataskaita.cli.progress import ChapterProgress

    begun = time.perf_counter()
    formats, chosen = choose_formats(to), choose_engine(engine)
    with ChapterProgress(project) as progress:
        if only:
            done = render_draft(project, progress, only, formats=formats, timeout=timeout)
        else:
            done = render_report(
                project,
                progress,
                formats=formats,
                engine=chosen,
                jobs=jobs,
                timeout=timeout,
                force=force,
            )
    _report(project, done, time.perf_counter() - begun)
    warn_of_movements(Console(stderr=True, highlight=False, soft_wrap=True), project)


def _report(project: Project, done: Rendered, seconds: float) -> None:
    console = Console(highlight=False, soft_wrap=True)
    if done.fresh:
        console.print(f"[green]✓[/] Done in {seconds:.1f} s.")
    else:
        console.print("[green]✓[/] Nothing has changed since the last render (--force renders it).")
    for file in done.removed:
        console.print(f"[yellow]![/] {file} was made from older data and has been removed.")
    for file in done.files:
        console.print(f"  {project.relative(file)}")
