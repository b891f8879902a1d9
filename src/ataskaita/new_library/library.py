"""What must be known of a library before it can have a report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ataskaita.data.units import LIBRARY

#: Words of libraries' names in the nominative and in the genitive.
_GENITIVES = {
    "biblioteka": "bibliotekos",
    "viešoji": "viešosios",
    "centrinė": "centrinės",
    "pagrindinė": "pagrindinės",
}

#: What an adjective in the nominative ends in: which of them goes with the library isn't known.
_NOMINATIVE = ("inė", "oji", "nioji")

#: Words that say what a unit is; its id does without them.
_KINDS = re.compile(
    r"\b(?:filialas|biblioteka|miesto|kaimo|viešoji|skyrius|padalinys)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Unit:
    """A unit of the library.

    Parameters
    ----------
    id, name, kind, group : str
        As ``data/units.csv`` has them; the group by its id.
    """

    id: str
    name: str
    kind: str
    group: str


@dataclass(frozen=True)
class Library:
    """A library.

    Parameters
    ----------
    name, genitive : str
        What it is called: ``Kairių biblioteka``, ``Kairių bibliotekos``.
    municipality : str
        Whose inhabitants it serves, in the genitive: ``Kairių rajono savivaldybės``.
    year : int
        The first report year.
    units : tuple of Unit
        Its units, the central library first.
    groups : mapping
        Group -> its name, in the order of tables.
    """

    name: str
    genitive: str
    municipality: str
    year: int
    units: tuple[Unit, ...]
    groups: Mapping[str, str]


def genitive(name: str) -> str:
    """The genitive of a library's name; empty where it is not certain."""
    found = name
    for word, changed in _GENITIVES.items():
        found = re.sub(rf"\b{word}\b", changed, found)
        found = re.sub(rf"\b{word.capitalize()}\b", changed.capitalize(), found)
    left = [word for word in found.split() if word.endswith(_NOMINATIVE)]
    return found if re.search(r"\bbibliotekos\b", found) and not left else ""


def municipality(name: str) -> str:
    """The municipality that a library's name begins with, in the genitive; empty without one."""
    found = re.match(r".*\bsavivaldybės\b", name)
    return found[0] if found else ""


def new_id(name: str, taken: Iterable[str], *, brief: bool = False) -> str:
    """An id made of a name, that nothing else has: ``kaimo_filialai`` of ``Kaimo filialai``.

    Parameters
    ----------
    name : str
        The name.
    taken : iterable of str
        Ids that there are.
    brief : bool
        Without the words that say what a unit is.
    """
    taken = {*taken, LIBRARY}
    short = _KINDS.sub(" ", name).strip(" ,.–-") if brief else ""
    short = short or name
    plain = unicodedata.normalize("NFKD", short).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    base = base if re.match(r"[a-z]", base) else f"unit_{base}".rstrip("_")
    found, number = base, 2
    while found in taken:
        found, number = f"{base}_{number}", number + 1
    return found
