"""The outline of the report: chapters and headings with their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ataskaita.render.embedded.assemble import Part

_TITLE = re.compile(r"^# .*$", re.MULTILINE)


@dataclass(frozen=True)
class Heading:
    """A heading: its level (1 for the chapter's own), anchor, number and text."""

    level: int
    id: str
    number: str
    title: str


@dataclass(frozen=True)
class Page:
    """A chapter in the outline of the report."""

    stem: str
    number: str
    appendix: bool
    title: str
    headings: tuple[Heading, ...]


def chapter_numbers(parts: Sequence[Part]) -> dict[str, str]:
    """Count the chapters in numbers and the appendices in letters; some count as nothing."""
    numbers, chapters, appendices = {}, 0, 0
    for part in parts:
        text = "\n".join(c.source for c in part.notebook.cells if c.cell_type == "markdown")
        title = _TITLE.search(text)
        if title is None or "unnumbered" in title[0]:
            numbers[part.stem] = ""
        elif part.appendix:
            appendices += 1
            numbers[part.stem] = chr(ord("A") + appendices - 1)
        else:
            chapters += 1
            numbers[part.stem] = str(chapters)
    return numbers
