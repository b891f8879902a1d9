"""Numbers as Lithuanian readers expect them, by CLDR rules.

Rounding happens here, once, when a number is printed: half away from zero, for every number of
the report alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

LOCALE = "lt"

#: Decimal places that are never exceeded: a number so near to a limit is printed as the limit.
MOST = 6

#: No-break space, the mark between thousands and before a unit.
NBSP = "\u00a0"

#: A true minus sign.
MINUS = "\u2212"


def round_half_up(number: Fraction, digits: int) -> Decimal:
    """Round a number, halves away from zero.

    Parameters
    ----------
    number : Fraction
        The exact number.
    digits : int
        Decimal places to keep, 0 or more.

    Returns
    -------
    Decimal
        A number with exactly `digits` decimal places.

    Examples
    --------
    >>> round_half_up(Fraction(-245, 100), 1)
    Decimal('-2.5')
    """
    scaled = abs(Fraction(number)) * 10**digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    # Made of its digits: arithmetic on decimals would cut very long numbers off.
    return Decimal((int(number < 0), tuple(map(int, str(whole))), -digits))


# A table, the ledger and what a reader may ask of it all print the same number.
@lru_cache(maxsize=4096)
def format_number(number: Fraction, digits: int = 0, *, signed: bool = False) -> str:
    r"""Print a number.

    Parameters
    ----------
    number : Fraction
        The exact number.
    digits : int
        Decimal places to print.
    signed : bool
        Print a plus sign before a positive number.

    Returns
    -------
    str
        For instance ``6 690`` or ``−2,4``; the spaces do not break.

    Examples
    --------
    >>> format_number(Fraction(150191))
    '150\xa0191'
    """
    rounded = round_half_up(number, digits)
    text = _pattern(digits).apply(abs(rounded), _locale())
    if rounded < 0:
        return MINUS + text
    return f"+{text}" if signed and rounded else text


def format_short(number: float) -> str:
    """Print a number of a message: to the cent, without zeros at the end.

    Examples
    --------
    >>> format_short(593.18), format_short(12.50), format_short(24)
    ('593,18', '12,5', '24')
    """
    places = f"{number:.2f}".rstrip("0").partition(".")[2]
    return format_number(Fraction(number), len(places))


def plural(number: Fraction, one: str, few: str, many: str, *, digits: int = 0) -> str:
    """Choose the form of a word that goes with a number.

    Parameters
    ----------
    number : Fraction
        The number as it will be printed with `digits` decimal places.
    one, few, many : str
        The forms after 1, after 2 and after 10, for instance ``užklausa, užklausos, užklausų``.

    Returns
    -------
    str
        One of the three; a fraction takes the genitive singular in Lithuanian, which the source of
        the form must give as part of its own sentence, so it gets `many` here.
    """
    # By CLDR: one is 1, 21, 101; few is 2-9, 22; others are fractions, and 0, 10-20, 30.
    category = _locale().plural_form(abs(round_half_up(number, digits)))
    return {"one": one, "few": few}.get(category, many)


@lru_cache(maxsize=1)
def _locale():
    from babel import Locale

    return Locale.parse(LOCALE)


@lru_cache(maxsize=16)
def _pattern(digits: int):
    from babel.numbers import parse_pattern

    return parse_pattern("#,##0" + ("." + "0" * digits if digits else ""))


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
