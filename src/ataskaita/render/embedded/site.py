"""The HTML site: one page a chapter, with navigation, styles, fonts and a search index."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ataskaita.cache import Cache
from ataskaita.render.book import Book
from ataskaita.render.embedded.convert import Chapter
from ataskaita.render.embedded.references import Labels, link_page
from ataskaita.render.embedded.tools import TEMPLATES, write_search_index
from ataskaita.render.embedded.webfonts import stylesheet, webfonts

#: What the site offers to take away, beside the PDFs.
LEDGERS = (
    ("ledger.csv", "Skaičių žiniaraštis (CSV)"),
    ("ledger.json", "Skaičių žiniaraštis (JSON)"),
)

#: What the site calls each PDF.
PDF_NAMES = {"report": "Ataskaita (PDF)", "annex": "Priedai (PDF)"}

#: Chapters of a book whose every page lists them all. A page that lists all chapters of a longer
#: one is mostly list, and all pages together grow with the square of their number.
LISTED = 60

#: Chapters before and after its own that a page of a longer book lists.
AROUND = 8

#: Books on the landing page's shelf: width, height and tone of each, like the PDF's title page.
SPINES = tuple(
    (
        9 + number * 5 % 4,
        46 + number * 37 % 67 + number * number * 13 % 71,
        5 if number in (11, 29) else 1 + number * 7 % 4,
    )
    for number in range(40)
)


def write_site(
    chapters: Sequence[Chapter],
    labels: Labels,
    book: Book,
    folder: Path,
    *,
    cache: Cache,
    details: Mapping[str, str] | None = None,
) -> None:
    """Write the site.

    Parameters
    ----------
    chapters : sequence of Chapter
        In the order of the book.
    labels : mapping
        What references mean.
    book : Book
        Its title and the like.
    folder : Path
        The folder to write to.
    cache : Cache
        Where subset fonts are kept between renders.
    details : mapping
        Page -> id of a number on it -> what a reader may ask of it, as JSON.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("page.html.j2")
    pdfs = dict.fromkeys(chapter.pdf for chapter in chapters)
    for number, chapter in enumerate(chapters):
        text = template.render(
            book=book,
            page=chapter,
            body=link_page(chapter.html, chapter.stem, labels),
            pages=chapters,
            ways=navigation(chapters, number),
            sections=[heading for heading in chapter.headings if heading.level == 2],
            downloads=[*((f"{name}.pdf", PDF_NAMES[name]) for name in pdfs), *LEDGERS],
            spines=SPINES,
            href=href,
        )
        (folder / href(chapter)).write_text(text, encoding="utf-8")
    assets = folder / "assets"
    shutil.copytree(TEMPLATES / "assets", assets)
    (assets / "fonts.css").write_text(stylesheet(), encoding="utf-8")
    (assets / "fonts").mkdir()
    for font in webfonts(cache.folder / "fonts"):
        shutil.copy2(font, assets / "fonts" / font.name)
    _write_provenance(details or {}, assets / "provenance")
    write_search_index(folder)


def href(page: Chapter) -> str:
    """The file of a chapter's page."""
    return f"{page.stem}.html"


@dataclass(frozen=True)
class Navigation:
    """The ways from one page to others.

    Parameters
    ----------
    pages : tuple of Chapter
        The chapters it lists, its own among them.
    whole : bool
        They are all there are; otherwise the landing page has the whole list.
    first : Chapter
        The landing page.
    previous, next : Chapter or None
        The chapters beside it.
    """

    pages: tuple[Chapter, ...]
    whole: bool
    first: Chapter
    previous: Chapter | None
    next: Chapter | None


def navigation(pages: Sequence[Chapter], place: int) -> Navigation:
    """Find the ways from a page to others.

    Parameters
    ----------
    pages : sequence of Chapter
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


def _write_provenance(details: Mapping[str, str], folder: Path) -> None:
    """Write what readers may ask of the numbers of each page, loaded when first asked.

    Scripts, not JSON: a page opened as a file may load scripts but not data.
    """
    folder.mkdir()
    for page, numbers in details.items():
        (folder / f"{page}.js").write_text(f"window.provenance={numbers};\n", encoding="utf-8")
