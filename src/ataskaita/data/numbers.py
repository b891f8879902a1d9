"""Numbers as people and spreadsheets type them.

A number has an optional sign (a hyphen or a true minus), digits, and at most one decimal mark,
a point or a comma. Thousands may be set apart by spaces or no-break spaces, three digits each.
``1.234`` and ``1,234`` are one and a bit, never one thousand and a bit: in a column of whole
numbers they are refused, so that neither reading is taken by mistake. Numbers with a letter in
them, such as ``1E+05``, are refused too: a spreadsheet writes them when it has lost digits. So are
numbers of more digits than a floating-point number keeps.
"""

from __future__ import annotations

import re
from decimal import Decimal

_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_NUMBER = re.compile(r"[+-]? ?(?:\d+|\d{1,3}(?: \d{3})+)(?:[.,]\d+)?", re.ASCII)
_THREE = re.compile(r"[.,][0-9]{3}\s*$")

#: Beyond this a floating-point number no longer tells neighbouring whole numbers apart.
LARGEST = 2.0**53


def parse_number(text: str) -> float | None:
    """Read one number; None where the text is not one, or cannot be kept as it stands.

    Examples
    --------
    >>> parse_number("10 499,35")
    10499.35
    >>> parse_number("1.234,50") is None
    True
    """
    tidy = text.strip().translate(_MINUS).strip()
    if not _NUMBER.fullmatch(tidy):
        return None
    exact = Decimal(tidy.replace(" ", "").replace(",", "."))
    number = float(exact)
    return number if abs(number) < LARGEST and Decimal(repr(number)) == exact else None


def may_be_thousands(text: str) -> bool:
    """Whether the decimal mark of a number may be meant to set thousands apart.

    Examples
    --------
    >>> may_be_thousands("1.000"), may_be_thousands("1,0")
    (True, False)
    """
    return _THREE.search(text) is not None


def why_not_a_number(text: str) -> tuple[str, str]:
    """Say what is wrong with a text that is no number, and how to write it."""
    tidy = text.strip().translate(_MINUS)
    if _NUMBER.fullmatch(tidy):
        return ("has more digits than can be kept exactly.", "Write at most 15 digits.")
    if re.fullmatch(r"[+-]?\d+([.,]\d+)?[eE][+-]?\d+", tidy):
        return (
            "is a number shortened by a spreadsheet; digits may be lost.",
            "Widen the column in the spreadsheet, or give it a number format, and save again.",
        )
    if re.fullmatch(r"[+-]?\d{1,3}([.,]\d{3})+[.,]\d+", tidy):
        return (
            "has two kinds of decimal mark.",
            "Write it without marks between thousands, such as 1234.50.",
        )
    if re.fullmatch(r"[+-]?[\d ]+([.,]\d+)?", tidy):
        return ("has thousands that are not set apart by threes.", "Write it without spaces.")
    return "is not a number.", "Write digits only; words belong into the column `note`."
