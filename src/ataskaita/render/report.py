"""The road from sources to readers: read, validate, execute, convert, lay out, check, replace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ataskaita.cache import Cache
from ataskaita.editions.current import inputs
from ataskaita.fingerprint import code_is_as_loaded, state
from ataskaita.folders import replace, require_replaceable, staged
from ataskaita.project import Project
from ataskaita.render.record import (
    FILES,
    Record,
    carry_over,
    fingerprint,
    listing,
    record,
    recorded,
)
from ataskaita.translation import _
from ataskaita.values.uses import KIND as USES


class Watcher(Protocol):
    """Who is told how the render goes."""

    def step(self, name: str) -> None:
        """A step begins."""

    def chapter(self, path: Path, state: str) -> None:
        """A chapter starts, is done or has failed."""


@dataclass(frozen=True)
class Rendered:
    """What a render left behind.

    Parameters
    ----------
    folder : Path
        Where it is.
    files : tuple of Path
        The files a person would open.
    fresh : bool
        False where nothing had changed and nothing was done.
    removed : tuple of str
        Files of other formats that older data had made, taken away because they no longer agree.
    impure : tuple of str
        Which chapters run in every render, and why; a sentence each.
    """

    folder: Path
    files: tuple[Path, ...]
    fresh: bool = True
    removed: tuple[str, ...] = ()
    impure: tuple[str, ...] = ()


def render_report(
    project: Project,
    watcher: Watcher,
    *,
    formats: Sequence[str],
    engine: str = "embedded",
    only: Path | None = None,
    jobs: int | None = None,
    timeout: float = 300,
    force: bool = False,
) -> Rendered:
    """Render the report into ``_site/``, or a draft of one chapter into ``_build/draft/``.

    Parameters
    ----------
    project : Project
        The project.
    watcher : Watcher
        Told of each step.
    formats : sequence of str
        Of ``html``, ``pdf``, ``docx``.
    engine : str
        ``embedded`` or ``quarto``.
    only : Path, optional
        The one chapter to draft, with the embedded engine, to look at while it is being written.
    jobs : int, optional
        Chapters executed at once.
    timeout : float
        Seconds a cell may take.
    force : bool
        Make everything anew, also what was kept of earlier renders.

    Raises
    ------
    UserError
        Anything went wrong; ``_site/`` is as it was.
    """
    if force:
        # What drafts know of other chapters nobody can make but a whole render.
        Cache(project.build / "cache").prune(0, but=USES)
    if not only:
        require_replaceable(project.site)
    # What is saved from here on may have been read before that or after.
    before = state(*inputs(project))
    now, last = fingerprint(project, engine), recorded(project)
    if not only and not force and _is_up_to_date(project, last, formats, now):
        return Rendered(project.site, _files(project.site, formats), fresh=False)

    if not only:
        formats = _with_pages(project, formats, last, now)
    sources = [only] if only else project.sources
    _warm_up(project)

    # Imported only where there is something to do: that there is nothing is said at once.
    from ataskaita.editions.store import last_edition, require_intact
    from ataskaita.render.execute import execute_and_convert
    from ataskaita.render.lay_out import lay_out, tell_of_files
    from ataskaita.render.ledger import write_ledger
    from ataskaita.supported.check import require_sound_chapters

    watcher.step(_("Checking the narrative"))
    require_sound_chapters(project, sources, by_quarto=engine == "quarto")
    # What has been revised since can't be told of an edition that is not as it was published.
    if edition := last_edition(project.root, project.year):
        require_intact(edition.folder, edition.name)

    watcher.step(_("Checking the raw data"))
    options = {"progress": watcher.chapter, "jobs": jobs, "timeout": timeout}
    run, chapters = execute_and_convert(project, sources, engine=engine, **options)

    watcher.step(_rendering(formats, engine, only))
    target = project.build / "draft" if only else project.site
    with staged(project.build / target.name.strip("_")) as fresh:
        lay_out(project, run, chapters, formats, fresh, engine, draft=only is not None)
        if only:
            replace(fresh, target)
            files = _files(target, formats, only.stem)
            return Rendered(target, files, impure=run.impure)

        write_ledger(run.ledger, fresh)
        kept, removed = _take_over(project, fresh, formats, last, now)
        if chapters and "html" in (*formats, *kept):
            tell_of_files(project, chapters, fresh)
        made = Record(dict.fromkeys((*formats, *kept), now), listing(fresh), not run.impure)
        # Nobody knows what a render was made of during which something was saved.
        certain = code_is_as_loaded() and state(*inputs(project)) == before
        certain = certain and (not kept or listing(project.site) == last.site)
        replace(fresh, target)
        record(project, made if certain else Record())
        Cache(project.build / "cache").prune()
        return Rendered(target, _files(target, formats), removed=removed, impure=run.impure)


def _rendering(formats: Sequence[str], engine: str, only: Path | None) -> str:
    if only:
        return _("Rendering a draft of {chapter} ({engine})").format(
            chapter=only.stem, engine=engine
        )
    names = ", ".join(name.upper() for name in formats)
    return _("Rendering {formats} ({engine})").format(formats=names, engine=engine)


def _is_up_to_date(project: Project, last: Record, formats: Sequence[str], now: str) -> bool:
    return last.pure and all(
        last.holds(name, now) and (project.site / FILES[name][0]).is_file() for name in formats
    )


def _with_pages(
    project: Project, formats: Sequence[str], last: Record, now: str
) -> tuple[str, ...]:
    """The formats to make: pages that are there are made anew rather than taken away as older."""
    older = (project.site / FILES["html"][0]).is_file() and not last.holds("html", now)
    return tuple(name for name in FILES if name in formats or (name == "html" and older))


def _warm_up(project: Project) -> None:
    """Have what chapters import imported while text and data are checked, if they have to run."""
    from ataskaita.data.snapshot import snapshot_path
    from ataskaita.execution.worker import warm_up

    if not snapshot_path(project).is_file():
        warm_up(project)


def _take_over(
    project: Project, fresh: Path, formats: Sequence[str], last: Record, now: str
) -> tuple[list[str], tuple[str, ...]]:
    """Take over formats that were made of the same before; also gives the files that go."""
    others = [name for name in FILES if name not in formats]
    kept = [name for name in others if last.holds(name, now)]
    for name in kept:
        carry_over(project.site, fresh, name)
    gone = [file for name in others if name not in kept for file in FILES[name]]
    return kept, tuple(file for file in gone if (project.site / file).is_file())


def _files(folder: Path, formats: Sequence[str], draft: str = "") -> tuple[Path, ...]:
    """The files of some formats that are there."""
    known = FILES | {"html": (f"{draft}.html",)} if draft else FILES
    files = [folder / file for name in formats for file in known[name]]
    return tuple(file for file in files if file.is_file())
