"""Words of direction, comparison and extremes, and which way each points: ``words.yml``."""

from __future__ import annotations

import re

from ataskaita import registry
from ataskaita.lint.patterns import patterns, whole_words
from ataskaita.lint.seen import LAST_YEAR
from ataskaita.translation import _

UP, DOWN, SAME = "up", "down", "same"

#: Categories that name a direction, as `visits.rising` does.
CATEGORIES = {"rising": UP, "falling": DOWN, "stable": SAME}


_LISTED = patterns("words.yml")
_POLARITY = {side: whole_words(_LISTED[side]) for side in (UP, DOWN, SAME)}
_NEGATED = re.compile(r"\b(?:ne|nebe)\s+$")

PLAIN = whole_words(_LISTED["plain"])
NATURAL = whole_words(_LISTED["natural"])
NEAR = whole_words(_LISTED["near"])
BESIDE = whole_words(_LISTED["beside"])
ABSTRACT = re.compile(f"{LAST_YEAR}|{whole_words(_LISTED['abstract']).pattern}")
NONE = whole_words(_LISTED["none"])
QUANTITY_BESIDE = whole_words(_LISTED["quantity_beside"])
SUPERLATIVE = whole_words(_LISTED["superlative"])
SUPERLATIVE_NEAR = whole_words(_LISTED["superlative_near"])
OUTCOME = whole_words(_LISTED["outcome"])
AIM = whole_words(_LISTED["aim"])
IDIOM = whole_words(_LISTED["idiom"])
#: An upper bound on what follows.
UPPER_BOUND = re.compile(r"\bne\s+(?:daugiau|didesn\w+|aukštesn\w+)\s+(?:kaip|nei|negu)\s*$")


def way(side: str) -> str:
    """What messages call a direction."""
    return {UP: _("up"), DOWN: _("down"), SAME: _("as it was")}[side]


def polarity(text: str) -> set[str]:
    """Which ways the words of a text point, negated ones left out.

    Examples
    --------
    >>> polarity("daugiau nei")
    {'up'}
    """
    lowered = text.lower()
    return {
        side
        for side, pattern in _POLARITY.items()
        for found in pattern.finditer(lowered)
        if not _NEGATED.search(lowered[: found.start()])
    }


def counted() -> re.Pattern[str]:
    """Nouns that name what the report's indicators count."""
    return whole_words(_nouns("counted"))


def one_of() -> re.Pattern[str]:
    """Nouns of which one can have one: "vienas" is a number before these."""
    return whole_words(_nouns("counted", "one_of"))


def quantity() -> re.Pattern[str]:
    """How large a part is meant, near a value or where an indicator is named."""
    every = rf"vis(?:i|os|us|as)\s+(?:[^\W\d_]+\s+)?{counted().pattern}"
    return whole_words(f"{_LISTED['quantity']} {every}")


def _nouns(*lists: str) -> str:
    known = registry.words("vocabulary/lint.yml")
    return " ".join(form for name in lists for form in known.get(name, ())) or "(?!)"
