"""What must be known of a library before it can have a report: its names, its units."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ataskaita.data.units import LIBRARY, Unit
from ataskaita.errors import UserError
from ataskaita.new_library.layout import layout
from ataskaita.translation import _

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


def read_units(given: str) -> tuple[tuple[Unit, ...], dict[str, str]]:
    """Read a list of units.

    Parameters
    ----------
    given : str
        The names, with semicolons between them, the central library first, each with its group
        behind an at sign where it is another than that of its kind: ``A; B @ G; C @ G``.

    Returns
    -------
    tuple
        The units, and group -> name in the order of tables.

    Raises
    ------
    UserError
        There is no unit in it, or two are called alike.
    """
    named = _named(given)
    names = [unit.name for unit in named]
    if not named:
        fix = _("Name at least the central library, for instance: {example}")
        fix = fix.format(example='--units "Centrinė biblioteka; Kairių filialas"')
        raise UserError(_("No unit of the library is named."), fix)
    for name in names:
        if names.count(name) > 1:
            fix = _("Give each its own name; where they are alike, say where it is.")
            raise UserError(_("Two units are called {name}.").format(name=name), fix)
    return _units(named)


def _named(given: str) -> list[Unit]:
    """The units, without ids yet, and with the names of their groups."""
    found: list[Unit] = []
    for part in re.split(r"[;\n]", given):
        name, _at, group = (" ".join(piece.split()) for piece in part.partition("@"))
        if name:
            found.append(_of_a_kind(name, group, first=not found))
    return found


def _of_a_kind(name: str, group: str, *, first: bool) -> Unit:
    """The unit with the kind that its place, its name or its group says."""
    kinds = layout()["kinds"]
    said = f"{name} {group}".casefold()
    told = (kind for kind in kinds if "stem" in kind and kind["stem"] in said)
    kind = kinds[0] if first else next(told, kinds[-1])
    group = group or kind.get("group", "")
    # Written with a capital, as at the beginning of a line, a group of a kind is still that group.
    groups = {one["group"].casefold(): one["group"] for one in kinds if "group" in one}
    return Unit("", name, kind["id"], groups.get(group.casefold(), group))


def _units(named: list[Unit]) -> tuple[tuple[Unit, ...], dict[str, str]]:
    ids: list[str] = []
    for unit in named:
        ids.append(new_id(unit.name, ids, brief=True))
    groups: dict[str, str] = {}
    units = []
    for id, unit in zip(ids, named, strict=True):
        name = unit.group or unit.name
        alike = name.casefold()
        group = next((key for key, known in groups.items() if known.casefold() == alike), "")
        if not group:
            members = [o for o in named if o is not unit and o.group.casefold() == alike]
            # A group of one unit may share its id; any other sharing would mean two things.
            alone = name == unit.name and not members
            group = id if alone else new_id(name, [*ids, *groups])
            groups[group] = name
        units.append(replace(unit, id=id, group=group))
    return tuple(units), groups
