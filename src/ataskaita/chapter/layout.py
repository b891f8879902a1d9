"""What a table or chart is made of: columns and rows, and the values where they meet.

A column and a row each say a part of what a cell shows (indicator, year, kind, unit, dimension);
the cell is both together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from ataskaita.chapter.series import all_years, as_one_of_many
from ataskaita.chapter.session import known_indicator, session
from ataskaita.errors import UserError
from ataskaita.indicators import LIBRARY
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


def col(
    key: str = "",
    heading: str = "",
    *,
    year: int | None = None,
    digits: int | None = None,
    **dimensions: str,
) -> Column:
    """A column of values; its heading is the indicator's name where none is given."""
    return Column(
        heading or (known_indicator(key).name if key else str(year or session().year)),
        key,
        year,
        digits=digits,
        dimensions=dimensions,
    )


def change_col(
    key: str = "",
    heading: str = "Pokytis",
    *,
    relative: bool = False,
    digits: int | None = None,
    **dimensions: str,
) -> Column:
    """A column of changes since last year, in numbers or (`relative`) in per cent."""
    kind = "relative" if relative else "change"
    first = not session().compares
    return Column(heading, key, None, kind, digits=digits, dimensions=dimensions, optional=first)


def under(heading: str, *columns: Column) -> list[Column]:
    """Put a common heading above columns."""
    return [replace(column, group=heading) for column in columns]


def both_years(key: str = "", **dimensions: str) -> list[Column]:
    """Three columns: this year, last year, the change; only the first in a first report."""
    now, first = session().year, not session().compares
    return [
        Column(f"{now} m.", key, now, dimensions=dimensions),
        Column(f"{now - 1} m.", key, now - 1, dimensions=dimensions, optional=first),
        Column("Pokytis", key, None, "change", dimensions=dimensions, optional=first),
    ]


def every_year(key: str = "", *, since: int | None = None, **dimensions: str) -> list[Column]:
    """A column for each year, the earliest first.

    A table or chart leaves out the years before the first that has any value; a year without one
    between others stays, as a gap.

    Parameters
    ----------
    key : str
        The indicator; empty where the rows name theirs.
    since : int, optional
        The year to begin with; the first year that was received when left out.

    Examples
    --------
    ``table(every_year("visits.total"), rows=groups())``
    """
    return [
        Column(f"{year} m.", key, year, dimensions=dimensions, series=True)
        for year in all_years(since)
    ]


def years(
    key: str = "", unit: str = LIBRARY, *, since: int | None = None, **dimensions: str
) -> list[Row]:
    """A row for each year, the earliest first; `every_year` says which years those are.

    Parameters
    ----------
    key : str
        The indicator; empty where the columns name theirs.
    unit : str
        ``library``, a group or a unit.
    since : int, optional
        The year to begin with; the first year that was received when left out.

    Examples
    --------
    ``table(rows=years("visits.total", "north"))``, or with several columns
    ``table(col("visits.total"), change_col("visits.total"), rows=years())``.
    """
    return [
        Row(str(year), unit, key, dimensions, year=year, series=True) for year in all_years(since)
    ]


def groups(*, total: bool = True) -> list[Row]:
    """A row for the library as a whole and one for each group of its units.

    A group whose last unit closed in the year before is still there, to be compared with.
    """
    units = session().tables.units
    before = units.in_year(session().previous).total_groups if session().compares else ()
    shown = {*units.total_groups, *before}
    rows = [Row(units.name(group), group) for group in units.groups if group in shown]
    return [Row("Iš viso", total=True), *rows] if total else rows


def by(
    dimension: str,
    *values: str,
    table: str = "",
    without: Collection[str] = (),
    total: str = "",
    **dimensions: str,
) -> list[Row]:
    """A row for each category of a dimension.

    Parameters
    ----------
    dimension : str
        For instance ``document_type``.
    *values : str
        The categories, in order; ``total`` is set apart as the row ``Iš viso``.
    table : str
        A table with a column of that name: all categories of its list follow, in the order of the
        list, of which there is anything to show. What is added to the list comes along.
    without : collection of str
        Categories of the list that are left out.
    total : str
        The indicator of the row ``Iš viso``, put first; empty for no such row.
    **dimensions : str
        Further dimensions that all rows share.
    """
    rows = [
        Row(
            "Iš viso" if value == "total" else session().label(dimension, value, table),
            dimensions=dimensions | {dimension: value},
            total=value == "total",
            optional=listed,
        )
        for value, listed in _categories(dimension, values, table, without)
    ]
    return [Row("Iš viso", key=total, total=True), *rows] if total else rows


def cols_by(
    key: str,
    dimension: str,
    *values: str,
    table: str = "",
    without: Collection[str] = (),
    **dimensions: str,
) -> list[Column]:
    """A column for each category of a dimension; the parameters are those of `col` and `by`."""
    return [
        Column(
            session().label(dimension, value, table),
            key,
            dimensions=dimensions | {dimension: value},
            optional=listed,
        )
        for value, listed in _categories(dimension, values, table, without)
    ]


def _categories(
    dimension: str, values: Sequence[str], table: str, without: Collection[str]
) -> list[tuple[str, bool]]:
    """The categories named, then those of a table's list; each with whether it is of the list."""
    listed = session().categories(table, dimension) if table else []
    named = [(value, False) for value in values]
    return named + [(value, True) for value in listed if value not in {*values, *without}]


def row(
    key: str,
    name: str = "",
    unit: str = LIBRARY,
    *,
    total: bool = False,
    digits: int | None = None,
    **dimensions: str,
) -> Row:
    """A row for an indicator; named after it where no name is given."""
    return Row(name or known_indicator(key).name, unit, key, dimensions, total, digits)


def other_row(name: str, instead: dict[str, str], *, total: bool = False) -> Row:
    """A row that shows other indicators than the columns name, such as a total or a remainder.

    Parameters
    ----------
    name : str
        The row's name.
    instead : dict
        Column's indicator -> the indicator this row shows there.
    total : bool
        Set the row apart.
    """
    return Row(name, total=total, instead=instead)


def cell(column: Column, row: Row) -> Value | str | None:
    """What stands where a column and a row meet.

    Returns
    -------
    Value, str or None
        The value; an empty text where the row has nothing for the column; None where the data
        does not hold the value.
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
    value = session().value_or_none(
        key, row.unit, column.kind, year=year, digits=digits, **dimensions
    )
    if value is None:
        return None
    if column.series or row.series:
        value = as_one_of_many(value)
    return replace(value, signed=column.kind != "value", bare=True)


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
        It is all about years, and none of them has any value.
    """
    flat = flatten(columns)
    if not flat and len(keys := {row.key for row in rows}) == 1:
        flat = [Column(known_indicator(keys.pop()).name)]
    filled = [(row, [cell(column, row) for column in flat]) for row in rows]
    first = _first_year(flat, filled)
    filled = [
        (row, line)
        for row, line in filled
        if not (row.optional and not any(line)) and not (row.series and row.year < first)
    ]
    kept = [
        place
        for place, column in enumerate(flat)
        if not (column.optional and not any(line[place] for _row, line in filled))
        and not (column.series and column.year < first)
    ]
    return (
        [flat[place] for place in kept],
        [row for row, _line in filled],
        [[line[place] for place in kept] for _row, line in filled],
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
