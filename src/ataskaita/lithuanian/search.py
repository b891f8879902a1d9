"""Searching in Lithuanian: letters without their marks, words without their endings."""

from __future__ import annotations

import re
import unicodedata

# Of nouns and adjectives, their letters without marks; the longest that fits is taken.
_ENDINGS = (
    "iuose", "iams", "iais", "iame", "iaus", "iems", "ioje", "ioms", "iomis", "iose", "iuje",
    "iumi", "uose", "aus", "ams", "ais", "ame", "eje", "ems", "emis", "ese", "iai", "iau", "ies",
    "imi", "imis", "ims", "iui", "ius", "oje", "oms", "omis", "ose", "umi", "yje", "yse", "ai",
    "as", "au", "ei", "es", "ia", "ie", "io", "is", "iu", "os", "ui", "us", "ys", "a", "e", "i",
    "o", "u", "y",
)  # fmt: skip

#: Letters that a stem keeps at least.
_SHORTEST = 3


def matches(wanted: str, text: str) -> bool:
    """Whether a text holds every word that is looked for, in any case and number.

    Examples
    --------
    >>> matches("renginiai", "Renginių skaičius"), matches("lankytoj", "Lankytojai")
    (True, True)
    """
    folded = fold(text)
    return all(word in folded or stem(word) in folded for word in fold(wanted).split())


def fold(text: str) -> str:
    """A text in small letters without their marks.

    Examples
    --------
    >>> fold("ŽĄSYS")
    'zasys'
    """
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def stem(word: str) -> str:
    """What a word begins with in all its cases.

    Examples
    --------
    >>> stem("knygų"), stem("skaitytojams"), stem("žodžiai")
    ('knyg', 'skaitytoj', 'zod')
    """
    folded = fold(word)
    fitting = [ending for ending in _ENDINGS if folded[_SHORTEST:].endswith(ending)]
    folded = folded.removesuffix(max(fitting, key=len, default=""))
    # Where an ending begins with i, d before it becomes dž: žodis, žodžio.
    return re.sub(r"dz$", "d", folded)
