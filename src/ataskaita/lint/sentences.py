"""Blocks and sentences of a text, by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLOCK_START = re.compile(r"\s*(?:$|[-*+] |\d{1,2}[.)] |#|:::|\||>|: )")
_END = re.compile(r"[.!?…]+[“”\")\]]*\s+(?=[„“\"(\[]*[\ue000-\ue004A-ZĄČĘĖĮŠŲŪŽ])")
_BEFORE = re.compile(r"([^\W_]+)$")

#: Words that end in a full stop without ending a sentence.
_SHORT = frozenset(
    """m d proc p vnt fiz žr pav t y el nr tūkst mln mlrd val min pan pvz psl a plg tel r sav
    """.split()  # noqa: SIM905
)


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, list items, headings and rows of tables."""
    start = place = 0
    for line in text.splitlines(keepends=True):
        if _BLOCK_START.match(line.rstrip("\n")) and place > start:
            yield start, place
            start = place
        place += len(line)
        if line.lstrip().startswith(("#", "|", ":::")):
            yield start, place
            start = place
    if place > start:
        yield start, place


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences, none longer than its block."""
    for begin, end in blocks(text):
        start = begin
        for found in _END.finditer(text, begin, end):
            before = _BEFORE.search(text, begin, found.start())
            word = before[1].lower() if before else ""
            if text[found.start()] == "." and (
                word in _SHORT or (len(word) == 1 and word.isalpha())
            ):
                continue
            yield start, found.end()
            start = found.end()
        if start < end:
            yield start, end
