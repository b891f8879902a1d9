"""Data and methods in a chapter: where the data comes from, how sure it is, what rules hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from ataskaita.chapter.inline import Inline, listed, with_noun
from ataskaita.chapter.session import session
from ataskaita.chapter.tables import Cell, ReportTable, in_full, listing
from ataskaita.data.addresses import raw_page
from ataskaita.data.table_names import NOT_AVAILABLE
from ataskaita.data.tables import Table
from ataskaita.indicators import LIBRARY
from ataskaita.indicators.rows import amount_of
from ataskaita.tables import Run
from ataskaita.values.amounts import Amount
from ataskaita.values.measures import COUNT, DECIMAL
from ataskaita.values.values import Value


def sources_table() -> ReportTable:
    """Every raw table: what it holds, where it was taken from, how many of its rows are certain."""
    records: list[list[Cell]] = [
        [
            table.meta["title"],
            f"{table.year}",
            table.meta["source"],
            _rows(table, "reported"),
            _rows(table, "reconstructed", "estimated"),
        ]
        for table in _facts()
    ]
    made = listing("Lentelė", ["Metai", "Šaltinis", "Gauta eilučių", "Atkurta eilučių"], records)
    pages = (raw_page(table.path) for table in _facts())
    rows = [replace(row, page=page) for row, page in zip(made.rows, pages, strict=True)]
    return replace(made, rows=rows)


def rows_counted(status: str, one: str, few: str, many: str) -> Inline:
    """How many rows of the raw tables have a status, with the noun that agrees.

    Parameters
    ----------
    status : str
        ``reported``, or ``reconstructed`` for all that are not simply reported.
    one, few, many : str
        The forms after 1, 2 and 10.
    """
    statuses = [found for table in _facts() for found in table.statuses if found != NOT_AVAILABLE]
    reported = sum(found == "reported" for found in statuses)
    number = reported if status == "reported" else len(statuses) - reported
    return Inline(with_noun(session().number(f"rows.{status}", number), (one, few, many)))


def dictionary_table(*tables: str) -> ReportTable:
    """The data dictionary: each column of the tables named, or of all tables.

    At its end stand the tables that the library does not have, each with the reason. A table that
    need not be there, and of which no year has any, is not spoken of.
    """
    titles = session().titles
    unused = {
        t["table"]: t["not_used"]
        for t in session().snapshot.dictionary["tables"]
        if t["not_used"] and (not tables or t["table"] in tables)
    }
    spoken_of = _spoken_of()
    records = [
        [
            titles[c["table"]],
            _code(c["column"]),
            c["title"],
            c["kind"] + (", raktas" if c["key"] else ""),
            c["description"],
        ]
        for c in session().snapshot.dictionary["columns"]
        if (not tables or c["table"] in tables)
        and c["column"] not in _COMMON
        and c["table"] not in unused
        and c["table"] in spoken_of
    ]
    records += [
        [titles[table], "–", "–", "–", f"Nenaudojama: {reason}"] for table, reason in unused.items()
    ]
    return listing("Lentelė", ["Stulpelis", "Pavadinimas", "Tipas", "Aprašas"], records)


def common_columns_table() -> ReportTable:
    """The columns that all tables of facts share."""
    seen = {c["column"]: c for c in session().snapshot.dictionary["columns"]}
    return listing(
        "Pavadinimas",
        ["Stulpelis", "Tipas", "Aprašas"],
        [
            [seen[name]["title"], _code(name), seen[name]["kind"], seen[name]["description"]]
            for name in _COMMON
            if name in seen
        ],
    )


def rules_table() -> ReportTable:
    """The rules that tables must satisfy together; none of tables that are not spoken of."""
    spoken_of = _spoken_of()
    titles = session().titles
    return listing(
        "Reikalavimas",
        ["Lentelės"],
        [
            [
                rule["title"],
                "; ".join(titles[table] for table in rule["tables"]),
            ]
            for rule in session().snapshot.dictionary["rules"]
            if set(rule["tables"]) <= spoken_of
        ],
    )


def reconstructed_table() -> ReportTable:
    """Every reconstructed number with the bounds that the published figures leave it."""
    records: list[list[Cell]] = []
    for table in _facts():
        for place, status in enumerate(table.statuses):
            if status in ("reported", NOT_AVAILABLE):
                continue
            value = _row_value(table, place)
            amount = value.amount
            records.append(
                [
                    table.meta["title"],
                    _row_name(table, place),
                    f"{table.year}",
                    value,
                    replace(value, kind="lower", amount=Amount.constant(amount.lower)),
                    replace(value, kind="upper", amount=Amount.constant(amount.upper)),
                ]
            )
    headings = ["Eilutė", "Metai", "Reikšmė", "Mažiausia", "Didžiausia"]
    made = listing("Duomenys", headings, records, "Atkurtų skaičių nėra")
    return in_full(made)


def exceptions_table() -> ReportTable:
    """Contradictions in the received data that are known, each with its reason."""
    records = []
    titles = {rule["rule"]: rule["title"] for rule in session().snapshot.dictionary["rules"]}
    for known in session().tables.exceptions:
        gap = session().number(
            f"exception.{known.rule}",
            Fraction(str(known.difference)),
            unit=known.unit or LIBRARY,
            year=known.year,
        )
        name, year = titles[known.rule], f"{known.year}"
        records.append([name, year, gap, known.reason, known.source])
    headings = ["Metai", "Skirtumas", "Paaiškinimas", "Vieta šaltinyje"]
    return listing("Reikalavimas", headings, records, "Žinomų prieštaravimų nėra")


def _code(name: str) -> Cell:
    """What files and messages call something."""
    return (Run(name, "code"),)


_COMMON = ("value", "status", "lower", "upper", "note")


def _spoken_of() -> set[str]:
    """The tables that there should be, and those that may be and are."""
    present = {table.name for table in session().tables}
    listed = session().snapshot.dictionary["tables"]
    return present | {table["table"] for table in listed if table["required"] != "no"}


def _facts() -> Iterator[Table]:
    for table in session().tables:
        if table.year is not None and table.statuses is not None:
            yield table


def _rows(table: Table, *statuses: str) -> Value:
    number = sum(status in statuses for status in table.statuses)
    return session().number(f"rows.{table.name}.{statuses[0]}", number, year=table.year)


def _row_value(table: Table, place: int) -> Value:
    amount = amount_of(table, [place])
    whole = all(n.denominator == 1 for n in (amount.number, amount.lower, amount.upper))
    return Value(
        f"raw.{table.name}",
        LIBRARY,
        table.year,
        amount,
        COUNT if whole else DECIMAL,
        {"line": str(table.rows.lines[place])},
        bare=True,
    )


def _row_name(table: Table, place: int) -> str:
    keys = next(
        t["keys"] for t in session().snapshot.dictionary["tables"] if t["table"] == table.name
    )
    names = []
    for key in keys:
        value = table.rows.columns[key][place]
        if key == "unit":
            names.append(session().unit_name(value, "Iš viso"))
        else:
            names.append(session().label(key, value, table.name))
    return ", ".join(dict.fromkeys(names))


def reconstruction_conflicts() -> Inline:
    """What the search for whole numbers found impossible in the published figures."""
    return listed(session().conflicts, "Prieštaravimų nerasta.")
