"""The library at a glance: its key figures, its units, its projects."""

from __future__ import annotations

from dataclasses import dataclass

from ataskaita.chapter.inline import Inline
from ataskaita.chapter.layout import Row
from ataskaita.chapter.session import session
from ataskaita.chapter.tables import ReportTable, listing
from ataskaita.chapter.text import v
from ataskaita.indicators import NotAvailable, known_indicator

#: Stands where the year has no figures.
NO_DATA = "Duomenų nėra."


@dataclass(frozen=True)
class KeyFigures:
    """The figures of a landing page; showing them enters them in the ledger.

    Parameters
    ----------
    keys : tuple of str
        Indicators, in order; those without a value this year are left out.
    """

    keys: tuple[str, ...]

    def _repr_markdown_(self) -> str:
        shown = [
            f"::: {{.key-figure}}\n{v(key)._repr_markdown_()}\n\n{known_indicator(key).name}\n:::"
            for key in self.keys
            if _is_known(key)
        ]
        if not shown:
            return NO_DATA
        return "\n\n".join(["::: {.key-figures}", *shown, ":::"])

    def __repr__(self) -> str:
        return "key figures"


def key_figures(*keys: str) -> KeyFigures:
    """The most important figures of the year, those that are known.

    Parameters
    ----------
    *keys : str
        Indicators, such as ``loans.items``.
    """
    return KeyFigures(keys)


def no_data(table: str) -> Inline:
    """What stands in place of a table: why the library does not have it, where it has said so."""
    unused = session().tables.not_used.get(table)
    said = unused.reason if unused and unused.in_year(session().year) else NO_DATA
    return Inline((said,))


def units_table() -> ReportTable:
    """A table of the units that work at the end of the year, and the group of each."""
    units = session().tables.units
    working = [units.units[id] for id in units.working()]
    records = [[unit.name, units.name(unit.group)] for unit in working]
    return listing("Padalinys", ["Grupė"], records)


def unit_rows() -> list[Row]:
    """A row for each unit that works at the end of the year and has anything to show."""
    units = session().tables.units
    return [Row(units.name(id), id, optional=True) for id in units.working()]


def project_table() -> ReportTable:
    """A table of the projects carried out in the year."""
    rows = session().tables.get("implemented_projects", session().year).rows
    columns = ["programme", "library_role", "partners"]
    records = [
        [row["name"], *(str(row[column] or "–") for column in columns)] for row in rows.records()
    ]
    return listing("Projektas", ["Programa", "Bibliotekos vaidmuo", "Partneriai"], records)


def _is_known(key: str) -> bool:
    try:
        session().value(key)
    except NotAvailable:
        return False
    return True
