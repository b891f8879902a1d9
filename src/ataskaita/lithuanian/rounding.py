"""Rounding that does not say something else than the number."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from ataskaita.lithuanian.numbers import round_half_up

#: Decimal places that are never exceeded: a number so near to a limit is printed as the limit.
MOST = 6


def telling_digits(number: Fraction, limits: Iterable[Fraction], digits: int) -> int:
    """Decimal places with which a number that is below a limit is not printed as having reached it.

    Parameters
    ----------
    number : Fraction
        The exact number.
    limits : iterable of Fraction
        What it is judged by, such as the whole of a target: at least that much.
    digits : int
        The decimal places that it is printed with where these suffice.

    Examples
    --------
    17 999 of 18 000 are not 100,0 % but 99,99 %:

    >>> telling_digits(Fraction(1799900, 18000), [Fraction(100)], 1)
    2
    """
    needed = digits
    for limit in limits:
        while needed < MOST and number < limit <= Fraction(round_half_up(number, needed)):
            needed += 1
    return needed
