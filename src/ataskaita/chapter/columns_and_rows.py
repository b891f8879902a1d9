"""The columns and rows that chapters name for tables and charts, such as `col` and `by`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from ataskaita.chapter.layout import Column, Row
from ataskaita.chapter.series import all_years
from ataskaita.chapter.session import session
from ataskaita.indicators import LIBRARY, known_indicator

#: What chapters can call.
__all__ = [
    "both_years", "by", "change_col", "col", "cols_by", "every_year", "groups", "other_row", "row",
    "under", "years",
]  # fmt: skip


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
