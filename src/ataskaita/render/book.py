"""What the whole report is called, for title pages and page heads."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date

from ataskaita.lithuanian.words import long_date
from ataskaita.project import Project


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
