"""Text that is text, whatever signs are in it: names, reasons, notes, settings.

What comes from data passes through `as_markdown` where it enters a chapter's Markdown. In tables it
is a `Run` (see `ataskaita.tables`), in charts the text of an SVG.
"""

from __future__ import annotations

import re

#: White space that Markdown would read as lines or as indentation; no-break spaces stay.
_SPACE = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")

#: Signs that mean something in Markdown wherever they stand, and those that do when doubled.
_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~^@$&\"'!=]|-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\.|:(?=:)|(?<=:):")

#: What could begin a list, a heading or a definition if the text begins a line; a full stop may
#: follow in the author's own text.
_BEGINS = re.compile(r" ?(?=[-+:%]|\(?(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+)(?:[.)]|\s*$))(\S)")


def as_markdown(text: str) -> str:
    """A text as Markdown that shows exactly this text, on one line.

    Signs are written as character references. Unlike a backslash, these mean the same to pandoc, to
    Quarto's own shortcodes and to whatever looks for markup by its signs.

    Examples
    --------
    >>> as_markdown("A*B_C")
    'A&#42;B&#95;C'
    >>> as_markdown("1. Pirmas")
    '&#49;. Pirmas'
    """
    flat = _SPACE.sub(" ", text)
    begins = _BEGINS.match(flat)
    start, end = begins.span(1) if begins else (0, 0)
    return flat[:start] + _references(flat[start:end]) + _SIGNS.sub(_reference, flat[end:])


def _reference(sign: re.Match[str]) -> str:
    return _references(sign[0])


def _references(signs: str) -> str:
    return "".join(f"&#{ord(sign)};" for sign in signs)
