"""Words: what of a text is compared."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")

#: Says where a line may break, or was broken; readers see nothing of it.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ufffe\u0002]")


def words(text: str) -> list[str]:
    """The words and numbers of a text, without the signs between them.

    Examples
    --------
    >>> words("1 234 knygos („Naujos“)")
    ['1', '234', 'knygos', 'Naujos']
    """
    return _WORD.findall(_INVISIBLE.sub("", text))
