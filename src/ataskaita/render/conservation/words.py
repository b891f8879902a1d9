"""Words: what of a text is compared."""

from __future__ import annotations

import re

#: A number with its decimals is one word, and signs that change what a number says are words.
_WORD = re.compile(r"[^\W_]+(?:(?<=\d),(?=\d)[^\W_]+)*|[%‰€−×]")

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
    return _WORD.findall(_INVISIBLE.sub("", text))
