"""Letters of a private area that stand, in a text made ready, for what is not searched."""

from __future__ import annotations

import re

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


def spaces(text: str) -> str:
    """As many spaces as a text has signs, on as many lines."""
    return re.sub(r"[^\n]", " ", text)
