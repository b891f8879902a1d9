"""Explanations of large changes, as the analyst writes them.

``data/notes/<year>.yml`` holds a list; each entry has

- ``indicator``: what moved, as a chapter names it: ``visits.total``, with its categories
  where it has any: ``visits.by(month, age)``;
- ``text``: why, one or two Lithuanian sentences for readers of the report;
- ``source``: who says so, or where it can be looked up;
- ``date``: when it was written;
- ``expect``: unit -> the change as it is printed, for instance ``{library: -718, harbour: -72}``.
  It is a guard: once the data has changed, the text may no longer be true, and the explanation
  does not count until somebody has looked at it again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ataskaita.data.entries import read_entries
from ataskaita.data.findings import Finding
from ataskaita.errors import DataErrors, UserError
from ataskaita.indicators.formulas import call_of, parse_call
from ataskaita.lithuanian.numbers import round_half_up
from ataskaita.project import Project
from ataskaita.translation import _
from ataskaita.values.values import Value

FIELDS = {"indicator": str, "text": str, "source": str, "date": dt.date, "expect": dict}


@dataclass(frozen=True)
class Note:
    """An explanation.

    Parameters
    ----------
    indicator : str
        What moved, with its categories.
    text, source : str
        Why, and who says so.
    date : date
        When it was written.
    expect : mapping
        Unit -> the change as printed.
    line : int
        Where it stands in its file.
    """

    indicator: str
    text: str
    source: str
    date: dt.date
    expect: Mapping[str, Decimal]
    line: int

    def fits(self, moved: Value) -> bool:
        """Whether this is the explanation of a change.

        Of one that is known roughly the whole number may be named, too: raw data tells it.
        """
        exact = round_half_up(moved.amount.number, moved.places)
        return self.expect.get(moved.unit) in (exact, moved.shown)


def read_notes(project: Project, year: int) -> list[Note]:
    """Read the explanations of a year; there need not be any.

    Raises
    ------
    DataErrors
        The file is not as it should be.
    """
    return parse_notes(project.root / Project.notes_file(year), Project.notes_file(year))


def parse_notes(path: Path, file: str) -> list[Note]:
    """Read a file of explanations; `file` is what findings call it."""
    entries, findings = read_entries(path, file, FIELDS, rule="NOTE-01")
    notes = []
    for entry, line in entries:
        try:
            notes.append(_note(entry, line))
        except UserError as error:
            findings.append(Finding(file, line, "", "", "NOTE-02", error.message, error.fix))
        except (ValueError, ArithmeticError):
            message = _("{given} is not a list of units and changes.").format(given=entry["expect"])
            fix = _("Write each unit and its change as printed: {example}.")
            fix = fix.format(example="expect: {library: -718}")
            findings.append(Finding(file, line, "", "", "NOTE-02", message, fix))
    if findings:
        raise DataErrors(findings)
    return notes


def _note(entry: dict[str, Any], line: int) -> Note:
    where, key, dimensions = parse_call(entry["indicator"])
    if where or not entry["expect"]:
        raise ValueError
    expect = {str(unit): Decimal(str(number)) for unit, number in entry["expect"].items()}
    call, text = call_of(key, dimensions), entry["text"].strip()
    return Note(call, text, entry["source"], entry["date"], expect, line)
