"""`ataskaita render`."""

from __future__ import annotations

import time

from ataskaita.cli.progress import decimal
from ataskaita.project import Project
from ataskaita.render.choices import choose_engine, choose_formats, find_chapter
from ataskaita.render.report import Rendered, render_report
from ataskaita.translation import _


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
    begun = time.perf_counter()
    formats, chosen = choose_formats(to), choose_engine(engine)
    from ataskaita.cli.progress import ChapterProgress

    with ChapterProgress(project) as progress:
        done = render_report(
            project,
            progress,
            formats=formats,
            engine="embedded" if only else chosen,
            only=find_chapter(project, only) if only else None,
            jobs=jobs,
            timeout=timeout,
            force=force,
        )
    _report(project, done, time.perf_counter() - begun, draft=only is not None)
    if chosen == "embedded" and done.fresh and not only:
        _name_unheeded(project)


def _name_unheeded(project: Project) -> None:
    from rich.console import Console
    from rich.markup import escape

    from ataskaita.render.settings import unheeded

    if names := unheeded(project.quarto):
        message = _("Only Quarto obeys these settings of _quarto.yml: {names}.").format(
            names="; ".join(names)
        )
        advice = _("Delete them, or render with --engine quarto.")
        errors = Console(stderr=True, highlight=False, soft_wrap=True)
        errors.print(f"[yellow]![/] {escape(message)}")
        errors.print(f"  {advice}")


def _report(project: Project, done: Rendered, seconds: float, *, draft: bool) -> None:
    from rich.console import Console

    from ataskaita.cli.warnings import warn_of_movements, warn_of_unconfirmed

    console = Console(highlight=False, soft_wrap=True)
    if done.fresh:
        message = _("Done in {seconds} s.").format(seconds=decimal(seconds))
        console.print(f"[green]✓[/] {message}")
    else:
        message = _("Nothing has changed since the last render (--force renders it).")
        console.print(f"[green]✓[/] {message}")
    for file in done.removed:
        message = _("{file} was made from older data and has been removed.").format(file=file)
        console.print(f"[yellow]![/] {message}")
    for sentence in done.impure:
        console.print(f"[yellow]![/] {sentence}")
    for file in done.files:
        console.print(f"  {project.relative(file)}")
    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    warn_of_movements(errors, project, briefly=draft)
    warn_of_unconfirmed(errors, project)
