"""Publishing: a rendered report that has passed every check is frozen as an edition."""

from __future__ import annotations

import datetime as dt
import json
import platform
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import ataskaita
from ataskaita.checks.movements import Movement, Unfitting, accounted
from ataskaita.checks.registry import CHECKS, run_checks
from ataskaita.data.findings import few_lines
from ataskaita.data.snapshot import Snapshot, read_snapshot
from ataskaita.editions.current import ingredients, is_published
from ataskaita.editions.store import (
    LEDGER,
    MANIFEST,
    Edition,
    editions,
    editions_folder,
    seal,
    write_ledger,
)
from ataskaita.errors import DataErrors, PublishError, UserError
from ataskaita.folders import staged
from ataskaita.lint.run import require_sound
from ataskaita.project import Project
from ataskaita.reconcile import reconcile
from ataskaita.render.execute import sound_data
from ataskaita.render.record import ENGINES, fingerprint, recorded
from ataskaita.review.unconfirmed import unconfirmed
from ataskaita.text_file import write_whole
from ataskaita.translation import _, ngettext

#: Folders of the site that hold nothing of the report: styles, scripts and the search index.
_FURNITURE = ("assets/", "pagefind/")

#: Packages whose version may change what is printed.
TOOLS = ("pandas", "Babel", "pillow", "pypandoc-binary", "typst")


#: A reason why an edition may not be published: what is wrong, and what to do.
Refusal = tuple[str, str]


def publish(
    project: Project, *, label: str = "", unexplained: str = "", today: dt.date | None = None
) -> Edition:
    """Freeze the rendered report as the next edition of its year.

    Parameters
    ----------
    project : Project
        The project.
    label : str
        What to call the edition.
    unexplained : str
        Why large changes may stay unexplained; recorded with the list of them.
    today : date, optional
        The date of the edition.

    Raises
    ------
    DataErrors
        The raw data or the notes are wrong.
    PublishError
        The report is not ready; the message holds every reason.
    """
    snapshot = read_snapshot(sound_data(project))
    # Checks, changes and reconciliation ask for the same figures.
    moved, outdated = accounted(project, snapshot.tables)
    left = [movement for movement in moved if movement.note is None]
    found = list(_refusals(project, snapshot, left, outdated, allowed=bool(unexplained.strip())))
    if found:
        reasons = "".join(f"\n  - {message} {fix}" for message, fix in found)
        message = _("This edition may not be published yet:") + reasons
        raise PublishError(message, _("Nothing was frozen."))
    before = editions(project.root, project.year)
    number = before[-1].number + 1 if before else 1
    manifest = {
        "year": project.year,
        "number": number,
        "date": today or dt.date.today(),
        "label": label or f"{project.year} m. ataskaita, {number} leidimas",
        **ingredients(project),
        # By these checksums a copy of a page or file can be told.
        "published": {
            file: sha256
            for file, sha256 in recorded(project).site.items()
            if not file.startswith(_FURNITURE)
        },
        "tools": _tools(),
    }
    if left:
        manifest["unexplained"] = {
            "reason": unexplained.strip(),
            "changes": [_moved(movement) for movement in left],
        }
    return _freeze(project, number, manifest)


def _refusals(
    project: Project,
    snapshot: Snapshot,
    left: list[Movement],
    outdated: list[Unfitting],
    *,
    allowed: bool,
) -> Iterator[Refusal]:
    before = editions(project.root, project.year)
    if is_published(project):
        message = _("Nothing has changed since edition {edition}.").format(edition=before[-1].name)
        yield message, _("There is nothing to publish.")
        return
    if not is_rendered(project):
        message = _("The rendered report is not of today's data, text and code.")
        yield message, _("Run `ataskaita render` and look at it.")
    outcomes = run_checks(snapshot.tables, project.year, CHECKS.values())
    if failed := [found.check.id for found in outcomes if found.state == "failed"]:
        message = _("Consistency checks fail: {checks}.").format(checks=", ".join(failed))
        yield message, _("`ataskaita check` shows the numbers.")
    file = Project.notes_file(project.year)
    for note, unit, _change in outdated:
        message = _(
            "{file}, line {line}: the note on {indicator} of {unit} explains another change than "
            "there is."
        )
        named = snapshot.tables.units.in_words(unit)
        message = message.format(file=file, line=note.line, indicator=note.indicator, unit=named)
        yield message, _("Correct it, or delete it.")
    if left and not allowed:
        message = ngettext(
            "{number} large change has no explanation.",
            "{number} large changes have no explanation.",
            len(left),
        )
        fix = _(
            "`ataskaita check` lists them; write the reasons into {file}, or, if nobody knows "
            'them, say so: `ataskaita publish --unexplained "why not"`.'
        )
        names = few_lines([movement.named(snapshot) for movement in left])
        yield message, "\n      ".join((fix.format(file=file), *names))
    yield from _unconfirmed(project, snapshot)
    try:
        require_sound(project)
    except UserError as error:
        yield f"`ataskaita lint`: {error.message}", error.fix
    try:
        found = reconcile(project, snapshot.tables, snapshot.label, project.year)
        found.check()
        found.require_explanations()
    except DataErrors:
        # Told with files and lines.
        raise
    except UserError as error:
        yield f"`ataskaita reconcile`: {error.message}", error.fix


def _unconfirmed(project: Project, snapshot: Snapshot) -> Iterator[Refusal]:
    """Sentences that may no longer be true: how many, in which chapter."""
    left = Counter(one.sentence.file for one in unconfirmed(project, tables=snapshot.tables))
    if left:
        chapters = ", ".join(f"{chapter} ({count})" for chapter, count in left.items())
        message = ngettext(
            "{count} sentence is not confirmed for {year}: {chapters}.",
            "{count} sentences are not confirmed for {year}: {chapters}.",
            left.total(),
        ).format(year=project.year, chapters=chapters)
        yield message, _("Go through them: `ataskaita review`.")


def is_rendered(project: Project) -> bool:
    """Whether the site is of today's data, text and code."""
    done = recorded(project)
    prints = {fingerprint(project, engine) for engine in ENGINES}
    return (
        "html" in done.formats
        and any(all(done.holds(name, now) for name in done.formats) for now in prints)
        and (project.site / "ledger.json").is_file()
    )


def _tools() -> dict[str, str]:
    found = {"python": platform.python_version(), "ataskaita": ataskaita.__version__}
    for name in TOOLS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _moved(movement: Movement) -> dict[str, str]:
    said = {"indicator": movement.call, "unit": movement.now.unit, "change": movement.change.text}
    return said | ({"relative": movement.relative.text} if movement.relative else {})


def _freeze(project: Project, number: int, manifest: dict[str, Any]) -> Edition:
    import yaml

    records = json.loads((project.site / "ledger.json").read_text(encoding="utf-8"))
    target = project.root / editions_folder(project.year) / str(number)
    # What a publication that was killed has left is in nobody's way.
    with staged(target) as fresh:
        write_ledger(records, fresh / LEDGER)
        text = yaml.safe_dump(manifest, allow_unicode=True, sort_keys=False, width=100)
        write_whole(fresh / MANIFEST, text)
        seal(fresh)
        if target.exists():
            message = _("Edition {edition} exists already.")
            message = message.format(edition=f"{project.year}/{number}")
            raise PublishError(message, _("Somebody else has just published it; look at it first."))
        fresh.rename(target)
    return Edition(target, project.year, number)
