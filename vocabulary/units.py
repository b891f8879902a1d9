"""Units of the library by name: which branches a fact is true of, and what is known of each."""

from __future__ import annotations

from collections.abc import Iterable

from ataskaita.chapter.session import session
from ataskaita.chapter.tables import Cell, ReportTable, listing
from ataskaita.chapter.text import Inline
from ataskaita.errors import UserError
from ataskaita.indicators import LIBRARY, known_indicator
from ataskaita.lithuanian.words import enumerate_names, inside_sentence, sort_key
from ataskaita.values.values import Value

_WORDS = {"yes": "taip", "no": "ne"}


def names(table: str, **keys: str) -> Inline:
    """The units of a table's matching rows, each without its last word: ``Dysnos ir Palūšės``.

    Parameters
    ----------
    table : str
        A table with a column ``unit``.
    **keys : str
        Columns and the value wanted in each.
    """
    return Inline((_joined(row["unit"] for row in _rows(table, **keys)),))


def working_units(*kinds: str) -> Inline:
    """The units of some kinds that work at the end of the year, as many as are counted.

    ``working_units("service_point")`` names them.

    Parameters
    ----------
    *kinds : str
        Kinds of unit, as ``data/units.csv`` names them.
    """
    return Inline((_joined(session().tables.units.working(*kinds)),))


def texts(table: str, column: str, **keys: str) -> Inline:
    """The texts of a table's matching rows, in the order of the table: ``2018 ir 2019``.

    Parameters
    ----------
    table : str
        The table's name.
    column : str
        The column the texts stand in.
    **keys : str
        Columns and the value wanted in each.
    """
    return Inline((enumerate_names(row[column] for row in _rows(table, **keys)),))


def each(key: str, dimension: str, table: str, **fixed: str) -> Inline:
    """A number for each category that the year has: ``žodiniai – 434, kompleksiniai – 37``.

    The largest comes first.

    Parameters
    ----------
    key : str
        The indicator's id.
    dimension, table : str
        The dimension, and the table whose list has its categories.
    **fixed : str
        The indicator's other dimensions.
    """
    found = {
        category: session().value_or_none(key, LIBRARY, **fixed, **{dimension: category})
        for category in session().categories(table, dimension)
    }
    told = sorted(filter(found.get, found), key=lambda category: -found[category].amount.number)
    said: list[Value | str] = []
    for category in told:
        name = inside_sentence(session().label(dimension, category, table))
        said += [f"{', ' if said else ''}{name} – ", found[category]]
    return Inline(tuple(said))


def units_by(
    key: str,
    table: str,
    *values: str,
    stub: str,
    counted: str = "Filialų skaičius",
    listed: str = "Filialai",
) -> ReportTable:
    """A table of categories: how many units belong to each, and which.

    Without categories it has all of the table's list that any unit belongs to.

    Parameters
    ----------
    key : str
        The indicator that counts the units; it has one dimension, a column of the table.
    table : str
        The table that lists the units.
    *values : str
        The categories, in order.
    stub, counted, listed : str
        The headings.
    """
    (dimension,) = known_indicator(key).dimensions
    found = [
        [
            session().label(dimension, value, table),
            session().value(key, **{dimension: value}),
            str(names(table, **{dimension: value})) or "–",
        ]
        for value in values or session().categories(table, dimension)
    ]
    records = [record for record in found if values or record[1].number]
    return listing(stub, [counted, listed], records)


def texts_by(
    key: str, table: str, column: str, *, stub: str, counted: str, listed: str
) -> ReportTable:
    """A table of categories: a number for each, and the texts of its rows.

    It has all categories of the table's list that the year has rows of.

    Parameters
    ----------
    key : str
        The indicator of the number; it has one dimension, a column of the table.
    table, column : str
        The table, and its column of texts.
    stub, counted, listed : str
        The headings.
    """
    (dimension,) = known_indicator(key).dimensions
    present = {row[dimension] for row in _rows(table)}
    return listing(
        stub,
        [counted, listed],
        [
            [
                session().label(dimension, value, table),
                session().value(key, **{dimension: value}),
                str(texts(table, column, **{dimension: value})),
            ]
            for value in session().categories(table, dimension)
            if value in present
        ],
    )


def unit_facts(table: str, stub: str, **headings: str) -> ReportTable:
    """A table of what is known of each unit: ``unit_facts("stock_checks", "Filialas", …)``.

    Parameters
    ----------
    table : str
        A table with a column ``unit``.
    stub : str
        The heading above the units.
    **headings : str
        Columns of the table and the heading of each.
    """
    units = session().tables.units
    records = sorted(_rows(table), key=lambda row: sort_key(units.name(row["unit"])))
    return listing(
        stub,
        list(headings.values()),
        [
            [units.name(record["unit"]), *(_word(record[column]) for column in headings)]
            for record in records
        ],
    )


def row_facts(table: str, **headings: str) -> ReportTable:
    """A table of the texts in a year's rows, in the order of the file.

    Parameters
    ----------
    table : str
        The table's name.
    **headings : str
        Columns of the table and the heading of each; the first column names the rows.
    """
    first, *others = headings
    records = _rows(table)
    return listing(
        headings[first],
        [headings[column] for column in others],
        [[record[first], *(_word(record[column]) for column in others)] for record in records],
    )


def service_points() -> ReportTable:
    """A table of the service points: the branch that serves each, and whether it works."""
    units = session().tables.units
    points = [unit for unit in units.units.values() if unit.kind == "service_point"]
    return listing(
        "Punktas",
        ["Aptarnauja", "Veikė"],
        [
            [_short(point.id), units.name(point.served_by), _word("yes" if point.active else "no")]
            for point in sorted(points, key=lambda point: sort_key(point.name))
        ],
    )


def _rows(table: str, **keys: str) -> list[dict[str, str]]:
    """The year's rows of a table that hold some values, all as text; a gap is an empty one."""
    found = session().tables.get(table, session().year)
    if found is None:
        raise UserError(
            f"{session().year} m. lentelės „{table}“ nėra.",
            "Įrašykite ją į data/raw arba išbraukite sąrašą iš skyriaus.",
        )
    return [
        {column: "" if cell is None else str(cell) for column, cell in row.items()}
        for row in found.rows.records(**keys)
    ]


def _joined(ids: Iterable[str]) -> str:
    return enumerate_names(sorted((_short(id) for id in ids), key=sort_key))


def _short(id: str) -> str:
    """A unit's name without what it is: ``Palūšės`` of ``Palūšės filialas``."""
    name = session().tables.units.name(id)
    return name.removesuffix(" bibliotekinio aptarnavimo punktas").removesuffix(" filialas")


def _word(text: str) -> Cell:
    return _WORDS.get(text, text) or "–"
