"""A table of the new year: last year's keys, and nothing of what last year said."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ataskaita.data import table_names
from ataskaita.data.reading import DELIMITERS, Received
from ataskaita.schema import Spec

#: What a target is, as against how much of it is aimed at and how it went.
_TARGET = ("section", "name", "indicator", "comparison", "of", "unit", "measure")

_MARK = "\ufeff"


@dataclass(frozen=True)
class NewTable:
    """A table to be filled in."""

    text: str
    rows: int


def table_to_fill(
    spec: Spec,
    received: Received | None = None,
    path: Path | None = None,
    units: Collection[str] | None = None,
) -> NewTable:
    """A table of which the keys are known and all else is empty.

    Parameters
    ----------
    spec : Spec
        What the table is.
    received : Received, optional
        Last year's; only a header is made where there was none.
    path : Path, optional
        The file of last year's: the new one is written as that was, for the same spreadsheet.
    units : collection of str, optional
        The units that there are this year; rows of others are left out.
    """
    header = list(received.columns) if received else _columns(spec)
    rows = _rows(spec, received, header, units) if received else []
    first = path.read_bytes().partition(b"\n")[0].decode("utf-8") if path else ""
    written = io.StringIO()
    writer = csv.writer(
        written,
        delimiter=max(DELIMITERS, key=first.count),
        lineterminator="\r\n" if first.endswith("\r") else "\n",
    )
    writer.writerows([header, *rows])
    mark = _MARK if first.startswith(_MARK) else ""
    return NewTable(mark + written.getvalue(), len(rows))


def _columns(spec: Spec) -> list[str]:
    """The columns of a table that nobody has had before."""
    wanted = [name for name, column in spec.columns.items() if not column.optional]
    return [*wanted, "status"] if spec.is_fact else wanted


def _rows(
    spec: Spec, received: Received, header: list[str], units: Collection[str] | None
) -> list[list[str]]:
    if set(header) <= {*spec.keys, *table_names.BESIDE}:
        # The keys are all that such a table says: they have to be written anew.
        return []
    carried = {key for key in spec.keys if spec.columns[key].kind == "text"}
    if spec.name == table_names.TARGETS:
        carried.update(_TARGET)
    cells = [
        [cell.strip() if name in carried else "" for cell in received.columns[name]]
        for name in header
    ]
    rows = [list(row) for row in dict.fromkeys(zip(*cells, strict=True))]
    if units is None or "unit" not in spec.keys:
        return rows
    place = header.index("unit")
    return [row for row in rows if row[place] in units]
