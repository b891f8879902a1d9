"""`ataskaita render`."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence

from ataskaita.cli.progress import ChapterProgress, decimal
from ataskaita.cli.terminal import Terminal
from ataskaita.editions.current import is_published
from ataskaita.errors import DataErrors, UserError
from ataskaita.project import Project
from ataskaita.render.record import ENGINES, FILES
from ataskaita.render.report import Rendered, render_report
from ataskaita.review.pending import count_unconfirmed
from ataskaita.supported.settings import unheeded
from ataskaita.translation import _, ngettext


def render(
    project: Project,
    to: list[str] | None,
    only: str | None,
    engine: str,
    *,
    jobs: int | None,
    timeout: float,
    force: bool,
) -> None:
    """Render the report, or a draft of one chapter, and say where it is."""
    begun = time.perf_counter()
    formats, chosen = choose_formats(to), choose_engine(engine)
    with ChapterProgress() as progress:
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
    _report(project, done, time.perf_counter() - begun)
    names = unheeded(project.quarto)
    if names and chosen == "embedded" and done.fresh and not only:
        errors = Terminal(stderr=True)
        message = _("Only Quarto obeys these settings of _quarto.yml: {names}.")
        errors.warn(message.format(names="; ".join(names)))
        advice = _("Delete them, or render with --engine quarto.")
        errors.print(f"  {advice}")


def _report(project: Project, done: Rendered, seconds: float) -> None:
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
    if done.fresh:
        warn_of_movements(errors, project)
    warn_of_unconfirmed(errors, project)


def warn_of_movements(console: Terminal, project: Project) -> None:
    """Say how many large changes have no explanation; the report is rendered all the same."""
    # Imported here: a render in which nothing has changed needs no table.
    from ataskaita.checks.movements import unexplained

    left = unexplained(project)
    # An edition records why they have none.
    if left and not is_published(project):
        message = ngettext(
            "{number} large change since last year has no explanation yet; `ataskaita check` "
            "lists it.",
            "{number} large changes since last year have no explanation yet; `ataskaita check` "
            "lists them.",
            left,
        )
        console.warn(message)


def warn_of_unconfirmed(console: Terminal, project: Project) -> None:
    """Say how many sentences may no longer be true; the report is rendered all the same."""
    try:
        count = count_unconfirmed(project)
    except DataErrors:
        console.warn(_("Files of confirmed sentences can't be read; `ataskaita review` says why."))
        return
    if count:
        message = ngettext(
            "{count} sentence is not confirmed for {year}; go through them: `ataskaita review`.",
            "{count} sentences are not confirmed for {year}; go through them: `ataskaita review`.",
            count,
        )
        console.warn(message.format(year=project.year))


def choose_formats(asked: Sequence[str] | None) -> tuple[str, ...]:
    """The formats to make, in a fixed order.

    Raises
    ------
    UserError
        One of them is unknown.
    """
    chosen = tuple(asked or ("html", "pdf"))
    for name in chosen:
        if name not in FILES:
            raise UserError(_("There is no format '{name}'.").format(name=name), _choose(FILES))
    return tuple(name for name in FILES if name in chosen)


def choose_engine(asked: str) -> str:
    """The engine to use: Quarto only where it is asked for, so that all make the same report.

    Raises
    ------
    UserError
        There is no such engine, or Quarto is asked for but not installed.
    """
    if asked not in ENGINES:
        raise UserError(_("There is no engine '{name}'.").format(name=asked), _choose(ENGINES))
    if asked == "quarto" and not shutil.which("quarto"):
        raise UserError(
            _("Quarto is not on PATH."),
            _("Install it (https://quarto.org) or leave --engine out."),
        )
    return asked


def _choose(names: Sequence[str]) -> str:
    return _("Choose from {names}.").format(names=", ".join(names))
