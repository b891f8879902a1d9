"""Names in quotation marks: titles of projects, books and events, which may say what they like."""

from __future__ import annotations

import re

from ataskaita.lint import words
from ataskaita.lint.number_words import number_words
from ataskaita.lint.seen import NAME, VALUE, seen

#: The outermost quotation marks of a paragraph, and what is in them.
_QUOTED = re.compile(r"„((?:[^„“\n]|\n(?!\n)|„[^„“]*“)*)“")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:\s*[–/-]\s*(?:1[5-9]|20)\d\d)?(?!\s*\w)|\d+-\w{3,}")
_SHARE = re.compile(r"\d\s*(?:%|‰|proc\.|tūkst\.|mln\.)|\d,\d")
_DIGITS = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*")
_SPACES = re.compile(r"[ \u00a0\u202f]")
_WORD = re.compile(r"[^\W\d_]+")
#: What may be no more than a number, and the word behind it: "Surengta „12“ renginių".
_ALONE = re.compile(r"[\d \u00a0\u202f]+(?:-\w\w?)?|[^\W\d_]+")
_NEXT = re.compile(r"(?:-\w\w?)?\s+[^\W\d_]+")


def hide_names(text: str) -> str:
    """Replace names in quotation marks by `NAME`, sign by sign.

    A name begins with a capital letter or a figure, what somebody said ends in a stop; neither
    holds a value or a statistic.

    Parameters
    ----------
    text : str
        A text whose markup is blank.
    """

    def hidden(found: re.Match[str]) -> str:
        after = _NEXT.match(text, found.end()) if _ALONE.fullmatch(found[1]) else None
        name = _is_name(found[1] + (after[0] if after else ""))
        return re.sub(r"[^\n]", NAME, found[0]) if name else found[0]

    return _QUOTED.sub(hidden, text)


def _is_name(inner: str) -> bool:
    first, last = inner.lstrip("„ ")[:1], inner.rstrip()[-1:]
    # What is said ends as a sentence does, or breaks off.
    name = first.isupper() or first.isdigit() or last in "….!?"
    return name and VALUE not in inner and not _is_statement(inner)


def _is_statement(inner: str) -> bool:
    """Whether a text in quotation marks says how many, which share, or what has grown."""
    rest = _YEAR.sub(" ", seen(inner).text)
    if _SHARE.search(rest):
        return True
    counted = words.one_of()
    numbers = [found.span() for found in _DIGITS.finditer(rest)]
    long = any(len(_SPACES.sub("", rest[start:end])) > 2 for start, end in numbers)
    if long and any(counted.match(word.lower()) for word in _WORD.findall(rest)):
        return True
    for _, end in numbers + number_words(rest, counted):
        if any(counted.match(word.lower()) for word in _WORD.findall(rest[end:])[:2]):
            return True
    lowered = rest.lower()
    return bool(words.PLAIN.search(lowered) and words.counted().search(lowered))
