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
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ataskaita.data.entries import read_entries
from ataskaita.data.findings import Finding, as_typed, did_you_mean
from ataskaita.data.numbers import LARGEST
from ataskaita.project import Project
from ataskaita.translation import _, ngettext

if TYPE_CHECKING:
    import pandas as pd

    from ataskaita.schema import Spec

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


class _Unfit(Exception):
    """A correction that does not fit: rule, column, value, message and fix."""


@dataclass
class Corrections:
    """The corrections of a year, while its tables are read.

    Parameters
    ----------
    entries : list of Correction
        Those still to be applied.
    findings : list of Finding
        What is wrong with them.
    """

    entries: list[Correction]
    findings: list[Finding] = field(default_factory=list)

    def of(self, table: str) -> list[Correction]:
        """Take out those of a table that has been received."""
        mine = [entry for entry in self.entries if entry.table == table]
        self.entries = [entry for entry in self.entries if entry.table != table]
        return mine

    def apply(self, frame: pd.DataFrame, spec: Spec) -> tuple[pd.DataFrame, tuple[Correction, ...]]:
        """Correct a table.

        Parameters
        ----------
        frame : DataFrame
            Typed columns, indexed by line number.
        spec : Spec
            The table's definition.

        Returns
        -------
        tuple
            The corrected table, and the corrections made; what is wrong is noted in `findings`.
        """
        made: dict[tuple[int, str], Correction] = {}
        for correction in self.of(spec.name):
            try:
                line = _line(correction, frame, spec)
                if (line, column := correction.column) in made:
                    message = _("The cell has been corrected by an earlier entry.")
                    fix = _("Keep one entry a cell.")
                    raise _Unfit("CORRECTION-05", "column", column, message, fix)
                _guard(correction, frame[correction.column], line)
            except _Unfit as unfit:
                self.find(correction, *unfit.args)
            else:
                frame = _corrected(frame, correction, line)
                made[line, correction.column] = replace(correction, line=line)
        return frame, tuple(made.values())

    def finish(self) -> None:
        """Note the corrections whose table has not been received."""
        for entry in self.entries:
            message = _("The table {table} of {year} has not been received.")
            message = message.format(table=entry.table, year=entry.year)
            fix = _("Delete the entry, or add the table.")
            self.find(entry, "CORRECTION-02", "table", entry.table, message, fix)
        self.entries = []

    def find(self, entry: Correction, *what: str) -> None:
        """Note what is wrong with an entry: rule, column, value, message and fix."""
        rule, column, value, message, fix = what
        file = corrections_file(entry.year)
        self.findings.append(Finding(file, entry.entry, column, value, rule, message, fix))


def corrections_file(year: int) -> str:
    """The file of a year's corrections, from the project's root."""
    return f"data/corrections/{year}.yml"


def read_corrections(project: Project, year: int, tables: Iterable[str]) -> Corrections:
    """Read the corrections of a year; there need not be any."""
    file, known = corrections_file(year), list(tables)
    path = project.root / file
    entries, findings = read_entries(path, file, FIELDS, _BOUNDS, rule="CORRECTION-01")
    found = Corrections([], findings)
    for entry, line in entries:
        correction = Correction(**entry, year=year, entry=line)
        table, status = correction.table, correction.status
        bounds = correction.lower, correction.upper
        if table not in known:
            message = _("There is no table {table}.").format(table=table)
            fix = did_you_mean(table, known)
            found.find(correction, "CORRECTION-02", "table", table, message, fix)
        elif status not in _STATUSES:
            message = _("'{status}' is no status.").format(status=status)
            fix = did_you_mean(status, _STATUSES)
            found.find(correction, "CORRECTION-01", "status", status, message, fix)
        elif correction.date.year < year:
            message = _("{date} is before {year} began.").format(date=correction.date, year=year)
            fix = _("Write the day on which it was entered.")
            found.find(correction, "CORRECTION-01", "date", str(correction.date), message, fix)
        elif status != "reported" and correction.column == "value" and None in bounds:
            message = _("A value that is not simply reported needs bounds.")
            fix = _("Write lower and upper.")
            found.find(correction, "CORRECTION-01", "status", status, message, fix)
        else:
            found.entries.append(correction)
    return found


def _line(correction: Correction, frame: pd.DataFrame, spec: Spec) -> int:
    """The line of the row that a correction means."""
    for key in map(str, correction.keys):
        if key not in spec.keys:
            message = _("{column} is no key column of {table}.").format(column=key, table=spec.name)
            raise _Unfit("CORRECTION-02", "keys", key, message, did_you_mean(key, spec.keys))
    cells = [name for name in frame.columns if name not in spec.keys]
    if correction.column not in cells:
        message = _("{table} has no such column that could be corrected.").format(table=spec.name)
        fix = did_you_mean(correction.column, cells)
        raise _Unfit("CORRECTION-02", "column", correction.column, message, fix)
    rows = frame
    for key, wanted in correction.keys.items():
        rows = rows[rows[key] == str(wanted)]
    if len(rows) != 1:
        row = ", ".join(f"{key}={value}" for key, value in correction.keys.items())
        message = _("No row has these keys.")
        if len(rows):
            message = ngettext(
                "{number} row has these keys.", "{number} rows have these keys.", len(rows)
            )
        fix = _("Name exactly one row by all its key columns: {keys}.")
        fix = fix.format(keys=", ".join(spec.keys))
        raise _Unfit("CORRECTION-03", "keys", row, message, fix)
    return int(rows.index[0])


def _guard(correction: Correction, column: pd.Series, line: int) -> None:
    """Refuse a value that does not suit the column, or one for another cell than was received."""
    received, wanted = column[line], correction.value
    if column.dtype.kind in "iuf":
        whole = column.dtype.kind != "f"
        number = isinstance(wanted, (int, float)) and abs(wanted) < LARGEST
        if not number or (whole and wanted % 1):
            message = (
                _("{value} is not a whole number.") if whole else _("{value} is not a number.")
            )
            message, fix = message.format(value=wanted), _("Write one; it must suit the column.")
            raise _Unfit("CORRECTION-01", "value", str(wanted), message, fix)
    if not _same(received, correction.expect):
        message = _("The received file says {received} there, not {expected}.")
        message = message.format(received=as_typed(received), expected=correction.expect)
        fix = _("Look at the file again; then correct the entry, or delete it.")
        if _same(received, wanted):
            fix = _("It has been corrected at its source: delete the entry.")
        raise _Unfit("CORRECTION-04", "expect", str(correction.expect), message, fix)


def _same(received: Any, expected: Any) -> bool:
    if isinstance(received, str):
        return received == str(expected)
    if received != received:
        return str(expected) == ""
    return isinstance(expected, (int, float)) and abs(float(received) - float(expected)) < 1e-9


def _corrected(frame: pd.DataFrame, correction: Correction, line: int) -> pd.DataFrame:
    frame = frame.copy()
    number = frame[correction.column].dtype.kind in "iuf"
    frame.at[line, correction.column] = correction.value if number else str(correction.value)
    if correction.column != "value":
        return frame
    # Bounds of the received value would say nothing of the correct one.
    for name, bound in (("lower", correction.lower), ("upper", correction.upper)):
        if name in frame or bound is not None:
            frame[name] = frame[name].astype(float) if name in frame else math.nan
            frame.at[line, name] = math.nan if bound is None else float(bound)
    if "status" in frame or correction.status != "reported":
        if "status" not in frame:
            frame["status"] = "reported"
        frame.at[line, "status"] = correction.status
    return frame
