"""The settings of the new year: the lines that say the year are edited, all else stays."""

from __future__ import annotations

import re


def settings_of(text: str, year: int) -> str:
    """The settings with another report year.

    Examples
    --------
    >>> settings_of("year: 2000  # this one", 2001)
    'year: 2001  # this one'
    """
    for name, number in (("year", year), ("previous", year - 1)):
        text = re.sub(rf"(?m)^({name}\s*:\s*)[^\s#]+", rf"\g<1>{number}", text)
    return text
