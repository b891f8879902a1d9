"""Making the files that a plan changes, validating all as if they were there, writing them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ataskaita.checks.inputs import require_sound
from ataskaita.data.findings import Finding
from ataskaita.data.folder import years_read
from ataskaita.data.loading import load
from ataskaita.data.numbers import parse_number
from ataskaita.data.sidecars import change_fields, new_sidecar
from ataskaita.errors import DataErrors
from ataskaita.folders import copy, staged
from ataskaita.project import MARKER, Project
from ataskaita.schema import Spec
from ataskaita.workbook.answers import Place
from ataskaita.workbook.csv_text import CsvText, Line
from ataskaita.workbook.finding_places import in_workbook
from ataskaita.workbook.plan import Change, Files, Plan
from ataskaita.workbook.report import Keys, Report

#: Folders below ``data/`` that validation does not look at.
_ASIDE = ("editions",)


@dataclass(frozen=True)
class Verdict:
    """What validation says of the files as they will be.

    Parameters
    ----------
    findings : list of Finding
        What could not be read, and what the rest would bring; it must not be written while there
        are any.
    left : list of Finding
        What was so before, and is no fault of the import.
    waiting : list of Finding
        What the import makes and nobody has filled in yet, as rows of units without an answer.
    """

    findings: list[Finding]
    left: list[Finding]
    waiting: list[Finding]


#: Rules that say no more than that something is still to be filled in.
_NOT_FILLED = ("CELL-01", "META-04")


def make_files(report: Report, plan: Plan) -> Files:
    """Make the new contents of every file that a plan changes."""
    files = Files(plan=plan)
    for name, spec in report.specs.items():
        changes = [change for change in plan.changes if change.table == name]
        if changes:
            _make_table(report, spec, changes, plan, files)
    _make_sidecars(report, plan, files)
    return files


def validate(report: Report, files: Files) -> Verdict:
    """Load all data as if the files were written.

    Findings that were there before and that no cell of the import has caused do not count
    against it: a year is filled in bit by bit.
    """
    project = report.project
    years = (report.year, *(year for year in years_read(project) if year < report.year))
    before = {_identity(finding, finding.line) for finding in _findings(project, years)}
    # Where the next command tidies up, should this one be killed.
    with staged(project.build / "import") as folder:
        after = _findings(_overlay(project, folder, files.contents), years)
    verdict = Verdict([*files.plan.findings], [], [])
    cells = {(finding.file, finding.line, finding.column) for finding in verdict.findings}
    for finding in after:
        text = files.texts.get(finding.file)
        line = text.number_before(finding.line) if text and finding.line else finding.line
        place = files.places.get((finding.file, finding.line, finding.column))
        old = (line is not None or not finding.line) and _identity(finding, line) in before
        waits = (finding.file, finding.line) in files.waiting and finding.rule == "CELL-01"
        # A table that nobody had begun was not asked for anything until now.
        unfilled = finding.rule in _NOT_FILLED and not finding.value and place is None
        if old and place is None and not waits:
            verdict.left.append(finding)
        elif waits or unfilled:
            verdict.waiting.append(finding)
        else:
            found = in_workbook(report, files, finding)
            # A cell that was refused is told once.
            if (found.file, found.line, found.column) not in cells:
                verdict.findings.append(found)
    # What is only empty so far hides no fault.
    verdict.left.sort(key=lambda finding: finding.rule in _NOT_FILLED)
    # Findings of a sheet stand together, sheets as they come first.
    sheets = list(dict.fromkeys(finding.file for finding in verdict.findings))
    verdict.findings.sort(key=lambda finding: sheets.index(finding.file))
    return verdict


def _identity(finding: Finding, line: int | None) -> tuple:
    return finding.file, line, finding.column, finding.value, finding.rule


def _findings(project: Project, years: tuple[int, ...]) -> tuple[Finding, ...]:
    try:
        require_sound(project, lambda: load(project, years=years))
    except DataErrors as errors:
        return errors.findings
    return ()


def _overlay(project: Project, folder: Path, contents: Mapping[str, bytes]) -> Project:
    """A copy of the data with new contents; the report's code stays where it is."""
    (folder / project.data.name).mkdir()
    copy(project.data, folder / project.data.name, but=_ASIDE)
    for name in ("_variables.yml", MARKER):
        shutil.copyfile(project.root / name, folder / name)
    for file, content in contents.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        # A copy of a file that nobody may write to is such a file.
        path.unlink(missing_ok=True)
        path.write_bytes(content)
    return Project(folder)


