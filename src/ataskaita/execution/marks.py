"""Marks that an author sets in the narrative: a claim with its test, a typed number with a reason.

``[daugiausia]{.claim test="largest('visits.total', 'north')"}`` is a word that holds only while
its test does; ``[2 proc. parama]{.typed reason="…"}`` is typed on purpose. Readers see the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(
    r"\[(?P<text>(?:[^\[\]`]|`[^`]*`)*)\]"
    r"\{\.(?P<kind>claim|typed)(?:\s+(?P<name>[a-z]+)=\"(?P<value>[^\"]*)\")?\s*\}"
)


@dataclass(frozen=True)
class Mark:
    """A marked text.

    Parameters
    ----------
    kind : str
        ``claim`` or ``typed``.
    text : str
        What readers see.
    test, reason : str
        The predicate of a claim, the reason of a typed text; empty where it is missing.
    start, end : int
        Where the mark stands, brackets and attributes included.
    line : int
        Its line in the cell, counted from 1.
    """

    kind: str
    text: str
    test: str
    reason: str
    start: int
    end: int
    line: int


def marks(markdown: str) -> list[Mark]:
    """All marks of a Markdown text, in order."""
    return [_mark(found) for found in _MARK.finditer(markdown)]


def claims(markdown: str) -> list[Mark]:
    """The marks whose tests must hold."""
    return [mark for mark in marks(markdown) if mark.kind == "claim"]


def unmarked(markdown: str) -> str:
    """The text without its marks, as readers see it."""
    return _MARK.sub(lambda found: found["text"], markdown)


def _mark(found: re.Match[str]) -> Mark:
    given = {found["name"]: (found["value"] or "").strip()}
    test, reason = given.get("test", ""), given.get("reason", "")
    line = found.string.count("\n", 0, found.start()) + 1
    return Mark(found["kind"], found["text"], test, reason, *found.span(), line)
