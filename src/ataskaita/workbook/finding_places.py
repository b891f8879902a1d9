"""Findings as somebody meets them who knows the workbook only: sheet, cell, heading and words."""

from __future__ import annotations

import re
from dataclasses import replace

from ataskaita.data.findings import Finding
from ataskaita.data.last_year import how_to_confirm
from ataskaita.data.numbers import parse_number
from ataskaita.data.sidecars import CONFIRMATION
from ataskaita.schema import Spec
from ataskaita.translation import _
from ataskaita.workbook import confirmations, words
from ataskaita.workbook.answers import Place
from ataskaita.workbook.plan import Files
from ataskaita.workbook.report import Report, Row, keys_of


def in_workbook(report: Report, files: Files, finding: Finding) -> Finding:
    """A finding where a person can mend it: in the workbook, if it came from there."""
    for name, spec in report.specs.items():
        if finding.file == report.sidecar(name):
            return _confirmable(report, files, spec, _in_sources(files, spec, finding))
        if finding.file == report.file(name):
            return _confirmable(report, files, spec, _in_table(report, files, spec, finding))
    return finding


def _in_sources(files: Files, spec: Spec, finding: Finding) -> Finding:
    place = files.places.get((finding.file, finding.line, finding.column))
    confirmed = finding.column.startswith(CONFIRMATION)
    field = confirmations.COLUMN if confirmed else finding.column
    place = place or files.plan.sources.get((spec.name, field))
    if place is None:
        return finding
    heading = words.SIDECAR.get(finding.column, finding.column)
    message = f"{heading}: {finding.message}"
    return replace(finding, file=place.file, line=place.line, column=place.column, message=message)


def _in_table(report: Report, files: Files, spec: Spec, finding: Finding) -> Finding:
    row = _row(report, files, spec, finding)
    place = files.places.get((finding.file, finding.line, finding.column))
    place = place or _place(files, spec, finding, row)
    place = place or files.places.get((finding.file, finding.line, ""))
    if place is None:
        return finding
    column = spec.columns.get(finding.column)
    if column and column.kind != "text":
        finding = _as_typed(finding, place)
    named = report.shown_keys(spec, keys_of(spec, row)) if row else ""
    heading = ", ".join(filter(None, (named, column.title if column else "")))
    known = report.words(spec, finding.column) if column else None
    value = known.shown(finding.value) if known and finding.value else finding.value
    said, fix = (
        _by_sheets(report, _in_words(report, spec, text)) for text in (finding.message, finding.fix)
    )
    message = ": ".join(filter(None, (heading, said)))
    where = place.file, place.line, place.column
    return Finding(*where, value, finding.rule, message, fix)


def _as_typed(finding: Finding, place: Place) -> Finding:
    """A finding on a number, which quotes what stands in the cell and not how a CSV file has it."""
    if not finding.value or not place.typed or parse_number(place.typed) is None:
        return finding
    number = rf"(?<![\w.,-]){re.escape(finding.value)}(?!\w)"
    message = re.sub(number, lambda _found: place.typed, finding.message, count=1)
    return replace(finding, value=place.typed, message=message)


def _row(report: Report, files: Files, spec: Spec, finding: Finding) -> Row | None:
    """The row that a finding is about, if it is about one."""
    if not finding.line or finding.line == 1:
        return None
    if text := files.texts.get(finding.file):
        return text.row(finding.line)
    if received := report.now.get(spec.name):
        rows = zip(received.lines, report.rows(spec.name, report.now), strict=True)
        return next((row for line, row in rows if line == finding.line), None)
    return None


def _place(files: Files, spec: Spec, finding: Finding, row: Row | None) -> Place | None:
    """The cell of a workbook that has it; the sheet where the table as a whole is meant."""
    tables = [table for name, table in files.plan.tables if name == spec.name]
    if row is None:
        return Place(tables[0].file, 0, "") if tables else None
    keys = keys_of(spec, row)
    for table in tables:
        if keys in table.rows:
            column = table.columns.get(finding.column) or table.columns[spec.keys[0]]
            return Place(table.file, table.rows[keys], column)
    return None


def _in_words(report: Report, spec: Spec, text: str) -> str:
    """A message with headings and words instead of the names and ids that files have."""
    known = {name: column.title for name, column in spec.columns.items()}
    for column in spec.columns:
        known = report.words(spec, column).of_ids | known

    def shown(match: re.Match[str]) -> str:
        return f"„{known[match[1]]}“" if match[1] in known else match[0]

    said = re.sub(r"[`„]([^`„“]+)[`“]", shown, text)
    # What names a column by both is left with one.
    return re.sub(r"(„([^“]+)“) \(\2\)", r"\1", said)


def _by_sheets(report: Report, text: str) -> str:
    """A message with the titles of tables instead of the names of their files."""

    def shown(match: re.Match[str]) -> str:
        return f"„{report.specs[match[1]].title}“" if match[1] in report.specs else match[0]

    return re.sub(r"(?<![\w/])(\w+)\.csv\b", shown, text)


def _confirmable(report: Report, files: Files, spec: Spec, finding: Finding) -> Finding:
    """A finding with the place in the workbook where it is confirmed, if it can be."""
    key = confirmations.asked(finding.fix)
    place = files.plan.sources.get((spec.name, confirmations.COLUMN))
    if not key or place is None:
        return finding
    there = _(
        "If it is truly so, say why: sheet {sheet}, cell {cell} ({column} of the table {table}): "
        "`{key}: the reason`."
    )
    told = {"sheet": words.SOURCES, "cell": f"{place.column}{place.line}", "table": spec.title}
    there = there.format(column=words.SIDECAR[confirmations.COLUMN], key=key, **told)
    asked = how_to_confirm(key, report.sidecar(spec.name))
    return replace(finding, fix=finding.fix.replace(asked, there))