def _make_table(
    report: Report, spec: Spec, changes: list[Change], plan: Plan, files: Files
) -> None:
    file, columns = report.file(spec.name), _columns(spec, changes)
    path = report.project.root / file
    text = CsvText(path.read_bytes()) if path.is_file() else CsvText.new(columns)
    for name in columns:
        if name not in text.columns:
            text.add_column(name)
    fresh: dict[Keys, list[Change]] = {}
    waiting: list[Line] = []
    lines: list[tuple[Line, str, Place]] = []

    def add_row(keys: Keys, behind: Line | None = None) -> None:
        said = fresh.pop(keys, [])
        # A status where others have one.
        cells = {"status": "reported"} if said and "status" in text.columns else {}
        cells |= dict(zip(spec.keys, keys, strict=True))
        line = text.add_row(cells | {change.column: change.new for change in said}, behind)
        lines.extend((line, change.column, change.place) for change in said)
        if not said:
            waiting.append(line)

    for change in changes:
        column, new = spec.columns.get(change.column), change.new
        if column and column.kind != "text" and parse_number(new) is not None:
            new = text.number(column.name, new)
        if change.line is None:
            fresh.setdefault(change.keys, []).append(replace(change, new=new))
        else:
            text.set(change.line, change.column, new)
            lines.append((text.line(change.line), change.column, change.place))
    for gone in plan.removals:
        if gone.table == spec.name:
            for keys in reversed(gone.parts):
                add_row(keys, text.line(gone.line))
            text.remove(text.line(gone.line))
    for keys in list(fresh):
        add_row(keys)
    files.contents[file] = text.encode()
    files.texts[file] = text
    files.waiting |= {(file, text.number_of(line)) for line in waiting}
    for line, column, place in lines:
        if text.has(line):
            files.places[file, text.number_of(line), column] = place


def _columns(spec: Spec, changes: list[Change]) -> list[str]:
    """The columns that a file needs: those it must have, and those that are said."""
    wanted = {*spec.keys, *(change.column for change in changes if change.new)}
    wanted |= {"status"} if spec.is_fact else set()
    return [name for name, column in spec.columns.items() if name in wanted or not column.optional]


def _make_sidecars(report: Report, plan: Plan, files: Files) -> None:
    """Change sidecars, and write one for every table that has none yet."""
    said: dict[str, dict[str, str]] = {}
    for one in plan.sidecars:
        said.setdefault(one.table, {})[one.column] = one.text
    for name, spec in report.specs.items():
        file, beside = report.file(name), report.sidecar(name)
        path, table = report.project.root / beside, report.project.root / file
        if path.is_file() and name in said and (table.is_file() or file in files.contents):
            body = path.read_text(encoding="utf-8-sig")
            files.contents[beside] = change_fields(body, said[name]).encode()
        elif not path.is_file() and file in files.contents:
            fields = {"title": spec.title, "producer": report.library}
            fields["period"] = f"{report.year}-01-01/{report.year}-12-31"
            fields |= {field: text for field, text in said.get(name, {}).items() if text}
            files.contents[beside] = new_sidecar(fields).encode()
    for one in plan.sidecars:
        beside = report.sidecar(one.table)
        for number, line in enumerate(files.contents.get(beside, b"").decode().splitlines(), 1):
            if line.startswith((f"{one.column}:", f'"{one.column}":')):
                files.places[beside, number, one.column] = one.place
