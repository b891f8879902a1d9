"""What a table or chart is made of: columns and rows, and the values where they meet.

A column and a row each say a part of what a cell shows (indicator, year, kind, unit, dimension);
the cell is both together. `columns_and_rows` has the functions by which chapters name them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ataskaita.chapter.series import as_one_of_many
from ataskaita.chapter.session import session
from ataskaita.errors import UserError
from ataskaita.indicators import LIBRARY, NotAvailable, Undefined, known_indicator
from ataskaita.translation import _
from ataskaita.values.values import Value


@dataclass(frozen=True)
class Column:
    """A column: what is said of every row.

    Parameters
    ----------
    label : str
        The heading.
    key : str
        The indicator; empty where the rows name theirs.
    year : int or None
        The year; the report year where None.
    kind : str
        ``value``, ``change`` or ``relative``.
    group : str
        The heading above, shared by neighbouring columns; empty for none.
    digits : int or None
        Decimal places instead of the measure's own.
    series : bool
        One of the years that `every_year` lists.
    optional : bool
        It is left out where it has nothing to show.
    """

    label: str
    key: str = ""
    year: int | None = None
    kind: str = "value"
    group: str = ""
    digits: int | None = None
    dimensions: dict[str, str] = field(default_factory=dict)
    series: bool = False
    optional: bool = False


@dataclass(frozen=True)
class Row:
    """A row: what is said of every column.

    Parameters
    ----------
    label : str
        The row's name.
    unit : str
        The unit or group.
    key : str
        The indicator; empty where the columns name theirs.
    total : bool
        The row sums up the others and is set apart.
    instead : dict
        Column's indicator -> the row's own one; a column it does not name stays empty.
    year : int or None
        The year; that of the column, or the report year, where None.
    series : bool
        One of the years that `years` lists.
    optional : bool
        It is left out where it has nothing to show.
    page : str
        The page of the raw table that it names.
    """

    label: str
    unit: str = LIBRARY
    key: str = ""
    dimensions: dict[str, str] = field(default_factory=dict)
    total: bool = False
    digits: int | None = None
    instead: dict[str, str] = field(default_factory=dict)
    year: int | None = None
    series: bool = False
    optional: bool = False
    page: str = ""


def cell(column: Column, row: Row) -> Value | str | None:
    """What stands where a column and a row meet.

    Returns
    -------
    Value, str or None
        The value; an empty text where the row has nothing for the column; `NOTHING` where it
        would be a share of nothing; None where the data does not hold the value.
    """
    if row.instead and column.key not in row.instead:
        return ""
    if row.instead:
        row = replace(row, key=row.instead[column.key], instead={})
    key = row.key or column.key
    # A total row names its own indicator, without the categories of the rows it sums up.
    dimensions = row.dimensions if row.key else column.dimensions | row.dimensions
    if row.key and column.dimensions:
        wanted = known_indicator(key).dimensions
        dimensions = row.dimensions | {k: d for k, d in column.dimensions.items() if k in wanted}
    year = row.year if column.year is None else column.year
    digits = row.digits if column.digits is None else column.digits
    given = {"year": year, "digits": digits} | dimensions
    value = value_or_gap(key, row.unit, column.kind, **given)
    if not value:
        return value
    if column.series or row.series:
        value = as_one_of_many(value)
    return replace(value, signed=column.kind != "value", bare=True)


class _Nothing(str):
    """A text that is no value: what is asked whether there is one says no."""

    def __bool__(self) -> bool:
        return False


#: What stands where a number would be a share of nothing, or a change from it.
NOTHING = _Nothing("[–]")


def value_or_gap(key: str, unit: str, kind: str = "value", /, **given: Any) -> Value | str | None:
    """The value; `NOTHING` where it would be a share of nothing, None where data lacks."""
    try:
        return session().value(key, unit, kind, **given)
    except NotAvailable as missing:
        return NOTHING if isinstance(missing, Undefined) else None


Cells = list[list[Value | str | None]]


def laid_out(
    columns: Iterable[Column | Sequence[Column]], rows: Sequence[Row]
) -> tuple[list[Column], list[Row], Cells]:
    """Columns, rows and the cells where they meet, without those that have nothing to show.

    Optional rows and columns are left out where they are empty, and the years of a series before
    the first that has any value.

    Parameters
    ----------
    columns : iterable of Column or list of Column
        Without any, there is one column: the indicator that the rows name.
    rows : sequence of Row

    Raises
    ------
    UserError
        It is all about years, and none of them has any value; or a row names one indicator beside
        columns of several.
    """
    flat = flatten(columns)
    _require_one_meaning(flat, rows)
    if not flat and len(keys := {row.key for row in rows}) == 1:
        flat = [Column(known_indicator(keys.pop()).name)]
    filled = [(row, [cell(column, row) for column in flat]) for row in rows]
    first = _first_year(flat, filled)

    def empty(cells: Iterable[Value | str | None]) -> bool:
        return not any(isinstance(found, Value) for found in cells)

    filled = [
        (row, line)
        for row, line in filled
        if not (row.optional and empty(line)) and not (row.series and row.year < first)
    ]
    kept = [
        place
        for place, column in enumerate(flat)
        if not (column.optional and empty(line[place] for _row, line in filled))
        and not (column.series and column.year < first)
    ]
    return (
        [flat[place] for place in kept],
        [row for row, _line in filled],
        [[line[place] for place in kept] for _row, line in filled],
    )


def _require_one_meaning(columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """Refuse a row of one indicator that would stand below headings of others."""
    keys = list(dict.fromkeys(column.key for column in columns if column.key))
    for row in rows:
        if not row.key or row.instead:
            continue
        measure = known_indicator(row.key).measure
        unlike = [key for key in keys if known_indicator(key).measure != measure]
        if len(keys) > 1 or unlike:
            message = _("The row “{row}” shows {indicator}, but columns show {indicators}.")
            example = ", ".join(f'"{key}": "…"' for key in keys)
            fix = _("Name what it shows in each column: {example}.")
            raise UserError(
                message.format(row=row.label, indicator=row.key, indicators=", ".join(keys)),
                fix.format(example=f'other_row("{row.label}", {{{example}}})'),
            )


def _first_year(columns: Sequence[Column], filled: Sequence[tuple[Row, list]]) -> int:
    """The first year of a series that has any value; 0 where there is no series."""
    listed = [
        (column.year if column.series else row.year, found)
        for row, line in filled
        for column, found in zip(columns, line, strict=True)
        if column.series or row.series
    ]
    known = [year for year, found in listed if isinstance(found, Value)]
    if listed and not known:
        names = {row.key or column.key for column in columns for row, _line in filled}
        raise UserError(
            _("No year has any value of {indicators}.").format(indicators=", ".join(sorted(names))),
            _("Name another indicator or unit, or take the table or chart out."),
        )
    return min(known, default=0)


def flatten(columns: Iterable[Column | Sequence[Column]]) -> list[Column]:
    """Columns and lists of columns as one list."""
    flat: list[Column] = []
    for column in columns:
        flat.extend([column] if isinstance(column, Column) else column)
    return flat
