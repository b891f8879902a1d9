"""Spaces at which a line must not break: before a dash, between a number and what it counts.

Also between "žr.", "Nr.", initials or a word of one letter and what follows.
"""

from __future__ import annotations

import re

NBSP = "\u00a0"

_COUNTED = ("m.", "d.", "Eur", "%", "proc.", "fiz.", "mln.", "tūkst.", "val.", "p.", "pav.")
#: The beginnings of what a reference names, whatever its case: "2.1 lentelėje".
_NAMED = ("lentel", "skyri", "skirsn", "pried")
_PAIRS = ("fiz. vnt.", "t. y.", "proc. p.")

_END = r"[“‘,;:)]*(?:\)\.)?(?=\s|$)"
_BEFORE_DASH = re.compile(rf" (?=[–—]{_END})")
_BEFORE_COUNTED = re.compile(
    rf"(?<=[\d\]]) (?=(?:{'|'.join(map(re.escape, _COUNTED))})\.?{_END}|(?:{'|'.join(_NAMED)}))"
)
_CAPITAL = "[A-ZĄČĘĖĮŠŲŪŽ]"
_AFTER = re.compile(
    rf"(?:(?<=\b[žŽ]r\.)|(?<=\b{_CAPITAL}\.)(?<![^\s(\[„]{_CAPITAL}\.)) (?=\S)"
    rf"|(?<=\bNr\.) (?=\d|{_CAPITAL})"
    # No line ends in "o" or "į".
    r"|(?<=[\s(\[„][^\W\d_]) (?=\S)"
)
_IN_PAIR = re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, _PAIRS))})")


def hold_together(text: str, before: str = "") -> str:
    """Replace spaces at which a line must not break by those at which it can't.

    The filter ``typography.lua`` does the same for what pandoc reads.

    Parameters
    ----------
    text : str
        A piece of a text.
    before : str
        What stands directly before it, where it begins with a space.

    Returns
    -------
    str
        As many signs, the same words.
    """
    if " " not in text:
        return text
    start = len(before)
    held = _BEFORE_DASH.sub(NBSP, before + text)
    held = _BEFORE_COUNTED.sub(NBSP, held)
    held = _AFTER.sub(NBSP, held)
    return _IN_PAIR.sub(lambda pair: pair[0].replace(" ", NBSP), held)[start:]
