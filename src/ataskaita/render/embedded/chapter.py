"""What pandoc has made of a chapter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ataskaita.render.book import Place
from ataskaita.render.conservation.source import named


@dataclass(frozen=True)
class Heading:
    """A heading: its level (1 for the chapter's own), anchor, number, text and language."""

    level: int
    id: str
    number: str
    title: str
    lang: str = ""


@dataclass(frozen=True)
class Chapter(Place):
    """A chapter in the formats of the site and of the PDF.

    Parameters
    ----------
    title : str
        Its title.
    headings : tuple of Heading
        Its outline.
    html : str
        Its text; references are yet to be filled in.
    typst : str
        The same for the PDF.
    labels : dict
        What can be referred to: label -> number, kind, and the section it stands in.
    references, duplicates : list of str
        The labels it refers to, and those it gives twice.
    html_of_pdf : str
        What the PDF says, as HTML, where it does not say the same as the page; else empty.
    pictures : dict
        The author's pictures: address -> path in the folder of what was converted.
    markdown : str
        What it was made of.
    tables : dict
        Its tables that have a label, and the numbers of its charts: label -> the table as data.
    drawings : dict
        Its charts that have a label, each with all its texts as one picture: label -> SVG.
    form : list of dict
        What is emphasised, linked, pictured, listed in it, as it is written.
    cells : tuple of (str, str)
        What its cells say and give, each with its name, for messages.
    """

    title: str = ""
    headings: tuple[Heading, ...] = ()
    html: str = ""
    typst: str = ""
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    references: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    html_of_pdf: str = ""
    pictures: dict[str, str] = field(default_factory=dict)
    markdown: str = ""
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    drawings: dict[str, str] = field(default_factory=dict)
    form: list[dict[str, str]] = field(default_factory=list)
    cells: tuple[tuple[str, str], ...] = ()

    def named(self, text: str) -> str:
        """The chapter, and the first of its cells with a text, as messages call them."""
        return named(self.stem, text, self.cells)
