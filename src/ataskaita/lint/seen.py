"""A text without what readers do not see, its letters as they look.

Letters of a private area stand, in a text made ready, for what is not searched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

#: Stand for an inline value, for words that a mark or rule answers for, and for a name.
VALUE, ANSWERED, NAME = "\ue000", "\ue001", "\ue002"

#: Stands for a number that may be typed.
ALLOWED_NUMBER = "\ue003"

#: Stands for the year before the report year.
LAST_YEAR = "\ue004"

#: Stands for markup inside a word, which readers see as one.
JOINT = "\u2060"

#: Signs that readers do not see.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

#: Letters of other scripts that look like Latin ones.
_ALIKE = str.maketrans("аеорсухіјѕԁԛԝАВЕКМНОРСТХІЈЅοαικνρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
                       "aeopcyxijsdqwABEKMHOPCTXIJSoaikvptuxABEZHIKMNOPTYX")  # fmt: skip

_UNSEEN = re.compile(
    rf"[{INVISIBLE}]+"
    # Brackets of a link or a span in the middle of a word.
    rf"|(?<=\w)\[(?=\w)|(?<=\w)\](?:\(\s*\))?[{INVISIBLE}]*(?=\w)(?!\()"
)
_MARKED = re.compile(r"\w[\u0300-\u036f]+")


@dataclass(frozen=True)
class Seen:
    """A text as it is seen.

    Parameters
    ----------
    text : str
        Its signs.
    places : tuple of int
        Where each stood in the text it was made of, and where that ends.
    """

    text: str
    places: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of it stood."""
        return self.places[start], self.places[end - 1] + 1 if end > start else self.places[start]


def seen(text: str) -> Seen:
    """Leave out what nobody sees.

    Parameters
    ----------
    text : str
        As `markup.read` prepares it, or any other.

    Examples
    --------
    >>> seen("pen\u00adkios").text
    'penkios'
    """
    kept = [*_signs(text), ("", len(text))]
    return Seen("".join(sign for sign, _ in kept), tuple(place for _, place in kept))


def _signs(text: str) -> Iterator[tuple[str, int]]:
    left_out = {place for found in _UNSEEN.finditer(text) for place in range(*found.span())}
    composed = {
        found.start(): (sign, found.end())
        for found in _MARKED.finditer(text)
        if len(sign := unicodedata.normalize("NFC", found[0])) == 1
    }
    for place, character in enumerate(text):
        if place in left_out:
            continue
        if place in composed:
            sign, end = composed[place]
            left_out.update(range(place + 1, end))
            yield sign, place
        elif character.isascii() or not character.isalpha():
            yield character, place
        else:
            plain = unicodedata.normalize("NFKC", character)
            yield (plain if len(plain) == 1 else character).translate(_ALIKE), place


def spaces(text: str) -> str:
    """As many spaces as a text has signs, on as many lines."""
    return re.sub(r"[^\n]", " ", text)
