"""The book: what it is called, and the place of each chapter in it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from ataskaita.editions.current import edition_number
from ataskaita.errors import UserError
from ataskaita.execution.source import chapter_title, read_chapter
from ataskaita.inline import fill_variables
from ataskaita.lithuanian.citation import citation
from ataskaita.lithuanian.words import day_of, long_date
from ataskaita.project import Project
from ataskaita.supported.settings import USUAL_DEPTH, contents_depths, number_depth
from ataskaita.translation import _

#: The PDFs that a chapter may stand in, by what its notebook says.
PDFS = ("report", "annex")

#: What stands above the appendices, where the book calls their part by no name of its own.
APPENDICES = "Priedai"


@dataclass(frozen=True)
class Book:
    """What the pages say of the whole.

    Parameters
    ----------
    title, subtitle, author : str
        As on the title page.
    year : int
        The report year.
    date : str
        Its date, in words: the book's own, or the day it was published; empty where none is said.
    edition : int
        Which edition of it this is, or will be when it is published.
    published : str
        When it was or will be published, in words; empty where nobody has said.
    number_depth : int
        The deepest level of headings that is numbered.
    contents : dict
        Format -> the deepest level of headings that its contents list; 0 where there are none.
    """

    title: str
    subtitle: str
    author: str
    year: int
    date: str
    edition: int = 1
    published: str = ""
    number_depth: int = USUAL_DEPTH
    contents: dict[str, int] = field(default_factory=lambda: contents_depths({}))

    def citation(self, chapter: str = "") -> str:
        """How it is cited, or a chapter of it."""
        return citation(self.author, self.title, self.edition, day=self.published, chapter=chapter)


@dataclass(frozen=True)
class Place:
    """The place of a chapter.

    Parameters
    ----------
    stem : str
        The name of its page.
    number : str
        Its number, or the letter of an appendix; empty where it has none.
    appendix : bool
        It counts in letters instead of numbers.
    pdf : str
        The PDF it stands in, of `PDFS`.
    part : str
        The part of the book that it stands in; empty where it stands in none.
    number_depth : int
        The deepest level of its headings that is numbered.
    """

    stem: str
    number: str = ""
    appendix: bool = False
    pdf: str = "report"
    part: str = ""
    number_depth: int = USUAL_DEPTH

    @property
    def named_part(self) -> str:
        """What stands above the part; the appendices are one by themselves."""
        return self.part or (APPENDICES if self.appendix else "")


def book_of(project: Project) -> Book:
    """Read the book's titles from ``_quarto.yml``."""
    settings = project.quarto.get("book")
    settings = settings if isinstance(settings, dict) else {}

    def text(name: str) -> str:
        return fill_variables(_plain(name, settings.get(name)), project.variables, "_quarto.yml")

    published = day_of(project.variables.get("published"))
    # Undated where nobody says more: readers take the end of its period for the day it came out.
    day = text("date") or published
    # Anything but a date is taken as it is: it is in words already.
    with contextlib.suppress(ValueError):
        day = long_date(date.fromisoformat(day))
    return Book(
        **{name: text(name) for name in ("title", "subtitle", "author")},
        year=project.year,
        date=day,
        edition=edition_number(project),
        published=published,
        number_depth=number_depth(project.quarto),
        contents=contents_depths(project.quarto),
    )


def _plain(name: str, value: Any) -> str:
    """A setting of the book as a text; authors may be several, each with a name."""
    if value is None:
        return ""
    if name == "author" and isinstance(value, list):
        return ", ".join(_plain(name, one) for one in value)
    if name == "author" and isinstance(value, dict) and isinstance(value.get("name"), str):
        return value["name"]
    if isinstance(value, dict | list):
        raise UserError(
            _("_quarto.yml: book: {name}: is not a text.").format(name=name),
            _("Write it in one line, between quotation marks."),
        )
    return str(value)


def places_of(project: Project) -> dict[Path, Place]:
    """The place of each chapter of a project.

    Raises
    ------
    UserError
        A chapter can't be read, or names a PDF that there is not.
    """
    appendices = {chapter.path for chapter in project.listed if chapter.appendix}
    depth = number_depth(project.quarto)
    parts = {chapter.path: chapter.part for chapter in project.listed}
    chapters = [(path.stem, read_chapter(path), path in appendices) for path in project.sources]
    return {
        path: replace(place, part=parts.get(path, ""), number_depth=depth)
        for path, place in zip(project.sources, count_chapters(chapters), strict=True)
    }


def is_numbered(title: str) -> bool:
    """Whether a chapter counts, by its heading as it is written."""
    return "unnumbered" not in title and "{-}" not in title


def count_chapters(chapters: Iterable[tuple[str, Any, bool]]) -> list[Place]:
    """Count chapters in numbers and appendices in letters; some count as nothing.

    A chapter's notebook says in its metadata which PDF it stands in:
    ``"ataskaita": {"pdf": "annex"}``; without that it stands in the report.

    Parameters
    ----------
    chapters : iterable of (str, Node, bool)
        Of each chapter its stem, its notebook, and whether it is an appendix.

    Raises
    ------
    UserError
        One of them names a PDF that there is not.
    """
    places, counts = [], {True: 0, False: 0}
    for stem, notebook, appendix in chapters:
        text = "\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")
        title, number = chapter_title(text), ""
        if title and is_numbered(title):
            counts[appendix] += 1
            number = chr(ord("A") + counts[True] - 1) if appendix else str(counts[False])
        pdf = notebook.metadata.get("ataskaita", {}).get("pdf", "report")
        if pdf not in PDFS:
            raise UserError(
                _("{chapter}: its metadata says that it stands in the PDF '{name}'.").format(
                    chapter=stem, name=pdf
                ),
                _("Choose from {names}.").format(names=", ".join(PDFS)),
            )
        places.append(Place(stem, number, appendix, pdf))
    return places
