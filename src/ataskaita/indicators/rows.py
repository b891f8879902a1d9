"""Rows of a raw table as an amount: their sum, and which rows they are."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ataskaita.values.amounts import KEPT_ROWS, Amount, Node, Row, Source, least_certain

if TYPE_CHECKING:
    import pandas as pd

    from ataskaita.data.tables import Table

#: Columns of a table of facts that do not name the fact.
_FACT_COLUMNS = frozenset({"value", "status", "lower", "upper", "note", "digits", "evidence"})


def amount_of(table: Table, frame: pd.DataFrame) -> Amount:
    """Add up rows of a table, keeping which they are.

    Parameters
    ----------
    table : Table
        The table.
    frame : DataFrame
        Rows of it, still indexed by their line in the file.
    """
    source = rows_of(table, frame, "value")
    number = _exact_sum(frame["value"])
    if "lower" not in frame:
        return Amount(
            number, number, number, "reported", Node("source", source=source, number=number)
        )
    plain = (frame["status"] == "reported").all()
    lower = number if plain else _exact_sum(frame["lower"])
    upper = number if plain else _exact_sum(frame["upper"])
    status = least_certain(*(Amount(number, lower, upper, s) for s in frame["status"].unique()))
    return Amount(number, lower, upper, status, Node("source", source=source, number=number))


def rows_of(table: Table, frame: pd.DataFrame, column: str) -> Source:
    """Describe rows of a table as the source of a number.

    Parameters
    ----------
    table : Table
        The table.
    frame : DataFrame
        Rows of it, still indexed by their line in the file.
    column : str
        The column that counts; ``*`` where the rows themselves were counted.
    """
    kept = frame.head(KEPT_ROWS)
    names = [name for name in kept.columns if name not in _FACT_COLUMNS]
    received = {
        made.line: _cell(made.expect) or "–" for made in table.corrections if made.column == column
    }
    rows = tuple(
        Row(
            int(line),
            ", ".join(str(record[name]) for name in names),
            _cell(record.get(column)) if column != "*" else "1",
            record.get("status") or "reported",
            _cell(record.get("lower")),
            _cell(record.get("upper")),
            received.get(int(line), ""),
        )
        for line, record in zip(kept.index, kept.to_dict("records"), strict=True)
    )
    return Source(
        table.name, int(table.year or 0), table.path, table.sha256, rows, len(frame), column
    )


def _cell(value: object) -> str:
    """A cell as a person would type it: no `.0` behind a whole number, nothing for a gap."""
    if value is None or value != value:
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _exact_sum(column: pd.Series) -> Fraction:
    """Whole numbers add up exactly as they are; others by the decimal text they were read from."""
    if column.dtype.kind in "iu":
        return Fraction(int(column.sum()))
    return sum((Fraction(str(number)) for number in column), Fraction(0))
