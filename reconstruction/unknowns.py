"""The counts that the published report does not print: what they are and which row keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

#: The edition that leaves counts out. Later ones are reported in full and need none of this.
EDITION = 2023
PREVIOUS = EDITION - 1

#: The groups that add up to the library, as readers see them.
GROUPS = {
    "ignalina": "Ignalinos biblioteka",
    "dukstas": "Dūkšto miesto filialas",
    "rural": "kaimo filialai",
}

#: Counts wanted for each group, in the order in which values are chosen.
BY_GROUP = {
    "users": "registruoti vartotojai",
    "population": "gyventojai",
    "books": "knygos fonde",
    "acquired_books": "naujai gautos knygos",
    "subscriptions": "prenumeruojami periodiniai leidiniai",
}

_CENT = Fraction(1, 100)


@dataclass(frozen=True)
class Unknown:
    """One count to be found.

    Parameters
    ----------
    name : str
        How statements name it, for instance ``users.rural``.
    label : str
        Its Lithuanian name.
    table : str
        The raw table that keeps it.
    keys : Mapping of str to str
        The row's key columns.
    year : int
        The table's year.
    step : Fraction
        What one stands for: 1, or 1/100 where an amount of money is counted in cents.
    """

    name: str
    label: str
    table: str
    keys: Mapping[str, str] = field(hash=False)
    year: int = EDITION
    step: Fraction = Fraction(1)


@dataclass(frozen=True)
class Reported:
    """A row of the same tables that the report does print.

    Parameters
    ----------
    table : str
        The raw table that keeps it.
    keys : Mapping of str to str
        The row's key columns.
    figure : str
        The figure that gives its value.
    year, step
        As for `Unknown`.
    """

    table: str
    keys: Mapping[str, str] = field(hash=False)
    figure: str
    year: int = EDITION
    step: Fraction = Fraction(1)


_ALL = [
    *(
        Unknown(f"{table}.{group}", f"{label}, {name}", table, {"unit": group})
        for table, label in BY_GROUP.items()
        for group, name in GROUPS.items()
    ),
    Unknown(
        "other_spending",
        "kitos lėšos dokumentams įsigyti, Eur",
        "acquisition_spending",
        {"source": "other"},
        step=_CENT,
    ),
    Unknown(
        "electronic_enquiries",
        "elektroniniu būdu pateiktos užklausos",
        "enquiries_by_channel",
        {"channel": "electronic"},
    ),
    Unknown("loans_2022", "išduotis 2022 m.", "loans", {"document_type": "total"}, PREVIOUS),
    Unknown(
        "events_2022",
        "renginiai 2022 m.",
        "events",
        {"unit": "library", "event_type": "total"},
        PREVIOUS,
    ),
    Unknown(
        "enquiries_2022",
        "užklausos 2022 m.",
        "enquiries",
        {"unit": "library", "outcome": "received"},
        PREVIOUS,
    ),
    Unknown(
        "premises_2022", "patalpų plotas 2022 m., m²", "premises", {"unit": "library"}, PREVIOUS
    ),
]

#: All unknown counts, in the order in which values are chosen.
UNKNOWNS = {unknown.name: unknown for unknown in _ALL}

REPORTED = (
    Reported("acquisition_spending", {"source": "state"}, "F008", step=_CENT),
    Reported("acquisition_spending", {"source": "municipal_periodicals"}, "F009", step=_CENT),
)
