"""The HTML site: one page a chapter, with navigation, styles, fonts and a search index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from ataskaita.cache import Cache
from ataskaita.lithuanian.citation import CITED
from ataskaita.lithuanian.numbers import NBSP
from ataskaita.render.book import Book
from ataskaita.render.downloads.links import NAMES, OVERVIEW, RAW_TABLES, with_links, workbook_name
from ataskaita.render.embedded.assets import write_assets
from ataskaita.render.embedded.chapter import Chapter
from ataskaita.render.embedded.policy import content_policy
from ataskaita.render.embedded.references import Labels, link_page
from ataskaita.render.embedded.resources import templates
from ataskaita.render.embedded.search import write_search_index

#: The folder, beside the pages, of what readers may ask of the numbers of each page.
PROVENANCE = "assets/provenance"


def write_site(
    chapters: Sequence[Chapter],
    labels: Labels,
    book: Book,
    folder: Path,
    *,
    cache: Cache,
    details: Mapping[str, str],
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
    for number, chapter in enumerate(chapters):
        text = page(chapters, number, labels, book)
        (folder / href(chapter)).write_text(text, encoding="utf-8")
    write_assets(folder / "assets")
    provenance = folder / PROVENANCE
    provenance.mkdir()
    for stem, numbers in details.items():
        (provenance / f"{stem}.js").write_text(provenance_script(numbers), encoding="utf-8")
    write_search_index(folder, cache)


def page(chapters: Sequence[Chapter], number: int, labels: Labels, book: Book) -> str:
    """The page of one chapter, as HTML.

    Parameters
    ----------
    chapters : sequence of Chapter
        All chapters in the order of the book.
    number : int
        The place of the page's own among them.
    labels : mapping
        What references mean.
    book : Book
        Its title and the like.
    """
    chapter = chapters[number]
    pdfs = dict.fromkeys(chapter.pdf for chapter in chapters)
    kind = "priedas" if chapter.appendix else "skyrius"
    cited = f"{chapter.title} ({chapter.number}{NBSP}{kind})" if chapter.number else chapter.title
    body = with_links(
        link_page(chapter.html, chapter.stem, labels), chapter.tables, chapter.drawings
    )
    title, end, text = body.partition("</h1>")
    template = templates().get_template("page.html.j2")
    return template.render(
        book=book,
        page=chapter,
        heading=title + end,
        text=text,
        policy=content_policy(body),
        pages=chapters,
        previous=chapters[number - 1] if number else None,
        next=chapters[number + 1] if number + 1 < len(chapters) else None,
        sections=[h for h in chapter.headings if 2 <= h.level <= book.contents["html"]],
        downloads=[
            *((f"{name}.pdf", NAMES[name]) for name in pdfs),
            (workbook_name(book), NAMES["workbook"]),
            (RAW_TABLES, "Pirminiai duomenys"),
            (OVERVIEW, "Visi failai"),
        ],
        citation="" if CITED in body else book.citation(cited if number else ""),
        overview=OVERVIEW,
        href=href,
        parts_of=parts_of,
    )


def provenance_script(numbers: str) -> str:
    """What readers may ask of the numbers of a page, loaded when first asked.

    A script, not JSON: a page opened as a file may load scripts but not data.

    Parameters
    ----------
    numbers : str
        Id of a number -> what is known of it, as JSON.
    """
    return f"window.provenance={numbers};\n"


def href(page: Chapter) -> str:
    """The file of a chapter's page."""
    return f"{page.stem}.html"


def parts_of(pages: Iterable[Chapter]) -> list[tuple[str, list[Chapter]]]:
    """Chapters by the parts of the book, in its order, each with its name; appendices are one."""
    return [(name, list(of)) for name, of in groupby(pages, key=lambda page: page.named_part)]
