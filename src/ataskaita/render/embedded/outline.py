"""The outline of the report: chapters and headings with their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True)
class Chapter:
    """A parsed chapter.

    Parameters
    ----------
    page : Page
        Its place in the outline.
    ast : dict
        Pandoc's document; references still wait for their targets.
    targets : dict
        What can be referred to: label -> number and kind.
    references, duplicates : list of str
        The labels it refers to, and those it gives twice.
    """

    page: Page
    ast: dict[str, Any]
    targets: dict[str, dict[str, str]]
    references: list[str]
    duplicates: list[str]


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


def plain(meta: dict[str, Any]) -> Any:
    """Pandoc's metadata as ordinary lists, dictionaries, texts and truth values."""
    content = meta["c"]
    if meta["t"] == "MetaList":
        return [plain(item) for item in content]
    if meta["t"] == "MetaMap":
        return {key: plain(item) for key, item in content.items()}
    return content
