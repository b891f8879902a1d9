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

#: What chapters can call.
__all__ = [
    "common_columns_table", "dictionary_table", "exceptions_table", "reconstructed_table",
    "reconstruction_conflicts", "rows_counted", "rules_table", "sources_table",
]  # fmt: skip


def sources_table() -> ReportTable:
    """Every raw table: what it holds, where it was taken from, how many of its rows are certain."""
    facts = list(_facts())
    records: list[list[Cell]] = [
        [
            table.meta["title"],
            f"{table.year}",
            table.meta["source"],
            _rows(table, "reported"),
            _rows(table, "reconstructed", "estimated"),
        ]
        for table in facts
    ]
    made = listing("Lentelė", ["Metai", "Šaltinis", "Gauta eilučių", "Atkurta eilučių"], records)
    named = zip(made.rows, facts, strict=True)
    return replace(made, rows=[replace(row, page=raw_page(t.path)) for row, t in named])


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
    titles, dictionary = session().titles, session().snapshot.dictionary
    asked = [t for t in dictionary["tables"] if not tables or t["table"] in tables]
    unused = {t["table"]: t["not_used"] for t in asked if t["not_used"]}
    told = {t["table"] for t in asked if not t["not_used"]} & _spoken_of()
    records = [
        [
            titles[c["table"]],
            _code(c["column"]),
            c["title"],
            "raktas" if c["key"] else c["kind"],
            c["description"],
        ]
        for c in dictionary["columns"]
        if c["table"] in told and c["column"] not in _COMMON
    ]
    records += [
        [titles[table], "–", "–", "–", f"Nenaudojama: {reason}"] for table, reason in unused.items()
    ]
    return listing("Lentelė", ["Stulpelis", "Pavadinimas", "Tipas", "Aprašas"], records)


def common_columns_table() -> ReportTable:
    """The columns that all tables of facts share."""
    seen = {c["column"]: c for c in session().snapshot.dictionary["columns"]}
    found = [seen[name] for name in _COMMON if name in seen]
    records = [[c["title"], _code(c["column"]), c["kind"], c["description"]] for c in found]
    return listing("Pavadinimas", ["Stulpelis", "Tipas", "Aprašas"], records)


def rules_table() -> ReportTable:
    """The rules that tables must satisfy together; none of tables that are not spoken of."""
    titles, spoken_of = session().titles, _spoken_of()
    records = [
        [rule["title"], "; ".join(titles[table] for table in rule["tables"])]
        for rule in session().snapshot.dictionary["rules"]
        if spoken_of.issuperset(rule["tables"])
    ]
    return listing("Reikalavimas", ["Lentelės"], records)


def reconstructed_table() -> ReportTable:
    """Every reconstructed number with the bounds that the published figures leave it."""
    records: list[list[Cell]] = []
    for table in _facts():
        for place, status in enumerate(table.statuses):
            if status in ("reported", NOT_AVAILABLE):
                continue
            value = _row_value(table, place)
            lower, upper = (
                replace(value, kind=end, amount=Amount.constant(getattr(value.amount, end)))
                for end in ("lower", "upper")
            )
            name = _row_name(table, place)
            records.append([table.meta["title"], name, f"{table.year}", value, lower, upper])
    headings = ["Eilutė", "Metai", "Reikšmė", "Mažiausia", "Didžiausia"]
    return in_full(listing("Duomenys", headings, records, "Atkurtų skaičių nėra"))


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
    known = {t["table"]: t["keys"] for t in session().snapshot.dictionary["tables"]}
    keys = {key: table.rows.columns[key][place] for key in known[table.name]}
    names = (
        session().unit_name(value, "Iš viso")
        if key == "unit"
        else session().label(key, value, table.name)
        for key, value in keys.items()
    )
    return ", ".join(dict.fromkeys(names))


def reconstruction_conflicts() -> Inline:
    """What the search for whole numbers found impossible in the published figures."""
    return listed(session().conflicts, "Prieštaravimų nerasta.")
