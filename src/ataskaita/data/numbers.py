"""Numbers as people and spreadsheets type them.

A number has an optional sign (a hyphen or a true minus), digits, and at most one decimal mark,
a point or a comma. Thousands may be set apart by spaces or no-break spaces, three digits each.
``1.234`` and ``1,234`` are one and a bit, never one thousand and a bit: in a column of whole
numbers they are refused, so that neither reading is taken by mistake. Numbers with a letter in
them, such as ``1E+05``, are refused too: a spreadsheet writes them when it has lost digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_NUMBER = re.compile(r"[+-]? ?(?:\d+|\d{1,3}(?: \d{3})+)(?:[.,]\d+)?", re.ASCII)
_ODD = re.compile(r"[^0-9.\n-]|\.$|^-?\.", re.MULTILINE)
_THREE = re.compile(r"[.,][0-9]{3}\s*$")

#: Beyond this a floating-point number no longer tells neighbouring whole numbers apart.
LARGEST = 2.0**53


def parse_number(text: str) -> float | None:
    """Read one number; None where the text is not one.

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
    number = float(tidy.replace(" ", "").replace(",", "."))
    return number if abs(number) < LARGEST else None


def parse_numbers(texts: Sequence[str]) -> np.ndarray:
    """Read many numbers at once; NaN where a text is not one."""
    plain = pd.Series(texts, dtype=object)
    numbers = pd.to_numeric(plain, errors="coerce").to_numpy(dtype=float).copy()
    if _ODD.search("\n".join(texts)):
        odd = plain.map(lambda text: _ODD.search(text) is not None).to_numpy(dtype=bool)
        numbers[odd] = np.nan
    doubtful = np.flatnonzero(~(np.abs(numbers) < LARGEST))
    for position in doubtful:
        number = parse_number(texts[position])
        numbers[position] = np.nan if number is None else number
    return numbers


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
        return (
            "is too large, or its thousands are not set apart by threes.",
            "Write the digits without spaces.",
        )
    return "is not a number.", "Write digits only; words belong into the column `note`."
