"""Numbers as people and spreadsheets type them: read where they have one meaning, else refused.

A number has an optional sign (a hyphen or a true minus), digits, and at most one decimal mark, a
point or a comma. Thousands may be set apart by spaces of any kind, apostrophes, or by the mark that
is not the decimal one: ``1 234,5``, ``1'234.5``, ``1.234.567,89``. A single mark before exactly
three digits, ``714.000`` or ``1,234``, may mean either: it is refused with both readings.

Refused as well are numbers that a spreadsheet has damaged (``1E+05``, ``#REF!``, dates), numbers of
more digits than a floating-point number keeps, and signs of "no number" (``-``, ``n. d.``, ``x``,
``…``): only a person knows whether they stand for 0 or for something unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from ataskaita.translation import _
from ataskaita.yaml_file import read_yaml

#: Beyond this a floating-point number no longer tells neighbouring whole numbers apart.
LARGEST = 2.0**53

_CHARACTERS = str.maketrans(
    dict.fromkeys("\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d", "-")
    | dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " ")
    | dict.fromkeys("\u2019\u2018\u02bc\u00b4`", "'")
    | dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff", None)
)
_QUOTED = re.compile(r'["„“”«»]+(.*?)["„“”«»]+')
_SYMBOL = re.compile(
    r"(?P<before>%|€|eur)?\.?\s*(?P<number>[+-]?\s?[\d].*?|[+-]?\d)\s*"
    r"(?P<after>%|proc|€|eur|eurų|eurai|eurais)?\.?",
    re.IGNORECASE,
)

_GROUP = r"[1-9]\d{0,2}"
_FORMS = (
    # No thousands set apart; by spaces; by apostrophes; by points; by commas.
    (r"\d+(?:[.,]\d+)?", ""),
    (rf"{_GROUP}(?: \d{{3}})+(?:[.,]\d+)?", " "),
    (rf"{_GROUP}(?:'\d{{3}})+(?:[.,]\d+)?", "'"),
    (rf"{_GROUP}(?:(?:\.\d{{3}}){{2,}}(?:,\d+)?|\.\d{{3}},\d+)", "."),
    (rf"{_GROUP}(?:(?:,\d{{3}}){{2,}}(?:\.\d+)?|,\d{{3}}\.\d+)", ","),
)
_NUMBERS = tuple((re.compile(rf"[+-]? ?(?:{form})", re.ASCII), mark) for form, mark in _FORMS)
_EITHER = re.compile(rf"([+-]? ?{_GROUP})([.,])(\d{{3}})", re.ASCII)


@dataclass
class NotReadable(Exception):
    """A cell that holds no number, or may hold either of two."""

    rule: str
    message: str
    fix: str


def read_number(
    text: str, *, whole: bool = False, money: bool = False, measure: str = "", if_unknown: str = ""
) -> Decimal:
    """Read one number exactly as it was typed.

    Parameters
    ----------
    text : str
        What stands in the cell.
    whole : bool
        Whether only a whole number will do.
    money : bool
        Whether it is an amount of euros, to the cent.
    measure : str
        What the number is measured in, such as ``Eur`` or ``%``; a sign for it may stand beside
        the number, another one not.
    if_unknown : str
        What to do where the number is not known, as a sentence.

    Raises
    ------
    NotReadable
        It is no number, or it can be read in two ways.

    Examples
    --------
    >>> read_number("1.234.567,89"), read_number("12,5 %", measure="%")
    (Decimal('1234567.89'), Decimal('12.5'))
    """
    number, symbol = _tidy(text)
    if symbol and symbol != measure:
        raise _foreign_symbol(text, symbol, measure)
    if either := _EITHER.fullmatch(number):
        raise _two_readings(text, *either.groups(), whole=whole, money=money)
    exact = _exact(number)
    if exact is None:
        raise _no_number(text, number, if_unknown)
    if not _is_kept(exact):
        message = _("{value} has more digits than can be kept exactly.")
        raise NotReadable("CELL-02", message.format(value=text), _("Write at most 15 digits."))
    if whole and exact % 1:
        message = _("{value} is not a whole number, and only whole numbers can stand here.")
        fix = _("Look up the right number; leaving out the mark alone would make it {wrong}.")
        wrong = re.sub(r"\D", "", number).lstrip("0") or "0"
        raise NotReadable("CELL-03", message.format(value=text), fix.format(wrong=wrong))
    if money and exact * 100 % 1:
        message = _("{value} has fractions of a cent.")
        fix = _("Write euros with at most two decimal places.")
        raise NotReadable("MONEY-01", message.format(value=text), fix)
    return exact


def parse_number(text: str) -> float | None:
    """Read one number; None where the text is not one, or may be either of two.

    Examples
    --------
    >>> parse_number("10 499,35")
    10499.35
    >>> parse_number("1.234") is None
    True
    """
    try:
        return float(read_number(text))
    except NotReadable:
        return None


def _tidy(text: str) -> tuple[str, str]:
    """The bare number in a text, and the sign of measure beside it: ``%`` or ``Eur``."""
    tidy = text.translate(_CHARACTERS).strip()
    if quoted := _QUOTED.fullmatch(tidy):
        tidy = quoted[1].strip()
    # With an apostrophe in front a spreadsheet marks a cell as text.
    tidy = re.sub(r"^'(?=[-+\d])", "", tidy)
    match = _SYMBOL.fullmatch(tidy)
    if not match or bool(match["before"]) == bool(match["after"]):
        return tidy, ""
    found = (match["before"] or match["after"]).lower()
    return match["number"].strip(), "%" if found in ("%", "proc") else "Eur"


def _exact(number: str) -> Decimal | None:
    for form, mark in _NUMBERS:
        if form.fullmatch(number):
            plain = number.replace(mark, "") if mark else number
            return Decimal(plain.replace(" ", "").replace(",", "."))
    return None


def _is_kept(exact: Decimal) -> bool:
    number = float(exact)
    return abs(number) < LARGEST and Decimal(repr(number)) == exact


def _foreign_symbol(text: str, symbol: str, measure: str) -> NotReadable:
    message = _("{value} carries the sign {symbol}, which can't be understood here.")
    fix = _("Write the number alone, if it is what the column asks for.")
    if measure:
        message = _("{value} carries the sign {symbol}, but here stands: {measure}.")
    told = message.format(value=text, symbol=symbol, measure=measure)
    return NotReadable("CELL-02", told, fix)


def _two_readings(
    text: str, front: str, mark: str, three: str, *, whole: bool, money: bool
) -> NotReadable:
    """The refusal of a mark before three digits."""
    front = front.replace(" ", "")
    rest = three.rstrip("0")
    # With two or four places nobody takes the mark for one between thousands.
    decimals = f"{front}{mark}{three[:2] if three[2] == '0' else three + '0'}"
    small = f"{front},{rest}" if rest else front
    message = _("{value} can be read in two ways: {small} or {large}?")
    message = message.format(value=text, small=small, large=f"{front} {three}")
    if whole and rest:
        fix = _("Write {large} if thousands are meant; {small} is not a whole number.")
    elif money and three[2] != "0":
        fix = _("Write {large} if thousands are meant; {small} has fractions of a cent.")
    else:
        fix = _("Write {large} if thousands are meant, or {decimals} if not.")
    if whole and not rest:
        decimals = front
    fix = fix.format(large=front + three, small=small, decimals=decimals)
    return NotReadable("CELL-08", message, fix)


def _no_number(text: str, number: str, if_unknown: str) -> NotReadable:
    """What is wrong with a text that is no number, and how to write it."""
    flags = re.IGNORECASE | re.DOTALL
    kind = next(one for one in no_numbers() if re.fullmatch(one["fits"], number, flags))
    message, fix = (_(kind[part]) for part in ("message", "fix"))
    if "unknown" in kind:
        fix = f"{fix} {if_unknown}".strip()
    return NotReadable("CELL-02", message.format(value=text), fix)


@cache
def no_numbers() -> list[dict[str, str]]:
    """The kinds of text that are no numbers, and what is said of each: ``no_numbers.yml``."""
    return read_yaml(Path(__file__).with_name("no_numbers.yml"))
