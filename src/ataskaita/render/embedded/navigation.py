"""Which chapters a page lists: all of them, or, in a long book, those around it.

A page that lists all chapters of a long book is mostly list, and all pages together grow with the
square of their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ataskaita.render.embedded.outline import Page

#: Chapters of a book whose every page lists them all.
LISTED = 60

#: Chapters before and after its own that a page of a longer book lists.
AROUND = 8


@dataclass(frozen=True)
class Navigation:
    """The ways from one page to others.

    Parameters
    ----------
    pages : tuple of Page
        The chapters it lists, its own among them.
    whole : bool
        They are all there are; otherwise the landing page has the whole list.
    first : Page
        The landing page.
    previous, next : Page or None
        The chapters beside it.
    """

    pages: tuple[Page, ...]
    whole: bool
    first: Page
    previous: Page | None
    next: Page | None


def navigation(pages: Sequence[Page], place: int) -> Navigation:
    """Find the ways from a page to others.

    Parameters
    ----------
    pages : sequence of Page
        All chapters in the order of the book.
    place : int
        The page's own place among them.
    """
    whole = len(pages) <= LISTED
    # As many at both ends of the book as in its middle.
    start = 0 if whole else max(0, min(place - AROUND, len(pages) - 2 * AROUND - 1))
    return Navigation(
        pages=tuple(pages if whole else pages[start : start + 2 * AROUND + 1]),
        whole=whole,
        first=pages[0],
        previous=pages[place - 1] if place else None,
        next=pages[place + 1] if place + 1 < len(pages) else None,
    )
