"""Nothing of last year passes as this year's: this year's tables beside those of the year before.

A table that was copied and not filled in is sound by itself; only beside last year's does it show.
What looks copied or lost is a finding. What is truly so is confirmed in the table's sidecar, by a
line that the finding itself shows: its rule, what it is about, and the reason::

    LAST-01: "Patalpos nesikeitė: nei rekonstrukcijos, nei naujų padalinių nebuvo."
    LAST-02 audio: "Garso įrašų nebeišduodama."
    LAST-11 1.2: "Plane iš tiesų siekiama pusės procento."

A confirmation that nothing asks for is itself a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ataskaita.data import table_names
from ataskaita.data.copied_rows import (
    copied_numbers,
    lost_statuses,
    numbers_of_another,
    texts_of_last_year,
)
from ataskaita.data.corrections import corrections_file
from ataskaita.data.entries import read_yaml_with_lines
from ataskaita.data.findings import Finding
from ataskaita.data.folder import SIDECAR, table_path
from ataskaita.data.loader import Loader
from ataskaita.data.lost_rows import lost_columns, lost_rows
from ataskaita.data.misplaced_marks import denied, lost_percent, misplaced, renumbered
from ataskaita.data.not_used import FILE as NOT_USED
from ataskaita.data.sidecars import CONFIRMATION
from ataskaita.data.suspicion import YEAR, Suspicion, bare, speaks_of_last_year
from ataskaita.data.tables import Table
from ataskaita.data.units import LIBRARY, Units
from ataskaita.project import Project
from ataskaita.schema import Spec
from ataskaita.translation import _

#: Letters that a reason has at least: a word alone gives none.
_REASON = 10


def compare_with_last_year(loader: Loader, units: Units) -> Iterator[Finding]:
    """What looks like last year's among the tables of the report year, and is not confirmed.

    Of rows in which something is wrong anyhow nothing more is told.

    Parameters
    ----------
    loader : Loader
        What was read.
    units : Units
        Those of the report year.
    """
    project, year = loader.project, loader.years[0]
    facts = (table.rows.columns for table in loader.tables.values() if table.year)
    named = {id for columns in facts for id in columns.get("unit", ())}
    others: list[Table] = []
    for name, spec in loader.specs.items():
        if spec.folder != "raw" or name == table_names.PRINTED:
            continue
        spec = _with_names(spec, units)
        this, last = (name, year), (name, year - 1)
        now, before = loader.tables.get(this), loader.tables.get(last)
        if now is None:
            if before and spec.required == "no":
                yield from _lost_table(loader, spec)
            continue
        wrong = [finding for finding in loader.findings if finding.file == now.path]
        lines = {finding.line for finding in wrong}
        compared = before if last not in loader.unsound else None
        found = [*sidecar_of_last_year(now, before), *lost_percent(spec, now, compared)]
        found += denied(spec, now)
        found += texts_of_last_year(spec, now, compared)
        if compared:
            found += [*misplaced(spec, now, compared), *renumbered(spec, now, compared)]
            found += lost_statuses(project, spec, now, compared)
            found += lost_columns(spec, compared, loader.headers[this], loader.headers[last])
            if not any(finding.column in spec.keys for finding in wrong):
                found += lost_rows(spec, now, compared, units, named)
        for older in loader.years[1:]:
            # A file of any earlier year may have been taken for this year's.
            if (name, older) in loader.tables and (name, older) not in loader.unsound:
                found += copied_numbers(spec, now, loader.tables[name, older])
        for other in others if spec.is_fact else ():
            title = loader.specs[other.name].title
            found += numbers_of_another(spec, now, other, title)
        others.append(now)
        judged = this not in loader.unsound and last not in loader.unsound
        told = [one for one in found if one.in_sidecar or one.line not in lines]
        yield from _unconfirmed(project, now, told, judged=judged)
    yield from register_of_last_year(loader.tables[table_names.UNITS, None], year)
    yield from files_of_last_year(project, year)


def _with_names(spec: Spec, units: Units) -> Spec:
    """The definition of a table whose columns of units have their names for labels."""
    names = {id: units.name(id) for id in units.known_ids()} | {LIBRARY: units.in_words(LIBRARY)}
    columns = {
        name: replace(column, labels=names) if column.units else column
        for name, column in spec.columns.items()
    }
    return replace(spec, columns=columns)


def _lost_table(loader: Loader, spec: Spec) -> Iterator[Finding]:
    """A table that a year may lack, but the year before had; others are asked for anyhow."""
    year = loader.years[0]
    path = table_path(loader.project, spec.name, spec.folder, year)
    if not path.is_file() and not loader.is_left_out(spec, year):
        message = _("The table {name} ({title}), which {year} had, is missing.")
        message = message.format(name=spec.name, title=spec.title, year=year - 1)
        fix = _("Save it there; where there is none any more, write it into {file}.")
        fix = fix.format(file=NOT_USED)
        yield Finding(loader.project.relative(path), None, "", "", "LAST-04", message, fix)


def _unconfirmed(
    project: Project, table: Table, found: Iterable[Suspicion], *, judged: bool
) -> Iterator[Finding]:
    """Findings of what nobody has confirmed, and of confirmations that nothing asks for."""
    path = (project.root / table.path).with_suffix(SIDECAR)
    sidecar = project.relative(path)
    confirmed = _confirmations(project, sidecar)
    asked: set[str] = set()
    for one in found:
        if one.key not in confirmed and one.key not in asked:
            file = sidecar if one.in_sidecar else table.path
            fix = f"{one.fix} {how_to_confirm(one.key, sidecar)}"
            yield Finding(file, one.line, one.column, one.value, one.rule, one.message, fix)
        asked.add(one.key)
    for key, (reason, line) in confirmed.items():
        where = (sidecar, line, key, reason)
        if key not in asked:
            if judged:
                message = _("Nothing asks for this confirmation.")
                yield Finding(*where, "LAST-09", message, _("Delete this confirmation."))
        elif len(re.findall(r"[^\W\d_]", reason)) < _REASON or len(reason.split()) < 2:
            message = _("A confirmation needs a reason.")
            fix = _("Write in a sentence why it is so.")
            yield Finding(*where, "LAST-09", message, fix)


def _confirmations(project: Project, sidecar: str) -> dict[str, tuple[str, int]]:
    """What a sidecar confirms -> the reason and its line; faults of its own are told elsewhere."""
    loaded, tree, _wrong = read_yaml_with_lines(project.root / sidecar, sidecar, "META-02")
    if not isinstance(loaded, dict):
        return {}
    lines = {key.value: key.start_mark.line + 1 for key, _ in tree.value}
    return {
        bare(str(name)): ("" if reason is None else str(reason), lines.get(str(name), 1))
        for name, reason in loaded.items()
        if str(name).startswith(CONFIRMATION)
    }


def how_to_confirm(key: str, sidecar: str) -> str:
    """Say how to confirm something in the sidecar of a table."""
    shown = key if re.fullmatch(r"[\w ./-]+", key) else f'"{key}"'
    message = _("If it is truly so, say why: add the line {line} to {file}.")
    return message.format(line=f'`{shown}: "…"`', file=sidecar)


def sidecar_of_last_year(now: Table, before: Table | None) -> Iterator[Suspicion]:
    """Fields of a sidecar that speak of the year before, or of less of the year than is over."""
    meta, year = now.meta, int(now.year or 0)
    received, end = meta.get("received", ""), meta.get("period", "").rpartition("/")[2]
    fix = _("Write where and when this year's table was received.")
    # What is no day is told as such.
    if YEAR.match(received) and received <= end:
        message = _("The table was received on {day}, but speaks of the time until {end}.")
        yield _field(now, "received", message.format(day=received, end=end), fix)
    earlier = before.meta.get("period", "") if before is not None else ""
    days = (period := meta.get("period", "")).split("/")
    # What is no time of the year is told as such.
    sound = days == sorted(days) and {day[:4] for day in days} == {str(year)}
    if earlier and sound and earlier.replace(str(year - 1), str(year)) != period:
        message = _(
            "It speaks of another part of its year than the table of {before} did: {period}."
        )
        yield _field(
            now,
            "period",
            message.format(before=year - 1, period=earlier),
            _("Write in the figures of that time, and the time they speak of."),
        )
    for name in ("title", "source", "notes"):
        text, named = meta.get(name, ""), year - 1
        copied = name == "notes" and before is not None and text == before.meta.get(name)
        years = [int(one) for one in YEAR.findall(text)]
        if copied and years:
            message = _("The text is that of {before}, word for word.")
        elif name != "notes" and years and max(years) < year:
            # Whatever year a table was copied from.
            message, named = _("It names {before}, not {year}."), max(years)
        elif speaks_of_last_year(text, year):
            message = _("It names {before}, not {year}.")
        else:
            continue
        told = message.format(before=named, year=year)
        yield _field(now, name, told, _("Write what is true this year."))


def register_of_last_year(units: Table, year: int) -> Iterator[Finding]:
    """The sidecar of the units, where it is older than what they say of the year."""
    period = units.meta.get("period", "")
    columns = (units.rows.columns.get(name, ()) for name in ("since", "closed"))
    if period[-10:] < str(year) and any(str(year) in map(str, column) for column in columns):
        message = _("The table says what has changed in {year}, but its sidecar is older.")
        fix = _("Write where and when that was received, and the time it speaks of.")
        file = units.path.removesuffix(".csv") + SIDECAR
        yield Finding(file, None, "period", period, "LAST-06", message.format(year=year), fix)


def files_of_last_year(project: Project, year: int) -> Iterator[Finding]:
    """Files beside the tables that belong to the edition of the year before."""
    yield from _old_entries(project, f"data/raw/{year}/exceptions.yml", year)
    yield from _old_entries(project, corrections_file(year), year)
    published, conflicts = project.published(year), project.raw(year) / "reconstruction.yml"
    copied = _("The file is that of {year}, word for word.").format(year=year - 1)
    if _same(published, project.published(year - 1)):
        yield _of_another_edition(project, published, copied)
    if conflicts.is_file() and not published.is_file():
        message = _(
            "It tells what could not be reconstructed from a published edition of {year}, but "
            "there is no {file}."
        ).format(year=year, file=project.relative(published))
        yield _of_another_edition(project, conflicts, message)
    elif _same(conflicts, project.raw(year - 1) / conflicts.name):
        yield _of_another_edition(project, conflicts, copied)


def _of_another_edition(project: Project, path: Path, message: str) -> Finding:
    fix = _("Delete it: it belongs to another edition.")
    return Finding(project.relative(path), None, "", "", "LAST-08", message, fix)


def _old_entries(project: Project, file: str, year: int) -> Iterator[Finding]:
    """Entries that stand word for word in the same file of the year before."""
    entries, tree, _wrong = read_yaml_with_lines(project.root / file, file, "")
    old = file.replace(str(year), str(year - 1))
    earlier, _tree, _wrong = read_yaml_with_lines(project.root / old, old, "")
    if not isinstance(entries, list) or not isinstance(earlier, list):
        return
    for entry, node in zip(entries, tree.value, strict=True):
        if entry in earlier:
            message = _("The entry is word for word that of {year}.").format(year=year - 1)
            fix = _(
                "Delete it; or look at this year's data, and write the reason and today's date."
            )
            yield Finding(file, node.start_mark.line + 1, "", "", "LAST-08", message, fix)


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()


def _field(table: Table, name: str, message: str, fix: str) -> Suspicion:
    value = table.meta.get(name, "")
    return Suspicion("LAST-06", name, message, fix, None, name, value, in_sidecar=True)
