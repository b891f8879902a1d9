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
from collections.abc import Collection, Iterable, Iterator, Mapping

from ataskaita.data import table_names
from ataskaita.data.copied_rows import (
    copied_numbers,
    copied_texts,
    lost_statuses,
    texts_of_last_year,
)
from ataskaita.data.entries import read_yaml_with_lines
from ataskaita.data.findings import Finding
from ataskaita.data.folder import SIDECAR, table_path
from ataskaita.data.lost_rows import lost_columns, lost_rows
from ataskaita.data.lost_thousands import lost_thousands
from ataskaita.data.not_used import FILE as NOT_USED
from ataskaita.data.old_files import files_of_last_year, sidecar_of_last_year
from ataskaita.data.percents import lost_percent
from ataskaita.data.sidecars import CONFIRMATION
from ataskaita.data.suspicion import Suspicion, bare
from ataskaita.data.tables import Table
from ataskaita.data.units import Units
from ataskaita.project import Project
from ataskaita.schema import Spec
from ataskaita.translation import _

#: Letters that a reason has at least: a word alone gives none.
_REASON = 10

Key = tuple[str, int | None]


def compare_with_last_year(
    project: Project,
    specs: Mapping[str, Spec],
    tables: Mapping[Key, Table],
    headers: Mapping[Key, Collection[str]],
    unsound: Iterable[Key],
    units: Units,
    year: int,
) -> Iterator[Finding]:
    """What looks like last year's among the tables of a year, and is not confirmed.

    Parameters
    ----------
    project : Project
    specs : mapping
        Table -> its definition.
    tables : mapping
        (name, year) -> the table, of both years.
    headers : mapping
        (name, year) -> the columns that its file has.
    unsound : iterable of (str, int)
        Tables in which something is wrong anyhow; they are not compared.
    units : Units
    year : int
        The report year.
    """
    unsound = set(unsound)
    for name, spec in specs.items():
        if spec.folder != "raw" or name == table_names.PRINTED:
            continue
        now, before = tables.get((name, year)), tables.get((name, year - 1))
        if now is None:
            continue
        compared = (name, year) not in unsound and (name, year - 1) not in unsound
        found = list(sidecar_of_last_year(now, before))
        if (name, year) not in unsound:
            found += lost_percent(spec, now, before if compared else None)
        if before and compared:
            found += copied_numbers(spec, now, before)
            found += lost_rows(spec, now, before, units)
            found += lost_statuses(project, spec, now, before)
            found += copied_texts(spec, now, before)
            found += lost_thousands(spec, now, before)
            found += lost_columns(spec, before, headers[name, year], headers[name, year - 1])
        if (name, year) not in unsound:
            # Behind those that were copied: of a text that is both, this is not told again.
            found += texts_of_last_year(spec, now)
        yield from _unconfirmed(project, now, found, judged=compared)
    yield from files_of_last_year(project, year)


def lost_tables(
    project: Project,
    specs: Mapping[str, Spec],
    tables: Mapping[Key, Table],
    left_out: Collection[str],
    year: int,
) -> Iterator[Finding]:
    """Tables that a year may lack, but the year before had; others are asked for anyhow."""
    for name, spec in specs.items():
        path = table_path(project, name, spec.folder, year)
        had = spec.folder == "raw" and name != table_names.PRINTED and (name, year - 1) in tables
        if had and spec.required == "no" and name not in left_out and not path.is_file():
            message = _("The table {name} ({title}), which {year} had, is missing.")
            fix = _("Save it there; where there is none any more, write it into {file}.")
            yield Finding(
                *(project.relative(path), None, "", "", "LAST-04"),
                message.format(name=name, title=spec.title, year=year - 1),
                fix.format(file=NOT_USED),
            )


def _unconfirmed(
    project: Project, table: Table, found: Iterable[Suspicion], *, judged: bool
) -> Iterator[Finding]:
    """Findings of what nobody has confirmed, and of confirmations that nothing asks for."""
    path = (project.root / table.path).with_suffix(SIDECAR)
    sidecar = project.relative(path)
    confirmed = _confirmations(project, sidecar)
    asked: set[str] = set()
    for suspicion in found:
        told = suspicion.key in asked
        asked.add(suspicion.key)
        if suspicion.key not in confirmed and not told:
            yield Finding(
                sidecar if suspicion.in_sidecar else table.path,
                suspicion.line,
                suspicion.column,
                suspicion.value,
                suspicion.rule,
                suspicion.message,
                f"{suspicion.fix} {how_to_confirm(suspicion.key, sidecar)}",
            )
    for key, (reason, line) in confirmed.items():
        where = (sidecar, line, key, reason)
        if key not in asked:
            if judged:
                message = _("Nothing asks for this confirmation.")
                yield Finding(*where, "LAST-09", message, _("Delete this confirmation."))
        elif (letters := len(re.findall(r"[^\W\d_]", reason))) < _REASON:
            short = _("The reason is too short to say why it is so.")
            message = short if letters else _("A confirmation needs a reason.")
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
