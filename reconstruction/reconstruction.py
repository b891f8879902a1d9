"""The whole reconstruction at a glance: read, search, check exactly, compare, write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ataskaita.project import Project
from reconstruction import conventions, document, figures, files, wording
from reconstruction.figures import Figure, pick
from reconstruction.files import Row
from reconstruction.published_2023 import ALTERNATIVES, STATEMENTS
from reconstruction.report import Report
from reconstruction.search import Found, OtherBounds, Search
from reconstruction.statements import Statement
from reconstruction.unknowns import EDITION, REPORTED, UNKNOWNS, Reported, Unknown


def run(project: Project, write: bool) -> Report:
    """Search, compare with the stored files and, if asked to, write those that differ.

    Parameters
    ----------
    project : Project
        Where the published figures are and the tables go.
    write : bool
        False only tells what differs.

    Returns
    -------
    Report
        `Report.up_to_date` is False where stored files are not what the search gives; `str` of it
        is meant for a terminal.

    Raises
    ------
    UserError
        Published figures are missing or unreadable, or scipy is not installed.
    """
    source = project.published(EDITION)
    printed = figures.read(source, project.relative(source))
    report = find(printed)
    texts = _texts(project, report, printed)
    differences = tuple(files.differences(project.root, texts))
    changed = [one.file for one in differences] if write else []
    written = files.write(project.root, texts, changed)
    return replace(report, differences=differences, written=written)


def find(printed: Mapping[str, Figure]) -> Report:
    """Search the printed figures; files are left alone."""
    search = Search(printed, STATEMENTS)
    omissions = search.omissions()
    omitted = omissions[0]
    kept = tuple(one for one in STATEMENTS if one not in omitted)
    counts = search.counts(kept, ALTERNATIVES)
    _check(search, kept, counts)
    conflicts = search.conflicts(omitted)
    return Report(
        counts=tuple(counts),
        satisfied=kept,
        conflicts=tuple(conflicts),
        sentences=tuple(wording.conflict(one, printed) for one in conflicts),
        only_way=len(omissions) == 1,
        others=tuple(search.other_bounds(kept, ALTERNATIVES)),
        agreements=tuple(conventions.agreements(printed)),
        combinations=tuple(conventions.combinations(printed, kept)),
        differences=(),
        written=(),
    )


def _check(search: Search, kept: Sequence[Statement], counts: Sequence[Found]) -> None:
    values = {one.name: one.value for one in counts}
    whole = {name: int(values[name] / unknown.step) for name, unknown in UNKNOWNS.items()}
    for one in kept:
        if not all(row.holds(whole) for row in one.inequalities(search.figures, search.ways)):
            raise ArithmeticError(f"The chosen counts do not satisfy {one.id}.")


def _texts(project: Project, report: Report, printed: Mapping[str, Figure]) -> dict[str, str]:
    rows: dict[Unknown | Reported, Row] = {
        entry: Row(pick(printed, entry.figure).number, "reported") for entry in REPORTED
    }
    for one in report.counts:
        if one.name in UNKNOWNS:
            others = [o for o in report.others if o.alternative.unknown == one.name]
            rows[UNKNOWNS[one.name]] = _row(one, others)
    texts = {
        project.relative(project.raw(year) / f"{table}.csv"): text
        for (year, table), text in files.tables(rows).items()
    }
    place = project.raw(EDITION) / "reconstruction.yml"
    return {**texts, project.relative(place): document.text(report, printed)}


def _row(one: Found, others: list[OtherBounds]) -> Row:
    note = wording.note(one.figures, others, exact=one.lower == one.upper)
    return Row(one.value, "reconstructed", one.lower, one.upper, note)
