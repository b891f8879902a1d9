"""Digits in the narrative: which are statistics, and the few kinds that may be typed."""

from __future__ import annotations

import re

from ataskaita.lint.allowed import ALLOWED
from ataskaita.lint.signs import ALLOWED_NUMBER

#: Signs that are numbers by themselves: fractions, digits in circles, Roman, raised and lowered.
_SIGNS = "¼-¾⅐-⅟ↀ-ↈⅠ-ⅿ①-⒛⓪-⓿❶-➓⁰⁴-⁹₀-₉"

_NUMBER = re.compile(
    r"(?<![^\W\d_])[+−–-]?(?:\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)*)"
    r"(?:\s*[–-]\s*\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)*)?"
    r"(?:[ \u00a0\u202f]?(?:%|‰|proc\.|tūkst\.|mln\.|mlrd\.))?"
    # A raised figure behind a letter is a power: m².
    rf"|[{_SIGNS}]+|(?<![^\W\d_])[¹²³]+"
    # Behind a word that no code begins with.
    r"|(?<=[a-ząčęėįšųūž]{4})\d+(?!\w)"
)


def typed_numbers(text: str) -> list[tuple[int, int]]:
    """Find the numbers that no rule lets pass.

    Parameters
    ----------
    text : str
        A sentence or a caption.

    Returns
    -------
    list of tuple of int
        Where each stands.
    """
    if not any(character.isnumeric() for character in text):
        return []
    for pattern in ALLOWED.values():
        text = pattern.sub(lambda found: ALLOWED_NUMBER * len(found[0]), text)
    return [found.span() for found in _NUMBER.finditer(text)]
