"""Sentences about the groups of units side by side: where a number rose, where it is higher.

Which group is which way is found anew each year; groups that are alike are named together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from ataskaita.chapter.inline import Inline
from ataskaita.chapter.session import session
from ataskaita.chapter.text import noun, spelled, way
from ataskaita.lithuanian.typography import NBSP
from ataskaita.lithuanian.words import ROSE, direction, enumerate_names
from ataskaita.values.values import Value

#: Where something is, in the order in which groups are named.
WHERE = {
    "ignalina": "Ignalinos bibliotekoje",
    "dukstas": "Dūkšto miesto filiale",
    "rural": "kaimo filialuose",
}

#: Whose something is.
OF = {
    "ignalina": "Ignalinos bibliotekos",
    "dukstas": "Dūkšto miesto filialo",
    "rural": "kaimo filialų",
}

#: What stands before the other of two that are compared.
THAN = ("daugiau negu", "mažiau negu", "tiek pat, kiek")

#: What a number did in the places that an indicator counts.
WAYS = {"rising": "didėjo", "falling": "mažėjo", "stable": "nepakito"}

Parts = list[Value | str]


def moved_by_group(key: str, *, forms: Sequence[str] = ROSE, sizes: bool = True) -> Inline:
    """Where a number rose and where it fell, and by how much.

    ``Ignalinos bibliotekoje sumažėjo 8,4 proc. p., o Dūkšto miesto filiale ir kaimo filialuose
    padidėjo atitinkamai 1,1 ir 1,4 proc. p.``

    Parameters
    ----------
    key : str
        The indicator's id.
    forms : sequence of str
        The words for up, down and unchanged.
    sizes : bool
        Say by how much; without it, only which way.
    """
    changes = {unit: session().change(key, unit) for unit in WHERE}
    parts = []
    for sign, units in _alike(changes, lambda value: value.sign):
        said: Parts = [f"{_where(units)} {way(forms, *(changes[unit] for unit in units))}"]
        if sign and sizes:
            found = [replace(changes[unit], absolute=True) for unit in units]
            said += [" atitinkamai " if len(units) > 1 else " ", *_sizes(found)]
        parts.append(said)
    return Inline(tuple(_joined(parts, ", o ")))


def each_group(key: str) -> Inline:
    """A number for each group that it is known of.

    ``Ignalinos bibliotekos – 20, kaimo filialų – 16``

    Parameters
    ----------
    key : str
        The indicator's id.
    """
    known = {unit: session().value_or_none(key, unit) for unit in OF}
    parts: list[Parts] = [[f"{OF[unit]} – ", value] for unit, value in known.items() if value]
    return Inline(tuple(_joined(parts, ", ")))


def went_each_way(theme: str, forms: tuple[str, str, str]) -> Inline:
    """In how many places a number went which way; a way that none went is not named.

    ``didėjo penkiolikoje filialų, mažėjo keturiuose, nepakito viename``

    Parameters
    ----------
    theme : str
        Where the indicators are that count the places: those of `WAYS`.
    forms : tuple of str
        The places, masculine, after 1, 2 and 10: ``"filiale", "filialuose", "filialų"``.
    """
    counted = [(verb, session().value(f"{theme}.{way}")) for way, verb in WAYS.items()]
    parts: list[Parts] = []
    for verb, number in [one for one in counted if one[1].sign] or counted:
        places = "" if parts else NBSP + noun(number, forms)
        parts.append([f"{verb} ", spelled(number, "masculine locative"), places])
    return Inline(tuple(_joined(parts, ", ")))


def compared_with_others(key: str, unit: str, *, forms: Sequence[str] = THAN) -> Inline:
    """How a group's number compares with those of the others.

    ``daugiau negu kaimo filialuose (49,4) ar Ignalinos bibliotekoje (40,7)``

    Parameters
    ----------
    key, unit : str
        The indicator's id and the group.
    forms : sequence of str
        The words where the number is above, below or equal to the other.
    """
    here = session().value(key, unit)
    others = {other: session().value(key, other) for other in WHERE if other != unit}

    def sign(other: Value) -> int:
        return replace(here, amount=here.amount - other.amount).sign

    parts = []
    for above, units in _alike(others, sign):
        said: Parts = [f"{direction(above, forms)} "]
        for place, other in enumerate(units):
            before = " ar " if place else ""
            said += [f"{before}{WHERE[other]} (", replace(others[other], bare=True), ")"]
        parts.append(said)
    return Inline(tuple(_joined(parts, ", bet ")))


def answered_by_group(part: str, whole: str, accusative: str, of: tuple[str, str]) -> Inline:
    """In which groups a part is all there is, in which others how much of it, and where is none.

    ``Ignalinos bibliotekoje ir kaimo filialuose atsakyta į visas užklausas, Dūkšto miesto filiale –
    į 23 iš 25``

    Parameters
    ----------
    part, whole : str
        The indicators of what was answered and of what was received.
    accusative : str
        What is received, behind "visas": ``"užklausas"``.
    of : tuple of str
        The same behind "iš 21" and "iš 22": ``"užklausos", "užklausų"``.
    """
    answered = {unit: session().value(part, unit) for unit in WHERE}
    received = {unit: session().value(whole, unit) for unit in WHERE}
    none = [unit for unit in WHERE if not received[unit].number]
    asked = [unit for unit in WHERE if unit not in none]
    full = [unit for unit in asked if answered[unit].number == received[unit].number]
    parts: list[Parts] = []
    if full:
        parts.append([f"{_where(full)} atsakyta į visas {accusative}"])
    for unit in asked:
        if unit not in full:
            verb = "– į " if parts else "atsakyta į "
            what = "" if parts else NBSP + noun(received[unit], (of[0], of[1], of[1]))
            parts.append([f"{WHERE[unit]} {verb}", answered[unit], " iš ", received[unit], what])
    if none:
        parts.append([f"{_where(none)} {of[1]} negauta"])
    said = _joined(parts, ", ")
    first = said[0]
    return Inline((first[:1].upper() + first[1:] if isinstance(first, str) else first, *said[1:]))


def _alike(values: dict[str, Value], sign: Callable[[Value], int]) -> list[tuple[int, list[str]]]:
    """The groups by sign, the sign of the first group first."""
    signs = {unit: sign(value) for unit, value in values.items()}
    order = list(dict.fromkeys(signs.values()))
    ranked = sorted(values, key=lambda unit: order.index(signs[unit]))
    return [(found, list(units)) for found, units in groupby(ranked, key=signs.__getitem__)]


def _where(units: Iterable[str]) -> str:
    return enumerate_names(WHERE[unit] for unit in units)


def _sizes(sizes: list[Value]) -> Parts:
    """Numbers one after the other, the measure said once: ``1,1 ir 1,4 proc. p.``."""
    said: Parts = []
    for place, size in enumerate(sizes, start=1):
        if place > 1:
            said.append(" ir " if place == len(sizes) else ", ")
        said.append(size if place == len(sizes) else replace(size, bare=True))
    return said


def _joined(parts: list[Parts], joint: str) -> Parts:
    """Parts of a sentence, the last behind a joint of its own, the others behind commas."""
    said: Parts = []
    for place, part in enumerate(parts, start=1):
        said += [joint if place == len(parts) else ", "] if said else []
        said += part
    return said
