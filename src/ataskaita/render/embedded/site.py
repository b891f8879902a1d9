"""The HTML site: one page a chapter, with navigation, styles and fonts of its own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from ataskaita.render.book import Book
from ataskaita.render.embedded.document import Document, Page
from ataskaita.render.embedded.navigation import navigation
from ataskaita.render.embedded.pandoc import TEMPLATES
from ataskaita.render.embedded.provenance import write_provenance
from ataskaita.render.embedded.webfonts import stylesheet, webfonts

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
    document: Document,
    book: Book,
    folder: Path,
    *,
    work: Path,
    cache: Path,
    downloads: Sequence[tuple[str, str]] = (),
    details: Mapping[str, str] | None = None,
) -> None:
    """Write the site.

    Parameters
    ----------
    document : Document
        The parsed report.
    book : Book
        Its title and the like.
    folder : Path
        An empty folder.
    work : Path
        The folder that image paths are relative to.
    cache : Path
        Where subset fonts are kept between renders.
    downloads : sequence of (str, str)
        Files offered beside the chapters: address and label.
    details : mapping
        Page -> id of a number on it -> what a reader may ask of it, as JSON.
    """
    template = page_template()
    pages = document.pages
    for number, page in enumerate(pages):
        text = template.render(
            book=book,
            page=page,
            body=document.html[page.stem],
            pages=pages,
            ways=navigation(pages, number),
            sections=[h for h in page.headings if h.level == 2],
            downloads=downloads,
            spines=SPINES,
            href=href,
        )
        (folder / href(page)).write_text(text, encoding="utf-8")
    _copy_assets(folder / "assets", cache)
    write_provenance(details or {}, folder / "assets" / "provenance")


def _copy_assets(folder: Path, cache: Path) -> None:
    shutil.copytree(TEMPLATES / "assets", folder)
    (folder / "fonts").mkdir()
    for font in webfonts(cache / "fonts"):
        shutil.copy2(font, folder / "fonts" / font.name)
    (folder / "fonts.css").write_text(stylesheet(), encoding="utf-8")


def href(page: Page) -> str:
    """The file of a chapter's page."""
    return f"{page.stem}.html"


@lru_cache(maxsize=1)
def page_template() -> Any:
    """The template of the site's pages, read once."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")
