"""The numbers of a chart as a table: entered in the ledger, and handed over to be taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ataskaita.chapter.layout import Column, Row
from ataskaita.chapter.session import session
from ataskaita.tables import Run, Table, TableCell, TableRow
from ataskaita.tables.model import Runs, headings
from ataskaita.values.values import Value


def drawn_table(
    columns: Sequence[Column], rows: Sequence[Row], cells: Sequence[Sequence[Value | None]]
) -> dict[str, Any]:
    """Enter the values that a chart draws in the ledger.

    Parameters
    ----------
    columns, rows : sequence
        Its series, and the categories along its axis.
    cells : sequence of sequence of Value or None
        The values, by row and column.

    Returns
    -------
    dict
        The chart as a table, for the metadata of its picture; see `ataskaita.tables.Table.to_json`.
    """
    names = ["", *(column.label for column in columns)]
    table = Table(
        aligns=("left", *["right"] * len(columns)),
        head=headings(names, ["", *(column.group for column in columns)]),
        body=tuple(
            TableRow((TableCell((Run(row.label),)), *(TableCell(_runs(value)) for value in line)))
            for row, line in zip(rows, cells, strict=True)
        ),
    )
    return table.to_json()


def _runs(value: Value | None) -> Runs:
    if value is None:
        return (Run("[x]", "missing"),)
    shown = replace(value, bare=False)
    number = Run(shown.text, "number", shown.key, session().enter(shown, "figure"))
    return (number, Run(shown.mark, "mark")) if shown.mark else (number,)
