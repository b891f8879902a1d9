"""What the library itself has published of a number, and how exactly an uncertain one is known."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ataskaita.lithuanian.numbers import round_half_up


@dataclass(frozen=True)
class Stated:
    """A figure that the library has published of a number.

    Parameters
    ----------
    id : str
        The figure's id in the table of published figures.
    number : Fraction
        The number.
    digits : int
        Decimal places that were printed.
    exact : bool
        Nothing was rounded: a count, an amount of money.
    text : str
        As printed.
    where : str
        Where it stands in what was published.
    unsigned : bool
        Its sign was lost in print, so only its size can be compared.
    """

    id: str
    number: Fraction
    digits: int
    exact: bool
    text: str
    where: str = ""
    unsigned: bool = False

    def agrees(self, number: Fraction, places: int) -> bool:
        """Whether a number printed with so many decimal places is this one, as far as both go.

        Of a number that is printed with more digits it may be the beginning: 0,9 of 0,99.
        """
        digits = min(places, self.digits)
        mine, other = self.number, number
        if self.unsigned:
            mine, other = abs(mine), abs(other)
        if round_half_up(mine, digits) == round_half_up(other, digits):
            return True
        return places > self.digits and self.is_cut(Fraction(round_half_up(number, places)))

    def is_cut(self, number: Fraction) -> bool:
        """Whether it is a number whose further digits were cut off, not rounded."""
        return abs(self.number) == abs(cut(number, self.digits))

    def settles(self, number: Fraction, places: int) -> bool:
        """Whether it leaves no doubt of any digit of a number printed so."""
        return (self.exact or places <= self.digits) and self.agrees(number, places)


def cut(number: Fraction, digits: int) -> Fraction:
    """A number without what stands behind so many decimal places."""
    return Fraction(int(number * 10**digits), 10**digits)


def known_places(number: Fraction, lower: Fraction, upper: Fraction, places: int) -> int:
    """To how many decimal places a number is known by its bounds; below 0 are tens, hundreds ….

    It is the coarsest power of ten that is at most twice the width of the bounds and leaves the
    rounded number between them, and no finer than what is printed.

    Parameters
    ----------
    number, lower, upper : Fraction
        The number and its bounds.
    places : int
        Decimal places that are printed at most.

    Examples
    --------
    >>> known_places(Fraction(-1805), Fraction(-1843), Fraction(-1767), 0)
    -2
    """
    found, room = places, 2 * (upper - lower)
    while Fraction(10) ** (1 - found) <= room:
        found -= 1
    while found < places and not _fits(number, lower, upper, found):
        found += 1
    return found


def rounded(number: Fraction, places: int) -> Fraction:
    """A number rounded to decimal places, or, where these are below 0, to tens, hundreds …."""
    unit = Fraction(10) ** -min(places, 0)
    return Fraction(round_half_up(number / unit, max(places, 0))) * unit


def _fits(number: Fraction, lower: Fraction, upper: Fraction, places: int) -> bool:
    found = rounded(number, places)
    # A change that is known to be some must not become none.
    return lower <= found <= upper and (found != 0 or number == 0)
