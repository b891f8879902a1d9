"""How far the tables of a year are filled in, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ataskaita.checks.inputs import faults
from ataskaita.data import table_names
from ataskaita.data.findings import Finding, few_lines
from ataskaita.data.folder import SIDECAR, table_path
from ataskaita.data.not_begun import tables_that_wait
from ataskaita.data.reading import Received, read_csv
from ataskaita.data.snapshot import Snapshot, current_data
from ataskaita.errors import DataErrors
from ataskaita.project import Project
from ataskaita.translation import _, ngettext

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


def item(title: str, places: Collection[str], do: str) -> Item:
    """An item that is done as soon as there is no place left where something is to be done."""
    return Item("open", title, few_lines(places), do) if places else Item("done", title)


def run(command: str) -> str:
    """What to do, where that is to run a command."""
    return _("Run `{command}`.").format(command=command)


@dataclass
class Data:
    """What validating the data has said, by what an analyst would do about it."""

    #: Only where the data is sound.
    snapshot: Snapshot | None
    #: The files of all tables that the year should have.
    expected: list[str]
    findings: Sequence[Finding] = ()
    #: (file, line) of targets that say neither how much is aimed at nor how it went.
    targets: Collection[tuple[str, int | None]] = ()

    def __post_init__(self) -> None:
        self.empty, self.sidecars, self.faults = Counter[str](), Counter[str](), Counter[str]()
        self.broken: dict[str, str] = {}
        for finding in self.findings:
            if (finding.file, finding.line) in self.targets and not finding.value:
                # Counted below.
                continue
            if finding.rule in (_NO_FILE, _NO_ROWS, _EMPTY_CELL):
                self.empty[finding.file] += finding.rule == _EMPTY_CELL
            elif finding.rule in (_NO_SIDECAR, _EMPTY_FIELD):
                self.sidecars[finding.file] += 1
            else:
                self.faults[finding.file] += 1
                if finding.rule.startswith(_NOT_WHOLE):
                    self.broken.setdefault(finding.file, finding.message)
        self.empty.update(file for file, _line in self.targets)


def read_data(project: Project) -> Data:
    """Validate the data of the report year, and sort what is wrong with it."""
    try:
        snapshot = current_data(project)
    except DataErrors as errors:
        return Data(None, _expected(project), errors.findings, _open_targets(project))
    found = [
        t.path
        for t in snapshot.tables
        if t.year == project.year and t.name != table_names.PUBLISHED
    ]
    return Data(snapshot, found, faults(project, snapshot.tables), _open_targets(project))


def _open_targets(project: Project) -> set[tuple[str, int | None]]:
    """Targets that a new year has carried over, and of which nothing else is filled in."""
    path = table_path(project, table_names.TARGETS, "raw", project.year)
    received = read_csv(path, project.relative(path)) if path.is_file() else Received("")
    none = [""] * len(received.lines)
    of, *said = (received.columns.get(name, none) for name in ("comparison", "value", "evidence"))
    rows = zip(received.lines, of, *said, strict=True)
    # How many works there are is counted.
    return {
        (received.file, line)
        for line, comparison, *cells in rows
        if comparison.strip() != "all" and not any(cell.strip() for cell in cells)
    }


def _expected(project: Project) -> list[str]:
    from ataskaita.data.loader import Loader

    year = project.year
    loader = Loader(project, (year,))
    waiting = {spec.name for spec in tables_that_wait(project, year)}
    asked = [
        (table_path(project, spec.name, "raw", year), spec.required != "no")
        for spec in loader.specs.values()
        if spec.folder == "raw" and spec.name not in waiting and not loader.is_left_out(spec, year)
    ]
    return [project.relative(path) for path, required in asked if required or path.is_file()]


def filled(project: Project, data: Data) -> Iterator[Item]:
    """Tables, sidecars and targets filled in, and the data as a whole."""
    raw = set(data.expected)
    lacking = {
        file: _cells(project, file, cells) for file, cells in data.empty.items() if file in raw
    }
    broken = {file: f"{file}: {text}" for file, text in data.broken.items() if file in raw}
    first = run("ataskaita validate")
    if lacking:
        first = _("Fill in {file}, then run `ataskaita status` again.")
        first = first.format(file=next(iter(lacking)))
        first += _by_workbook(len(lacking))
    lacking = broken | lacking
    if raw:
        title = _("Tables filled in: {done} of {all}")
        title = title.format(done=len(raw) - len(lacking), all=len(raw))
        yield item(title, lacking.values(), first)
        title = _("Sidecars that say where a table comes from: {done} of {all}")
        title = title.format(done=len(raw) - len(data.sidecars), all=len(raw))
        first = _("Write source and received into {file}: from whom, and on which day.")
        yield item(title, data.sidecars, first.format(file=next(iter(data.sidecars), "")))
    yield from _targets(data)
    yield from _waiting(project)
    title = _("Data without faults")
    if data.faults:
        count = sum(data.faults.values())
        message = ngettext("{title}: {count} fault", "{title}: {count} faults", count)
        do = run("ataskaita validate")
        yield Item("open", message.format(title=title), few_lines(data.faults), do)
    else:
        yield Item("done" if data.snapshot else "waits", title)


def _by_workbook(count: int) -> str:
    """How many tables are filled in at once, as a sentence to add."""
    many = _(
        "Many tables are filled in more easily in Excel: `ataskaita workbook` writes the workbook, "
        "`ataskaita import` reads it."
    )
    return f" {many}" if count > 1 else ""


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
        first += _by_workbook(len(found))
        yield Item("open", title, few_lines(places), first)


def _targets(data: Data) -> Iterator[Item]:
    """The plan of the year: its numbers are new each time, and easily left as they were."""
    for file in data.expected:
        if file.endswith(f"/{table_names.TARGETS}.csv"):
            wrong = any(one.file.replace(SIDECAR, ".csv") == file for one in data.findings)
            title = _("Targets of the year's plan reviewed")
            first = _(
                "Compare {file} with the year's plan: numbers, wording, targets that are new."
            )
            yield item(title, [file] if wrong else [], first.format(file=file))


def _cells(project: Project, file: str, cells: int) -> str:
    """What a table lacks: itself, rows or cells."""
    if not (project.root / file).is_file():
        return _("{file}: there is no such file").format(file=file)
    if not cells:
        return _("{file}: no rows").format(file=file)
    message = ngettext("{file}: {count} empty cell", "{file}: {count} empty cells", cells)
    return message.format(file=file)
