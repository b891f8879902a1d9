"""`ataskaita import`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from rich.markup import escape

from ataskaita.cli.terminal import Terminal
from ataskaita.data.findings import Finding, few, few_lines
from ataskaita.errors import DataErrors, UserError
from ataskaita.project import Project
from ataskaita.transaction import replace_together
from ataskaita.transaction import undo as take_back
from ataskaita.translation import _, ngettext
from ataskaita.workbook.answers import Answer
from ataskaita.workbook.apply import Verdict, make_files, validate
from ataskaita.workbook.from_csv import read_table
from ataskaita.workbook.merge import merge
from ataskaita.workbook.plan import Change, Plan
from ataskaita.workbook.read import read_workbook
from ataskaita.workbook.report import Report
from ataskaita.workbook.words import SIDECAR

#: Files that are named at the end, at most.
NAMED = 10

#: What means yes.
_YES = ("t", "taip", "y", "yes")


def import_files(
    project: Project,
    files: list[Path],
    year: int | None,
    *,
    dry_run: bool,
    yes: bool,
) -> None:
    """Show what files change, validate all, and write it if somebody says so."""
    console = Terminal()
    report = Report.of(project, year or project.year)
    answers = _read(report, files)
    plan = merge(report, answers)
    _show(console, report, answers, plan)
    if not plan:
        if plan.findings:
            raise DataErrors(plan.findings)
        console.done(_("Nothing would change: the tables say already what was read."))
        return
    made = make_files(report, plan)
    with console.status(_("Checking all data as if it were written…")):
        verdict = validate(report, made)
    if verdict.findings:
        raise DataErrors(verdict.findings)
    _show_left(console, verdict)
    if dry_run:
        console.done(_("What came is sound. Nothing was written (--dry-run)."))
        return
    if not yes and not _agreed(console, len(made.contents)):
        console.print(_("Nothing was written."))
        return
    backup = replace_together(project.root, project.backups, made.contents)
    console.done(_("Written: {files}.").format(files=few(made.contents, NAMED)))
    folder, command = escape(project.relative(backup)), "ataskaita import --undo"
    message = _("What was there before lies in {folder}; take it back with {command}.")
    console.print(message.format(folder=folder, command=command))
    console.print(_("What is still to be done: {command}").format(command="ataskaita status"))


def undo(project: Project) -> None:
    """Take back the last import."""
    backup, files = take_back(project.root, project.backups)
    message = _("As before the import of {time}: {files}.")
    Terminal().done(message.format(time=backup.name[:17], files=few(files, NAMED)))


def _read(report: Report, files: list[Path]) -> list[Answer]:
    """Read all files; if any cannot be read, say so of each of them."""
    answers, errors = [], []
    for path in dict.fromkeys(path.resolve() for path in files):
        reader = read_table if path.suffix.lower() in (".csv", ".tsv", ".txt") else read_workbook
        try:
            if not path.is_file():
                message = _("{file} does not exist.").format(file=path)
                raise UserError(message, _("Check the name and the folder."))
            answers.append(reader(report, path))
        except UserError as error:
            errors.append((path, error))
    if len(errors) == 1 and not any(answer.findings for answer in answers):
        raise errors[0][1]
    if errors:
        found = [
            Finding(path.name, None, "", "", "BOOK-13", error.message, error.fix)
            for path, error in errors
        ]
        raise DataErrors(found + [finding for answer in answers for finding in answer.findings])
    return answers


def _show(console: Terminal, report: Report, answers: Sequence[Answer], plan: Plan) -> None:
    for table, group in groupby(plan.changes, key=lambda change: change.table):
        changes = [change for change in group if change.column]
        rows = {change.keys for change in changes if change.line is None}
        spec = report.specs[table]
        console.print(f"[bold]{escape(spec.title)}[/] ({report.file(table)})")
        for change in changes:
            console.print(_change(report, change))
        if rows:
            console.print("  " + ngettext("{count} new row", "{count} new rows", len(rows)))
    for gone in plan.removals:
        spec = report.specs[gone.table]
        message = _("{table}: the empty row {row} gives way to rows of its units.")
        row = report.shown_keys(spec, gone.keys)
        console.warn(message.format(table=spec.title, row=row))
    for said in plan.sidecars:
        title = report.specs[said.table].title
        arrow = f"{said.base or '–'} → {said.text or '–'}"
        name = SIDECAR.get(said.column, said.column)
        console.print(escape(f"  {title}, {name}: {arrow}  ({said.place})"))
    for answer in answers:
        for line in answer.ignored:
            console.warn(line)
        for remark in answer.remarks:
            text = ": ".join(filter(None, remark))
            message = _("Remark in {file}: {text}").format(file=answer.file, text=text)
            console.print(escape(message))
    for unit, names in plan.answered_twice.items():
        message = _("{unit} has answered in several files: {files}.")
        name = report.units.name(unit)
        console.warn(message.format(unit=name, files=", ".join(names)))
    if plan.missing:
        message = _("No answer yet from: {units}.")
        names = ", ".join(report.units.name(unit) for unit in plan.missing)
        console.warn(message.format(units=names))
    if count := sum(1 for change in plan.changes if change.column):
        console.print(ngettext("{count} cell would change.", "{count} cells would change.", count))


def _change(report: Report, change: Change) -> str:
    spec = report.specs[change.table]
    old, new = (report.seen(spec, change.column, text) or "–" for text in (change.old, change.new))
    line = change.line if change.line is not None else "+"
    row = report.shown_keys(spec, change.keys)
    title = spec.columns[change.column].title
    return escape(f"  {line:>4}  {row} · {title}: {old} → {new}  ({change.place})")


def _show_left(console: Terminal, verdict: Verdict) -> None:
    """Say what is not in order yet, and is no fault of the import."""
    if verdict.left:
        message = ngettext(
            "{count} problem was there before and stays:",
            "{count} problems were there before and stay:",
            len(verdict.left),
        )
        console.warn(message)
        for line in few_lines(list(map(str, verdict.left))):
            console.print(f"    {escape(line)}")
    if verdict.waiting:
        message = _("Made by this import and still to be filled in: {count}.")
        console.warn(message.format(count=len(verdict.waiting)))


def _agreed(console: Terminal, count: int) -> bool:
    """Whether somebody at a terminal says yes."""
    if not sys.stdin.isatty():
        fix = _("Look at the changes above and run the command again with --yes.")
        raise UserError(_("Nothing was written: there is nobody to ask."), fix)
    question = ngettext("Write {count} file? [y/N] ", "Write {count} files? [y/N] ", count)
    try:
        answer = console.input(escape(question))
    except EOFError:
        return False
    return answer.strip().casefold() in _YES
