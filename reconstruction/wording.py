"""Lithuanian sentences about what the search found."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ataskaita.lithuanian.numbers import MINUS, format_number
from reconstruction.figures import Figure, pick
from reconstruction.search import Conflict, OtherBounds
from reconstruction.statements import Relation, Statement

#: The rule by which one of all feasible assignments is chosen.
CHOICE = (
    "Dydžiai imami iš eilės, bibliotekos suma prieš jos grupes; kiekvienam parenkamas leistinas "
    "sveikasis skaičius, artimiausias ankstesnių parinkimų paliktų ribų viduriui (iš dviejų "
    "vienodai artimų – didesnis), ir laikomas, kol parenkami kiti. Jei tuo pat metu galimas ir "
    "kitas paskelbto skaičiaus skaitymas, parinkimas tenkina abu."
)


def conflict(found: Conflict, figures: Mapping[str, Figure]) -> str:
    """Say what cannot be, and what could."""
    one = found.statement
    label = one.label[0].upper() + one.label[1:]
    together = "; ".join(says(other, figures) for other in found.contradiction)
    if isinstance(one, Relation):
        gap = number(abs(found.nearest - found.printed))
        claim = (
            f"{label}: pagal {minus(one.right)} turėtų būti {number(found.printed)}, tačiau kiti "
            f"paskelbti skaičiai leidžia tik {span(found.lower, found.upper)}; "
            f"skirtumas ne mažesnis kaip {gap}."
        )
    else:
        digits = pick(figures, one.figure).digits
        claim = (
            f"{label}: paskelbta {number(found.printed, digits)} ({one.figure}), tačiau pagal "
            f"kitus paskelbtus skaičius artimiausia galima reikšmė – "
            f"{number(found.nearest, digits)}."
        )
    return f"{claim} Kartu negali galioti: {together}."


def says(one: Statement, figures: Mapping[str, Figure]) -> str:
    """Quote a statement."""
    if isinstance(one, Relation):
        return f"{one.label} {one.sign.replace('<=', '≤')} {minus(one.right)}"
    figure = pick(figures, one.figure)
    return f"{one.label} – {number(figure.number, figure.digits)} ({one.figure})"


def note(figures: tuple[str, ...], others: list[OtherBounds], exact: bool) -> str:
    """Say on which figures a row rests."""
    basis = "Apskaičiuota" if exact else "Atkurta"
    readings = "".join(
        f"; {other.alternative.label} – {span(other.lower, other.upper)}" for other in others
    )
    return f"{basis} pagal {', '.join(figures)}{readings}"


def span(lower: Fraction, upper: Fraction) -> str:
    """Print bounds: ``nuo 1 iki 2``, or the only value."""
    if lower == upper:
        return number(lower)
    return f"nuo {number(lower)} iki {number(upper)}"


def number(value: Fraction, digits: int | None = None) -> str:
    """Print a number; amounts that are not whole get cents."""
    if digits is None:
        digits = 0 if value.denominator == 1 else 2
    return (MINUS if value < 0 else "") + format_number(abs(value), digits)


def minus(text: str) -> str:
    """Give a sum its true minus signs."""
    return text.replace(" - ", " − ")
