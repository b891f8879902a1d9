"""`ataskaita render`."""

from __future__ import annotations

import time

from ataskaita.cli.progress import ChapterProgress, decimal
from ataskaita.cli.terminal import Terminal
from ataskaita.cli.warnings import warn_of_movements, warn_of_unconfirmed
from ataskaita.project import Project
from ataskaita.render.choices import choose_engine, choose_formats
from ataskaita.render.report import Rendered, render_report
from ataskaita.supported.settings import unheeded
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
    with ChapterProgress(project) as progress:
        done = render_report(
            project,
            progress,
            formats=formats,
            engine="embedded" if only else chosen,
            only=project.find_chapter(only) if only else None,
            jobs=jobs,
            timeout=timeout,
            force=force,
        )
    _report(project, done, time.perf_counter() - begun, draft=only is not None)
    names = unheeded(project.quarto)
    if names and chosen == "embedded" and done.fresh and not only:
        errors = Terminal(stderr=True)
        message = _("Only Quarto obeys these settings of _quarto.yml: {names}.")
        errors.warn(message.format(names="; ".join(names)))
        advice = _("Delete them, or render with --engine quarto.")
        errors.print(f"  {advice}")


def _report(project: Project, done: Rendered, seconds: float, *, draft: bool) -> None:
    console = Terminal()
    if done.fresh:
        console.done(_("Done in {seconds} s.").format(seconds=decimal(seconds)))
    else:
        console.done(_("Nothing has changed since the last render (--force renders it)."))
    for file in done.removed:
        message = _("{file} was made from older data and has been removed.").format(file=file)
        console.warn(message)
    for sentence in done.impure:
        console.warn(sentence)
    for file in done.files:
        console.print(f"  {project.relative(file)}")
    errors = Terminal(stderr=True)
    warn_of_movements(errors, project, briefly=draft)
    warn_of_unconfirmed(errors, project)
