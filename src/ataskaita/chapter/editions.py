"""What has changed since the report was published, for the appendix on checks."""

from __future__ import annotations

from dataclasses import replace

from ataskaita.chapter.explain import name_of
from ataskaita.chapter.inline import Inline
from ataskaita.chapter.session import session
from ataskaita.chapter.tables import Cell, ReportTable, listing
from ataskaita.editions.compare import LARGE, MODERATE, Change, changes
from ataskaita.lithuanian.words import enumerate_names, long_date
from ataskaita.values.measures import PERCENT

CAUSES = {
    "data": "nauji duomenys",
    "correction": "duomenų pataisymas",
    "method": "metodo pakeitimas",
}
SIZES = {"large": "didelis", "moderate": "vidutinis", "small": "mažas"}


def edition_sentence() -> Inline:
    """Which edition the report is compared with, and how many of its numbers have changed."""
    edition = session().edition
    if edition is None:
        return Inline(("Ši ataskaita dar nepaskelbta, todėl palyginti nėra su kuo.",))
    label = edition.manifest["label"]
    number = len(_changes())
    start = f"Lyginama su leidimu „{label}“, paskelbtu {long_date(edition.date)} "
    if not number:
        return Inline((f"{start}Visi jo skaičiai tebegalioja.",))
    shown = session().number("edition.changes", number)
    return Inline((f"{start}Pasikeitusių skaičių: ", shown, "."))


def changes_table() -> ReportTable:
    """Every number that is not what the last edition printed: why, and how much it changed."""
    records: list[list[Cell]] = [
        [
            name_of(change.then),
            f"{session().unit_name(change.then.unit, 'Iš viso')}, {change.then.year} m.",
            replace(change.then, indicator=f"edition.{change.then.indicator}"),
            replace(change.now, published=change.then.number) if change.now else None,
            enumerate_names(CAUSES[cause] for cause in change.causes),
            SIZES[change.size],
        ]
        for change in _changes()
    ]
    headings = ["Padalinys, metai", "Paskelbta", "Dabar", "Priežastis", "Pokytis"]
    return listing("Rodiklis", headings, records, "Pasikeitusių skaičių nėra", notes=False)


def change_size(name: str) -> Inline:
    """From which change on it counts as ``large`` or ``moderate``."""
    number = {"large": LARGE, "moderate": MODERATE}[name]
    of = {"of": name}
    return Inline((session().number("edition.size", number, PERCENT, dimensions=of, digits=0),))


def _changes() -> list[Change]:
    edition = session().edition
    if edition is None:
        return []
    return session().once("changes", lambda: changes(edition, session().tables))
