"""Digits in the narrative: which are statistics, and the few kinds that may be typed."""

from __future__ import annotations

import re
from functools import partial

from ataskaita.lint import words
from ataskaita.lint.patterns import patterns
from ataskaita.lint.seen import ALLOWED_NUMBER

#: Digits that may be typed, kind by kind; `docs/lint.md` lists the same.
ALLOWED = {kind: re.compile("|".join(some)) for kind, some in patterns("allowed.yml").items()}

_NUMBER = re.compile(
    r"(?<![^\W_])[+−–-]?(?:\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)*)"
    r"(?:\s*[–-]\s*\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)*)?"
    r"(?:[ \u00a0\u202f]?(?:%|‰|proc\.|tūkst\.|mln\.|mlrd\.))?"
    # A raised figure behind a letter is a power: m².
    r"|(?<![^\W\d_])[¹²³]+"
    # Behind a word that no code begins with.
    r"|(?<=[a-ząčęėįšųūž]{4})\d+(?!\w)"
)

#: Kinds that name one thing: what is counted does not follow them ("gauta Nr. 12 knygų").
_NAMING = frozenset({"number of a document", "address", "telephone", "standard or code"})
#: So many have been before it that it is told as their number: "764-asis renginys".
_LATE = re.compile(r"\d{3,}-(?:asis|oji|ąjį|ąją|ajam|ajai)")
_OF_ONE = re.compile(r"\s+([^\W\d_]+)\b")
_OF_MANY = re.compile(r"\s+([^\W\d_]+(?:ų|ai|ys|ės))\b")


def _allowed(kind: str, found: re.Match[str]) -> str:
    """What takes the place of a number that may be typed; a number of what is counted stays."""
    behind = _OF_MANY if kind in _NAMING else _OF_ONE if _LATE.fullmatch(found[0]) else None
    after = behind.match(found.string, found.end()) if behind else None
    if after and words.one_of().match(after[1].lower()):
        return found[0]
    return ALLOWED_NUMBER * len(found[0])


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
    if not any(map(str.isnumeric, text)):
        return []
    for name, pattern in ALLOWED.items():
        text = pattern.sub(partial(_allowed, name), text)
    # Fractions, digits in circles, Roman, raised and lowered ones.
    signs = [
        (place, place + 1)
        for place, sign in enumerate(text)
        if sign > "¹" and sign.isnumeric() and not sign.isdecimal()
    ]
    return sorted([*(each.span() for each in _NUMBER.finditer(text)), *signs])
