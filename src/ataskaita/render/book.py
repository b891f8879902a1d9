"""The book: what it is called, and the place of each chapter in it."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ataskaita.errors import UserError
from ataskaita.lithuanian.words import long_date
from ataskaita.project import Project

#: The PDFs that a chapter may stand in, by what its notebook says.
PDFS = ("report", "annex")

_TITLE = re.compile(r"^# .*$", re.MULTILINE)


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
        The period reported on, in words.
    """

    title: str
    subtitle: str
    author: str
    year: int
    date: str


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
    """

    stem: str
    number: str = ""
    appendix: bool = False
    pdf: str = "report"


def book_of(project: Project) -> Book:
    """Read the book's titles from ``_quarto.yml``."""
    from ataskaita.execution.inline import fill_variables

    settings = project.quarto.get("book", {})

    def text(name: str) -> str:
        return fill_variables(str(settings.get(name, "")), project.variables, "_quarto.yml")

    # A report is dated by its period unless the book says otherwise.
    day = text("date") or f"{project.year}-12-31"
    # Anything but a date is taken as it is: it is in words already.
    with contextlib.suppress(ValueError):
        day = long_date(date.fromisoformat(day))
    return Book(text("title"), text("subtitle"), text("author"), project.year, day)


def places_of(project: Project) -> dict[Path, Place]:
    """Count the chapters in numbers and the appendices in letters; some count as nothing.

    A chapter's notebook says in its metadata which PDF it stands in:
    ``"ataskaita": {"pdf": "annex"}``; without that it stands in the report.

    Raises
    ------
    UserError
        A chapter can't be read, or names another PDF.
    """
    from ataskaita.execution.source import read_chapter

    listed = project.quarto.get("book", {}).get("appendices", [])
    appendices = {project.root / path for path in listed}
    chapters = {source: read_chapter(source) for source in project.sources}
    places, counted = {}, {True: 0, False: 0}
    for source, notebook in chapters.items():
        appendix, number = source in appendices, ""
        if _is_numbered(cell.source for cell in notebook.cells if cell.cell_type == "markdown"):
            counted[appendix] += 1
            count = counted[appendix]
            number = chr(ord("A") + count - 1) if appendix else str(count)
        pdf = notebook.metadata.get("ataskaita", {}).get("pdf", "report")
        if pdf not in PDFS:
            raise UserError(
                f'{source.name}: its metadata says "pdf": {pdf!r}.', f"Write {' or '.join(PDFS)}."
            )
        places[source] = Place(source.stem, number, appendix, pdf)
    return places


def _is_numbered(texts: Iterable[str]) -> bool:
    title = _TITLE.search("\n".join(texts))
    return title is not None and "unnumbered" not in title[0]
