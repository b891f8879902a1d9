"""What the answers of several files change together, and where they contradict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ataskaita.data.findings import Finding
from ataskaita.schema import Spec
from ataskaita.translation import _
from ataskaita.workbook.answers import Answer, Statement
from ataskaita.workbook.layout import is_missing, unit_columns, units_asked
from ataskaita.workbook.plan import Change, Plan, Removal
from ataskaita.workbook.report import Keys, Report, Row, canonical, is_filled, keys_of
from ataskaita.workbook.words import SIDECAR


def merge(report: Report, answers: Sequence[Answer]) -> Plan:
    """Set what files state against what there is, and against one another."""
    plan = Plan(findings=[finding for answer in answers for finding in answer.findings])
    statements = [statement for answer in answers for statement in answer.statements]
    for spec in report.specs.values():
        mine = [statement for statement in statements if statement.table == spec.name]
        if mine:
            _merge_table(report, spec, mine, plan)
    _merge_sidecars(report, [said for answer in answers for said in answer.sidecars], plan)
    _who_answered(report, answers, plan)
    for answer in answers:
        plan.tables += answer.tables.items()
        plan.sources |= answer.sources
    return plan


def _merge_table(report: Report, spec: Spec, statements: Iterable[Statement], plan: Plan) -> None:
    received = report.now.get(spec.name)
    rows = report.rows(spec.name, report.now)
    lines = received.lines if received else []
    found = [(keys_of(spec, row), line, row) for line, row in zip(lines, rows, strict=True)]
    current = {keys: (line, row) for keys, line, row in found if all(keys)}
    # Rows that wait for somebody to say what they are about.
    open_rows = [entry for entry in found if not all(entry[0])]
    said: dict[tuple[Keys, str], Statement] = {}
    changes: list[Change] = []
    for new in statements:
        if new.keys not in current and (taken := _open_row(new.keys, open_rows)):
            open_rows.remove(taken)
            keys, line, row = taken
            current[new.keys] = line, row
            changes += [
                Change(spec.name, new.keys, name, old, key, line, new.place)
                for name, old, key in zip(spec.keys, keys, new.keys, strict=True)
                if old != key
            ]
        line, row = current.get(new.keys, (None, {}))
        now = row.get(new.column, "")
        first = said.get((new.keys, new.column))
        if not new.column:
            if line is None and first is None:
                changes.append(Change(spec.name, new.keys, "", "", "", None, new.place))
        elif new.base is None and not new.text.strip() and now.strip() in ("", "reported"):
            # An empty cell of a file that is no answer to a workbook says nothing; as a status, it
            # means `reported`.
            continue
        elif wrong := _contradiction(report, spec, new, first, now):
            plan.findings.append(wrong)
        elif first is None and not _same(spec, new, now):
            numeric = spec.columns[new.column].kind != "text"
            text = canonical(new.text, spec.columns[new.column]) if numeric else new.text.strip()
            changes.append(Change(spec.name, new.keys, new.column, now, text, line, new.place))
        said.setdefault((new.keys, new.column), new)
    plan.changes += changes
    fresh = {change.keys for change in changes if change.line is None}
    filled = {change.keys for change in changes if change.line is not None and change.new}
    plan.removals += _splits(report, spec, current, fresh, filled)


def _open_row(keys: Keys, rows: Sequence[tuple[Keys, int, Row]]) -> tuple[Keys, int, Row] | None:
    """The first row whose keys, as far as they are there, are these."""
    fit = (
        row for row in rows if all(old in ("", key) for old, key in zip(row[0], keys, strict=True))
    )
    return next(fit, None)


def _same(spec: Spec, said: Statement, text: str) -> bool:
    column = spec.columns[said.column]
    return canonical(said.text, column) == canonical(text, column)


def _contradiction(
    report: Report, spec: Spec, new: Statement, first: Statement | None, now: str
) -> Finding | None:
    """What a statement contradicts: an earlier file, or what has been changed meanwhile."""
    column = spec.columns[new.column]
    where = f"{report.shown_keys(spec, new.keys)}, {column.title}"
    if first is not None:
        if _same(spec, new, first.text):
            return None
        return _said_twice(where, new, first)
    outdated = new.base is not None and canonical(new.base, column) != canonical(now, column)
    if not outdated or _same(spec, new, now):
        return None
    base, now = (report.seen(spec, new.column, text) for text in (new.base, now))
    return _outdated(where, new, base, now, report.file(spec.name))


def _said_twice(where: str, new: Statement, first: Statement) -> Finding:
    """A cell of which two files say different things."""
    message = _("{cell}: here it is {new}, but {other} in {place}.")
    said, other = (one.place.typed or _("nothing") for one in (new, first))
    message = message.format(cell=where, new=said, other=other, place=first.place)
    fix = _("Find out which is right and correct the other file.")
    return new.place.finding("BOOK-11", new.place.typed, message, fix)


def _outdated(where: str, new: Statement, base: str, now: str, file: str) -> Finding:
    """A cell of a workbook that is older than the file."""
    base, now = (text or _("nothing") for text in (base, now))
    message = _("{cell}: it was {base} when the workbook was written, and is {now} in {file} now.")
    message = message.format(cell=where, base=base, now=now, file=file)
    fix = _("Write into the workbook what is right: {now}, or correct the file first.")
    return new.place.finding("BOOK-12", new.place.typed, message, fix.format(now=now))


def _splits(
    report: Report,
    spec: Spec,
    current: dict[Keys, tuple[int, Row]],
    fresh: set[Keys],
    said: set[Keys],
) -> list[Removal]:
    """Rows of groups that hold nothing yet and of whose units some have answered."""
    columns = unit_columns(spec)
    if not spec.additive or not fresh or not columns:
        return []
    found, place = [], spec.keys.index(columns[0])
    for keys, (line, row) in current.items():
        if is_filled(spec, row) or keys in said:
            continue
        members = report.units.counted(keys[place]) - {keys[place]}
        parts = {id: (*keys[:place], id, *keys[place + 1 :]) for id in members}
        if fresh.isdisjoint(parts.values()):
            continue
        asked = tuple(
            parts[id]
            for id in report.units.working()
            if id in parts and id in report.words(spec, columns[0]) and parts[id] not in current
        )
        found.append(Removal(spec.name, keys, line, asked))
    return found


def _merge_sidecars(report: Report, statements: Iterable[Statement], plan: Plan) -> None:
    said: dict[tuple[str, str], Statement] = {}
    for new in statements:
        now = report.sidecars.get(new.table, {}).get(new.column, "").strip()
        first = said.get((new.table, new.column))
        if new.text == now or (first and first.text == new.text):
            continue
        where = f"{report.specs[new.table].title}, {SIDECAR.get(new.column, new.column)}"
        if first:
            plan.findings.append(_said_twice(where, new, first))
            continue
        said[new.table, new.column] = new
        if new.base.strip() != now:
            file = report.sidecar(new.table)
            plan.findings.append(_outdated(where, new, new.base, now, file))
        else:
            plan.sidecars.append(new)


def _who_answered(report: Report, answers: Sequence[Answer], plan: Plan) -> None:
    files: dict[str, list[str]] = {}
    for answer in answers:
        if answer.unit:
            files.setdefault(answer.unit, []).append(answer.file)
    plan.answered_twice = {unit: names for unit, names in files.items() if len(names) > 1}
    if files:
        plan.missing = [
            unit for unit in units_asked(report) if unit not in files and is_missing(report, unit)
        ]
