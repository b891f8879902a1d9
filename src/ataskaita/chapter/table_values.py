"""Values in the cells of tables, entered in the ledger; and tables of nothing but values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ataskaita.chapter.session import session
from ataskaita.tables import MIME, Run, Table, TableCell, TableRow, to_plain_html
from ataskaita.tables.model import Runs, headings
from ataskaita.values.values import Value


def bundle(table: Table) -> dict[str, Any]:
    """A table as a notebook shows it: as data for our engine, as HTML for all others."""
    return {MIME: table.to_json(), "text/html": to_plain_html(table), "text/plain": "table"}


def value_runs(value: Value | None, place: str = "table", *, whole: str = "") -> Runs:
    """A value with its marks, entered in the ledger; a gap has a mark of its own.

    Parameters
    ----------
    value : Value or None
    place : str
        Where the ledger says that it stands.
    whole : str
        A mark that is said of the table as a whole.
    """
    if not value:
        return (Run("[x]" if value is None else str(value), "missing"),)
    shown = Run(value.text, "number", value.key, session().enter(value, place))
    signs = [sign for sign in value.signs if sign != whole]
    return (shown, Run(f"[{', '.join(signs)}]", "mark")) if signs else (shown,)


def numbers_table(
    names: Sequence[str],
    lines: Iterable[tuple[str, Sequence[Value | None]]],
    place: str,
    groups: Sequence[str] = (),
    lang: str = "",
) -> Table:
    """A table of nothing but numbers behind the names of its rows.

    Parameters
    ----------
    names, groups : sequence of str
        The headings, and those above several; the first stands above the names of rows.
    lines : iterable
        The name of each row, and its values.
    place : str
        As for `value_runs`.
    lang : str
        The language of the words, if another.
    """
    rows = (
        ((Run(name, lang=lang),), *(value_runs(value, place) for value in values))
        for name, values in lines
    )
    return Table(
        aligns=("left", *["right"] * (len(names) - 1)),
        head=headings(names, groups, lang),
        body=tuple(TableRow(tuple(map(TableCell, cells))) for cells in rows),
    )
