"""Words: what of a text is compared."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise, takewhile
from typing import Any

#: Signs that say something by themselves: of numbers, money, directions, what is done.
_SIGNS = '"%‰€£¥–—−×÷±≈≠≤≥∞√°§©®™←-↨⇐-⇿✓-✘★☆■-◿'

#: A number with its decimals is one word, and signs that change what a number says are words.
_WORD_OR_SIGN = rf"[^\W_]+(?:(?<=\d),(?=\d)[^\W_]+)*|[{_SIGNS}]"
_WORD = re.compile(_WORD_OR_SIGN)
#: With what ends and parts sentences: wherever there may be markup or a space before it, or right
#: behind a word alone, as a text layer has spaces where it likes.
_STOPPED = re.compile(rf"{_WORD_OR_SIGN}|[.!?,;](?![^\W_])")
_STOPPED_CLOSE = re.compile(rf"{_WORD_OR_SIGN}|(?<=[^\W\d_]{{2}})[.!?,;]")

_ROMAN = frozenset("ivxlcdm")

#: Words shown on either side of a difference.
AROUND = 5

#: What ends and parts sentences.
STOPS = frozenset(".!?,;")

#: Signs drawn as one: a text layer may have either; and quotation marks, whichever were typed.
_JOINED = {"…": ".", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
_JOINED |= dict.fromkeys("„“”‚‘", '"')

#: Says where a line may break, or was broken; readers see nothing of it.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ufffe\u0002]")


def words(text: str) -> list[str]:
    """The words and numbers of a text, without the signs between them that don't change it.

    Examples
    --------
    >>> words("1 234 knygos (Naujos)")
    ['1', '234', 'knygos', 'Naujos']
    >>> words("−2,5 %, ne 25")
    ['−', '2,5', '%', 'ne', '25']
    """
    return _WORD.findall(_as_drawn(text))


def words_and_stops(text: str) -> list[str]:
    """The words of a text, and what ends and parts its sentences.

    Three full stops may be one sign, and a value may bring the one that ends its sentence.

    Examples
    --------
    >>> words_and_stops("6 fiz. vnt. Viskas...")
    ['6', 'fiz', '.', 'vnt', '.', 'Viskas', '.']
    """
    pairs = pairwise(["", *_STOPPED.findall(_as_drawn(text))])
    return [word for before, word in pairs if not STOPS.issuperset((before, word))]


def words_as_set(text: str) -> list[str]:
    """The words of a text as Typst sets it, each sentence's stop right behind its word."""
    pairs = pairwise(["", *_STOPPED_CLOSE.findall(_as_drawn(text))])
    # Of an item's number in Roman the site does not say how it ends.
    return [
        word for before, word in pairs if word not in STOPS or not _ROMAN.issuperset(before.lower())
    ]


def letters(found: Iterable[str]) -> str:
    """The letters of words without what ends sentences: a line may break a word in two."""
    return "".join(word for word in found if word not in STOPS)


def around(found: Sequence[str], passed: int, before: int = AROUND, behind: int = AROUND) -> str:
    """Some of the words before and behind so many letters."""
    place = bisect_right(list(accumulate(len(letters([word])) for word in found)), passed)
    return " ".join(found[max(0, place - before) : place + behind])


def alike(one: Iterable[Any], other: Iterable[Any]) -> int:
    """How far two texts, or lists of words, are the same from their beginning."""
    pairs = zip(one, other, strict=False)
    return len([*takewhile(lambda pair: pair[0] == pair[1], pairs)])


def _as_drawn(text: str) -> str:
    text = _INVISIBLE.sub("", text)
    for sign, letters in _JOINED.items():
        text = text.replace(sign, letters)
    return text
