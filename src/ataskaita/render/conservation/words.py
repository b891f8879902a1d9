"""Words: what of a text is compared."""

from __future__ import annotations

import re

#: Signs that say something by themselves: of numbers, money, directions, what is done.
_SIGNS = "%‰€£¥−×÷±≈≠≤≥∞√°§©®™←-↨⇐-⇿✓-✘★☆■-◿"

#: A number with its decimals is one word, and signs that change what a number says are words.
_WORD = re.compile(rf"[^\W_]+(?:(?<=\d),(?=\d)[^\W_]+)*|[{_SIGNS}]")

#: Two letters drawn as one: a text layer may have either.
_JOINED = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}

#: Says where a line may break, or was broken; readers see nothing of it.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ufffe\u0002]")


def words(text: str) -> list[str]:
    """The words and numbers of a text, without the signs between them that don't change it.

    Examples
    --------
    >>> words("1 234 knygos („Naujos“)")
    ['1', '234', 'knygos', 'Naujos']
    >>> words("−2,5 %, ne 25")
    ['−', '2,5', '%', 'ne', '25']
    """
    text = _INVISIBLE.sub("", text)
    if not text.isascii():
        for sign, letters in _JOINED.items():
            text = text.replace(sign, letters)
    return _WORD.findall(text)
