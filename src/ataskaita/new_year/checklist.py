"""How far a year's report is: what is done, what is missing, what to do next."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from ataskaita.data.findings import few_lines
from ataskaita.data.snapshot import Snapshot
from ataskaita.data.tables import Tables
from ataskaita.editions.store import editions
from ataskaita.errors import UserError
from ataskaita.new_year.filling import Data, Item, filled, item, read_data, run
from ataskaita.project import Project
from ataskaita.review.unconfirmed import unconfirmed
from ataskaita.translation import _, ngettext


def checklist(project: Project) -> list[Item]:
    """All that a report needs, in the order in which it is done.

    Raises
    ------
    UserError
        The settings are wrong.
    """
    data = read_data(project)
    made = _made(project, data)
    begun = project.raw(project.year).is_dir()
    items = [_settings(project), *(filled(project, data) if begun else [_not_begun(project)])]
    items.append(_confirmed(project, data.snapshot and data.snapshot.tables))
    if data.snapshot is None:
        titles = _("The report's numbers agree"), _("Large changes explained")
        return [*items, *(Item("waits", title) for title in titles), *made]
    # An edition records which of them nobody could explain.
    published = made[-1].state == "done"
    explained = _explained(project, data.snapshot, published=published)
    return [*items, _agrees(project, data.snapshot.tables), explained, *made]


def _settings(project: Project) -> Item:
    before = project.year - 1
    title = _("Report year {year}, compared with {before}")
    if not project.raw(before).is_dir():
        title = _("Report year {year}; there are no figures of {before} to compare with")
    return Item("done", title.format(year=project.year, before=before))


def _not_begun(project: Project) -> Item:
    """A year that has no tables at all, not even empty ones."""
    title = _("There is no folder with the tables of {year}").format(year=project.year)
    return Item("open", title, (), run(f"ataskaita new-year {project.year}"))


def _explained(project: Project, snapshot: Snapshot, *, published: bool) -> Item:
    from ataskaita.checks.movements import accounted

    file = Project.notes_file(project.year)
    try:
        moved, outdated = accounted(project, snapshot.tables)
    except UserError:
        return Item("open", _("Large changes explained"), (file,), run("ataskaita check"))
    left = [movement for movement in moved if movement.note is None]
    title = _("Large changes explained")
    if moved:
        title = _("Large changes explained: {done} of {all}")
        title = title.format(done=len(moved) - len(left), all=len(moved))
    if published and left:
        found = editions(project.root, project.year)[-1].manifest["unexplained"]
        title = _("Large changes left unexplained: {left} of {all} ({reason})")
        title = title.format(left=len(left), all=len(moved), reason=found["reason"])
    if published or (not left and not outdated):
        return Item("done", title)
    places = [one.named(snapshot) for one in left]
    places += [f"{file}:{note.line}" for note, _unit, _change in outdated]
    do = _("`ataskaita check` lists them; write the reasons into {file}.").format(file=file)
    without = _(
        "Where nobody knows them, go on: `ataskaita render`, and when you have read the "
        'report, `ataskaita publish --unexplained "why not"`.'
    )
    return Item("open", title, few_lines(places), f"{do} {without}")


def _agrees(project: Project, tables: Tables) -> Item:
    from ataskaita.checks.registry import CHECKS, run_checks

    outcomes = run_checks(tables, project.year, CHECKS.values())
    failed = [
        f"{found.check.title} ({found.check.id})" for found in outcomes if found.state == "failed"
    ]
    return item(_("The report's numbers agree"), failed, run("ataskaita check"))


def unconfirmed_by_chapter(project: Project, tables: Tables | None) -> Counter[str]:
    """Chapter -> how many of its sentences nobody has confirmed for the report year."""
    left = unconfirmed(project, tables=tables)
    return Counter(Path(one.sentence.file).stem for one in left)


def _confirmed(project: Project, tables: Tables | None) -> Item:
    left = unconfirmed_by_chapter(project, tables)
    title = _("Sentences of the chapters confirmed for {year}").format(year=project.year)
    if left:
        count = sum(left.values())
        message = ngettext("{title}: {count} is left", "{title}: {count} are left", count)
        title = message.format(title=title)
    places = [f"{chapter} ({number})" for chapter, number in left.items()]
    return item(title, places, run("ataskaita review"))


def _made(project: Project, data: Data) -> list[Item]:
    """The report itself, rendered and published."""
    from ataskaita.editions.current import is_published
    from ataskaita.publication import is_rendered

    sound = data.snapshot is not None
    published = sound and is_published(project)
    rendered = sound and is_rendered(project)
    again = _("Run `ataskaita render`: the pages then tell of the edition.")
    render = again if published else run("ataskaita render")
    return [
        Item("done" if done else "open" if before else "waits", title, (), do)
        for title, done, before, do in (
            (_("Report rendered"), rendered, sound, render),
            (_("Edition published"), published, rendered, run("ataskaita publish")),
        )
    ]
