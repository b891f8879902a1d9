"""Corrections of received data: entries with a reason, never edits of the received file.

``data/corrections/<year>.yml`` holds a list; each entry has

- ``table`` and ``keys``: the row, by the columns that name it: ``{unit: north}``;
- ``column``: the cell;
- ``expect``: what stands there in the received file. It is a guard: once a corrected file has been
  received, the entry has to go;
- ``value``: what it should be;
- ``status``: how sure that is: ``reported``, ``reconstructed`` or ``estimated``, the last two with
  ``lower`` and ``upper``;
- ``reason``: why, in Lithuanian, for readers of the report;
- ``source``: who says so, or where it can be looked up;
- ``date``: when it was entered.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ataskaita.data.entries import read_entries
from ataskaita.data.findings import Finding, did_you_mean
from ataskaita.project import Project

FIELDS = {
    "table": str,
    "keys": dict,
    "column": str,
    "expect": object,
    "value": object,
    "status": str,
    "reason": str,
    "source": str,
    "date": dt.date,
}
_BOUNDS = {"lower": (int, float), "upper": (int, float)}
_STATUSES = ("reported", "reconstructed", "estimated")


@dataclass(frozen=True)
class Correction:
    """One corrected cell.

    Parameters
    ----------
    table, column : str
        Where the cell is.
    keys : mapping
        Key column -> what it holds in the row.
    expect, value : str, int or float
        What was received, and what it should be.
    status : str
        How sure the correct value is.
    reason, source : str
        Why, and who says so.
    date : date
        When it was entered.
    year, entry : int
        The year of the data, and the line of the entry in its file.
    lower, upper : float or None
        The bounds of a value that is not simply reported.
    line : int
        The line of the row in the received file; 0 before it has been found.
    """

    table: str
    keys: Mapping[str, str]
    column: str
    expect: Any
    value: Any
    status: str
    reason: str
    source: str
    date: dt.date
    year: int
    entry: int
    lower: float | None = None
    upper: float | None = None
    line: int = 0


def corrections_file(year: int) -> str:
    """The file of a year's corrections, from the project's root."""
    return f"data/corrections/{year}.yml"


def read_corrections(
    project: Project, year: int, tables: Iterable[str]
) -> tuple[list[Correction], list[Finding]]:
    """Read the corrections of a year; there need not be any.

    Parameters
    ----------
    project : Project
    year : int
    tables : iterable of str
        The names of tables that may be corrected.

    Returns
    -------
    tuple
        The sound corrections, and what is wrong with the others.
    """
    file, known = corrections_file(year), list(tables)
    entries, findings = read_entries(
        project.root / file, file, FIELDS, _BOUNDS, rule="CORRECTION-01"
    )
    sound = []
    for entry, line in entries:
        correction = Correction(**entry, year=year, entry=line)
        if correction.table not in known:
            findings.append(
                about(
                    correction,
                    "CORRECTION-02",
                    "table",
                    correction.table,
                    f"There is no table {correction.table!r}.",
                    did_you_mean(correction.table, known),
                )
            )
        elif problem := _unsound(correction):
            findings.append(
                about(correction, "CORRECTION-01", "status", correction.status, *problem)
            )
        else:
            sound.append(correction)
    return sound, findings


def about(entry: Correction, rule: str, column: str, value: str, message: str, fix: str) -> Finding:
    """What is wrong with an entry."""
    return Finding(corrections_file(entry.year), entry.entry, column, value, rule, message, fix)


def _unsound(correction: Correction) -> tuple[str, str] | None:
    if correction.status not in _STATUSES:
        return (f"{correction.status!r} is no status.", did_you_mean(correction.status, _STATUSES))
    bounds = (correction.lower, correction.upper)
    if correction.status != "reported" and correction.column == "value" and None in bounds:
        return ("A value that is not simply reported needs bounds.", "Write lower and upper.")
    return None
