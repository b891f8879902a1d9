"""How far a year's report is: what is done, what is missing, what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ataskaita.checks.inputs import faults
from ataskaita.data import table_names
from ataskaita.data.folder import SIDECAR, table_path
from ataskaita.data.not_begun import tables_that_wait
from ataskaita.data.not_used import read_not_used
from ataskaita.data.snapshot import current_data
from ataskaita.errors import DataErrors, UserError
from ataskaita.project import Project
from ataskaita.review.unconfirmed import unconfirmed
from ataskaita.translation import _, ngettext

if TYPE_CHECKING:
    from ataskaita.data.findings import Finding
    from ataskaita.data.tables import Tables

#: How many places are named; the rest are counted.
SHOWN = 5

#: Rules that say no more than that something has not been filled in.
_EMPTY_CELL, _EMPTY_FIELD = "CELL-01", "META-04"
_NO_FILE, _NO_ROWS, _NO_SIDECAR = "FILE-01", "FILE-02", "META-01"

#: What is wrong with a table of which something is not there, or that can't be read.
_NOT_WHOLE = ("FILE-", "COLUMN-01", "LAST-02", "LAST-03", "LAST-04")


@dataclass(frozen=True)
class Item:
    """One line of the list.

    Parameters
    ----------
    state : {"done", "open", "waits"}
        ``waits`` where something above has to be done first.
    title : str
        What it is about, and how far it is.
    places : tuple of str
        Where something is to be done.
    next : str
        What to do, where it is open.
    """

    state: str
    title: str
    places: tuple[str, ...] = ()
    next: str = ""


@dataclass
class _Data:
    """What validating the data has said, by what an analyst would do about it.

    Parameters
    ----------
    tables : Tables or None
        The data, where it is sound.
    findings : sequence of Finding
        What is wrong with it otherwise.
    expected : list of str
        The files of all tables that the year should have.
    """

    tables: Tables | None
    expected: list[str]
    findings: Sequence[Finding] = ()
    empty: Counter[str] = field(default_factory=Counter)
    broken: dict[str, str] = field(default_factory=dict)
    sidecars: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for finding in self.findings:
            if finding.rule in (_NO_FILE, _NO_ROWS, _EMPTY_CELL):
                self.empty[finding.file] += finding.rule == _EMPTY_CELL
            elif finding.rule in (_NO_SIDECAR, _EMPTY_FIELD):
                self.sidecars[finding.file] += 1
            else:
                self.faults[finding.file] += 1
                if finding.rule.startswith(_NOT_WHOLE):
                    self.broken.setdefault(finding.file, finding.message)


def checklist(project: Project) -> list[Item]:
    """All that a report needs, in the order in which it is done.

    Raises
    ------
    UserError
        The settings are wrong.
    """
    data = _read(project)
    begun = project.raw(project.year).is_dir()
    items = [_settings(project), *(_filled(project, data) if begun else _not_begun(project))]
    items += _confirmed(project, data.tables)
    made = _made(project, data)
    if data.tables is None:
        items += [Item("waits", _("The report's numbers agree"))]
        items += [Item("waits", _("Large changes explained"))]
    else:
        items += [_agrees(project, data.tables)]
        # An edition records which of them nobody could explain.
        rendered, published = (one.state == "done" for one in made)
        items += [_explained(project, data.tables, rendered=rendered, published=published)]
    return [*items, *made]


def _read(project: Project) -> _Data:
    try:
        tables = current_data(project).tables
    except DataErrors as errors:
        return _Data(None, _expected(project), errors.findings)
    found = [t.path for t in tables if t.year == project.year and t.name != table_names.PUBLISHED]
    return _Data(tables, found, faults(project, tables))


def _expected(project: Project) -> list[str]:
    from ataskaita.data.schemas import report_schemas

    specs = report_schemas()[0]
    unused, _wrong = read_not_used(project, specs)
    paths = {
        table_path(project, name, "raw", project.year): spec.required != "no"
        for name, spec in specs.items()
        if spec.folder == "raw"
        if not (name in unused and unused[name].in_year(project.year))
    }
    waiting = {spec.name for spec in tables_that_wait(project, project.year)}
    return [
        project.relative(path)
        for path, required in paths.items()
        if (required or path.is_file()) and path.stem not in waiting
    ]


def _settings(project: Project) -> Item:
    before = project.year - 1
    title = _("Report year {year}, compared with {before}")
    if not project.raw(before).is_dir():
        title = _("Report year {year}; there are no figures of {before} to compare with")
    return Item("done", title.format(year=project.year, before=before))


def _not_begun(project: Project) -> Iterator[Item]:
    """A year that has no tables at all, not even empty ones."""
    title = _("There is no folder with the tables of {year}").format(year=project.year)
    yield Item("open", title, (), _do(f"ataskaita new-year {project.year}"))


def _filled(project: Project, data: _Data) -> Iterator[Item]:
    """Tables, sidecars and targets filled in, and the data as a whole."""
    raw = set(data.expected)
    lacking = {
        file: _cells(file, cells) if (project.root / file).is_file() else _missing(file)
        for file, cells in data.empty.items()
        if file in raw
    }
    broken = {file: f"{file}: {text}" for file, text in data.broken.items() if file in raw}
    first = _("Fill in {file}, then run `ataskaita status` again.").format(
        file=next(iter(lacking), "")
    )
    first = first if lacking else _do("ataskaita validate")
    lacking = broken | lacking
    title = _("Tables filled in: {done} of {all}")
    title = title.format(done=len(raw) - len(lacking), all=len(raw))
    yield _item(title, lacking.values(), first)
    title = _("Sidecars that say where a table comes from: {done} of {all}")
    title = title.format(done=len(raw) - len(data.sidecars), all=len(raw))
    first = _("Write source and received into {file}: from whom, and on which day.")
    yield _item(title, data.sidecars, first.format(file=next(iter(data.sidecars), "")))
    yield from _targets(data)
    yield from _waiting(project)
    title = _("Data without faults")
    if data.faults:
        count = sum(data.faults.values())
        message = ngettext("{title}: {count} fault", "{title}: {count} faults", count)
        message = message.format(title=title, count=count)
        yield Item("open", message, _shown(data.faults), _do("ataskaita validate"))
    else:
        yield Item("done" if data.tables else "waits", title)


def _waiting(project: Project) -> Iterator[Item]:
    """Tables that may be missing, and that nobody has begun to fill in."""
    found = list(tables_that_wait(project, project.year))
    if found:
        title = ngettext(
            "{count} table is not filled in yet, and left out of the report",
            "{count} tables are not filled in yet, and left out of the report",
            len(found),
        )
        folder = project.relative(project.raw(project.year))
        places = [f"{folder}/{spec.name}.csv ({spec.title})" for spec in found]
        first = _("Fill in {file}. What the library does not have: delete the file and its {end}.")
        first = first.format(file=f"{folder}/{found[0].name}.csv", end=SIDECAR)
        yield Item("open", title.format(count=len(found)), _shown(places), first)


def _targets(data: _Data) -> Iterator[Item]:
    """The plan of the year: its numbers are new each time, and easily left as they were."""
    file = next(
        (file for file in data.expected if file.endswith(f"/{table_names.TARGETS}.csv")), ""
    )
    if not file:
        return
    wrong = [finding for finding in data.findings if _table_of(finding.file) == file]
    title = _("Targets of the year's plan reviewed")
    first = _("Compare {file} with the year's plan: numbers, wording, targets that are new.")
    yield _item(title, [file] if wrong else [], first.format(file=file))


def _explained(project: Project, tables: Tables, *, rendered: bool, published: bool) -> Item:
    from ataskaita.checks.movements import movements, unfitting
    from ataskaita.checks.notes import read_notes

    file = Project.notes_file(project.year)
    try:
        notes = read_notes(project, project.year)
    except UserError:
        return Item("open", _("Large changes explained"), (file,), _do("ataskaita check"))
    moved = movements(tables, project.year, notes)
    left = [movement for movement in moved if movement.note is None]
    outdated = list(unfitting(tables, project.year, notes))
    title = _("Large changes explained: {done} of {all}")
    title = title.format(done=len(moved) - len(left), all=len(moved))
    if published or (not left and not outdated):
        return Item("done", title)
    places = [one.named(tables.units) for one in left]
    places += [f"{file}:{note.line}" for note, _unit, _change in outdated]
    do = _("`ataskaita check` lists them; write the reasons into {file}.").format(file=file)
    without = _(
        "Where nobody knows them, go on: `ataskaita publish --unexplained` takes the report "
        "without."
    )
    if not rendered:
        without = _(
            "Where nobody knows them, go on: `ataskaita render`, and when you have read the "
            "report, `ataskaita publish --unexplained`."
        )
    return Item("open", title, _shown(places), f"{do} {without}")


def _agrees(project: Project, tables: Tables) -> Item:
    from ataskaita.checks.registry import CHECKS, run_checks

    outcomes = run_checks(tables, project.year, CHECKS.values())
    failed = [
        f"{found.check.title} ({found.check.id})" for found in outcomes if found.state == "failed"
    ]
    return _item(_("The report's numbers agree"), failed, _do("ataskaita check"))


def unconfirmed_by_chapter(project: Project, tables: Tables | None) -> Counter[str]:
    """Chapter -> how many of its sentences nobody has confirmed for the report year."""
    left = unconfirmed(project, tables=tables)
    return Counter(Path(one.sentence.file).stem for one in left)


def _confirmed(project: Project, tables: Tables | None) -> Iterator[Item]:
    left = unconfirmed_by_chapter(project, tables)
    title = _("Sentences of the chapters confirmed for {year}").format(year=project.year)
    if not left:
        yield Item("done", title)
        return
    count = sum(left.values())
    message = ngettext("{title}: {count} is left", "{title}: {count} are left", count)
    places = [f"{chapter} ({number})" for chapter, number in left.items()]
    message = message.format(title=title, count=count)
    yield Item("open", message, _shown(places), _do("ataskaita review"))


def _made(project: Project, data: _Data) -> list[Item]:
    """The report itself, rendered and published."""
    from ataskaita.editions.current import is_published
    from ataskaita.publication import is_rendered

    sound = data.tables is not None
    published = sound and is_published(project)
    # The pages name the editions there are, so those of a published report are of before it.
    rendered = published or (sound and is_rendered(project))
    found = []
    for title, done, before, command in (
        (_("Report rendered"), rendered, sound, "ataskaita render"),
        (_("Edition published"), published, rendered, "ataskaita publish"),
    ):
        state = "done" if done else "open" if before else "waits"
        found.append(Item(state, title, (), _do(command)))
    return found


def _item(title: str, places: Collection[str], do: str) -> Item:
    """An item that is done as soon as there is no place left where something is to be done."""
    return Item("open", title, _shown(places), do) if places else Item("done", title)


def _do(command: str) -> str:
    return _("Run `{command}`.").format(command=command)


def _missing(file: str) -> str:
    return _("{file}: there is no such file").format(file=file)


def _cells(file: str, cells: int) -> str:
    if not cells:
        return _("{file}: no rows").format(file=file)
    message = ngettext("{file}: {count} empty cell", "{file}: {count} empty cells", cells)
    return message.format(file=file, count=cells)


def _shown(places: Collection[str]) -> tuple[str, ...]:
    found = list(places)
    more = len(found) - SHOWN
    return (*found[:SHOWN], _("and {count} more").format(count=more)) if more > 0 else (*found,)


def _table_of(file: str) -> str:
    return file.replace(SIDECAR, ".csv")
