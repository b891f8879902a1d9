"""Rows of a raw table as an amount: their sum, and which rows they are."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ataskaita.data.findings import as_typed
from ataskaita.data.table_names import COLUMNS, NOT_AVAILABLE
from ataskaita.data.tables import Rows, Table
from ataskaita.values.amounts import KEPT_ROWS, STATUSES, Amount, Node, Row, Source

#: Columns of a table of facts that do not name the fact.
_FACT_COLUMNS = COLUMNS - {"unit"}


def amount_of(table: Table, places: Sequence[int], column: str = "value") -> Amount:
    """Add up rows of a table, keeping which they are.

    Parameters
    ----------
    table : Table
        The table.
    places : sequence of int
        Rows of it, as `Table.rows` names them.
    column : str
        The column that is added up; bounds of a row are those of its ``value``.
    """
    rows, source = table.rows, rows_of(table, places, column)
    number = lower = upper = _exact_sum(rows, column, places)
    statuses = set(rows.take("status", places)) if "status" in rows.columns else set()
    # Such a row has no number, but may have one in another column.
    statuses.discard(NOT_AVAILABLE)
    if column == "value" and "lower" in rows.columns and statuses - {"reported"}:
        lower, upper = (_exact_sum(rows, bound, places) for bound in ("lower", "upper"))
    status = max(statuses, key=STATUSES.index, default="reported")
    return Amount(number, lower, upper, status, Node("source", source=source, number=number))


def count_of(table: Table, places: Sequence[int]) -> Amount:
    """Count rows of a table, keeping which they are."""
    exact, source = Fraction(len(places)), rows_of(table, places, "*")
    return Amount(exact, exact, exact, "reported", Node("count", source=source, number=exact))


def rows_of(table: Table, places: Sequence[int], column: str) -> Source:
    """Describe rows of a table as the source of a number.

    Parameters
    ----------
    table : Table
        The table.
    places : sequence of int
        Rows of it, as `Table.rows` names them.
    column : str
        The column that counts; ``*`` where the rows themselves were counted.
    """
    rows = table.rows
    others = _FACT_COLUMNS.union(rows.whole, rows.numbers).difference(table.keys)
    names = [held for name, held in rows.columns.items() if name not in others]
    values, statuses = (rows.columns.get(name) for name in (column, "status"))
    lower, upper = (
        rows.columns.get(bound) if column == "value" else None for bound in ("lower", "upper")
    )
    received = {
        made.line: as_typed(made.expect) or "–"
        for made in table.corrections
        if made.column == column
    }
    kept = tuple(
        Row(
            rows.lines[place],
            ", ".join([str(held[place]) for held in names]),
            "1" if column == "*" else as_typed(values[place]) if values else "",
            (statuses[place] if statuses else "") or "reported",
            as_typed(lower[place]) if lower else "",
            as_typed(upper[place]) if upper else "",
            received.get(rows.lines[place], ""),
        )
        for place in places[:KEPT_ROWS]
    )
    year = int(table.year or 0)
    return Source(table.name, year, table.path, table.sha256, kept, len(places), column)


def _exact_sum(rows: Rows, column: str, places: Sequence[int]) -> Fraction:
    """Whole numbers add up exactly as they are; others by the decimal text they were read from."""
    if column in rows.whole:
        return Fraction(sum(rows.take(column, places)))
    return sum((Fraction(str(number)) for number in rows.take(column, places)), Fraction(0))
