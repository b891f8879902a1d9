"""The main job: validate, execute, render, and only then replace what readers get."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ataskaita.data.snapshot import current_snapshot
from ataskaita.execution.purity import impure_chapters
from ataskaita.fingerprint import state
from ataskaita.folders import aside, replace
from ataskaita.project import Project
from ataskaita.render.carrying import FILES, carry_over
from ataskaita.render.choices import find_chapter
from ataskaita.render.fingerprint import Record, fingerprint, inputs, listing, record, recorded
from ataskaita.render.ledger import write_ledger

if TYPE_CHECKING:
    from ataskaita.execution.run import Executed, Run


class Watcher(Protocol):
    """Who is told how the render goes."""

    def step(self, name: str) -> None:
        """A step begins."""

    def chapter(self, path: Path, state: str) -> None:
        """A chapter starts, is done or has failed."""


class Rendering(Protocol):
    """One render by an engine; a context manager that leaves nothing running behind."""

    #: It reads the copies of the chapters when all are there, not each when it takes it.
    waits: bool

    def __enter__(self) -> Rendering: ...

    def __exit__(self, *error: object) -> None: ...

    def begin(self, sources: Sequence[Path], *, strict: bool = True) -> None:
        """Prepare for chapters; those of a draft may refer to others that are not there."""

    def take(self, chapter: Executed) -> None:
        """Take a chapter that has been executed; others may still be."""

    def expect(self, chapter: Executed) -> None:
        """Begin, if that helps, with a chapter that will most probably be taken like that."""

    def finish(self, run: Run, folder: Path, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Write what readers get into an empty folder; `meanwhile` is called while others work."""


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
        Which chapters run in every render, and why.
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
    engine: str,
    jobs: int | None = None,
    timeout: float = 300,
    force: bool = False,
) -> Rendered:
    """Render the report into ``_site/``.

    Parameters
    ----------
    project : Project
        The project.
    watcher : Watcher
        Told of each step.
    formats : sequence of str
        Of `FORMATS`.
    engine : str
        ``embedded`` or ``quarto``.
    jobs : int, optional
        Chapters executed at once.
    timeout : float
        Seconds a cell may take.
    force : bool
        Render even if nothing has changed.

    Raises
    ------
    UserError
        Anything went wrong; ``_site/`` is as it was.
    """
    found = state(*inputs(project))
    current = fingerprint(project, engine)
    before = recorded(project)
    files = tuple(project.site / FILES.get(name, "index.html") for name in formats)
    if (
        not force
        and not impure_chapters(project.root, project.sources)
        and all(before.holds(project, name, current) for name in formats)
        and all(file.is_file() for file in files)
    ):
        return Rendered(project.site, files, fresh=False)
    with _engine(engine)(project, formats) as rendering:
        run = _executed(project, watcher, rendering, jobs, timeout)
        watcher.step(f"Rendering {', '.join(name.upper() for name in formats)} ({engine})")
        fresh = aside(project.build / "site")
        # The ledger is written meanwhile: the engine mostly waits for other programs.
        rendering.finish(run, fresh, lambda: write_ledger(run.ledger, fresh))
    kept = {
        name: current
        for name in before.formats
        if name not in formats
        and before.holds(project, name, current)
        and carry_over(project, fresh, name)
    }
    same = listing(project.site) == before.site or not kept
    removed = [
        file
        for name, file in FILES.items()
        if name not in formats and name not in kept and (project.site / file).is_file()
    ]
    made = Record(kept | dict.fromkeys(formats, current), {}, listing(fresh))
    replace(fresh, project.site)
    # What was saved meanwhile may have been read before that or after: nobody knows what was made.
    certain = same and state(*inputs(project)) == found
    record(project, made if certain else Record())
    return Rendered(project.site, files, removed=tuple(removed), impure=run.impure)


def render_draft(
    project: Project,
    watcher: Watcher,
    chapter: str,
    *,
    formats: Sequence[str],
    timeout: float = 300,
) -> Rendered:
    """Render one chapter alone into ``_build/draft/``, to look at while it is being written."""
    from ataskaita.execution.run import run_chapters

    source = find_chapter(project, chapter)
    _lint(project, watcher, [source])
    watcher.step("Checking the raw data")
    with _engine("embedded")(project, formats) as rendering:
        rendering.begin([source], strict=False)
        run = run_chapters(
            project,
            current_snapshot(project),
            [source],
            progress=watcher.chapter,
            ready=rendering.take,
            timeout=timeout,
        )
        watcher.step(f"Rendering a draft of {source.stem}")
        fresh = aside(project.build / "draft")
        rendering.finish(run, fresh)
    draft = project.build / "draft"
    replace(fresh, draft)
    names = {"html": f"{source.stem}.html"} | FILES
    return Rendered(draft, tuple(draft / names[name] for name in formats))


def _lint(project: Project, watcher: Watcher, sources: Sequence[Path]) -> None:
    from ataskaita.lint.sound import require_sound

    watcher.step("Checking the narrative")
    require_sound(project, sources)


def _executed(
    project: Project,
    watcher: Watcher,
    rendering: Rendering,
    jobs: int | None,
    timeout: float,
) -> Run:
    from ataskaita.execution.copies import write_copies
    from ataskaita.execution.run import run_chapters
    from ataskaita.execution.worker import warm_up

    # Its imports overlap with what this process checks.
    warm_up(project)
    rendering.begin(project.sources)
    _lint(project, watcher, project.sources)
    watcher.step("Checking the raw data")
    run = run_chapters(
        project,
        current_snapshot(project),
        project.sources,
        progress=watcher.chapter,
        ready=rendering.take,
        jobs=jobs,
        timeout=timeout,
    )
    write_copies(run, project.build / "notebooks")
    return run


def _engine(name: str) -> Callable[..., Rendering]:
    if name == "quarto":
        from ataskaita.render.quarto.engine import QuartoRendering as Engine
    else:
        from ataskaita.render.embedded.engine import EmbeddedRendering as Engine
    return Engine
