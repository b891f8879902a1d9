"""Links below each table and chart, and beside each heading: to its numbers, and to itself."""

from __future__ import annotations

import re
from collections.abc import Collection

from ataskaita.data.addresses import RAW
from ataskaita.render.book import Book

#: The folder of the tables as CSV, beside the pages.
FOLDER = "duomenys"

#: The folder of the charts as pictures.
PICTURES = "paveikslai"

#: What the files of the whole report are called wherever they are offered.
NAMES = {
    "report": "Ataskaita (PDF)",
    "annex": "Priedai (PDF)",
    "workbook": "Visos lentelės (Excel)",
}

#: The page that lists all files, from the folder of the site.
OVERVIEW = f"{FOLDER}/index.html"

#: The page that lists the raw tables.
RAW_TABLES = f"{RAW}/index.html"

_PLACE = re.compile(
    # A table with the box it scrolls in and the notes below it; the caption of a figure.
    r"(?P<table><table id=\"(?P<tbl>tbl-[\w.:-]+)\".*?</table>\s*</div>"
    r"(?:\s*<div class=\"table-notes\">.*?</div>)?)"
    r"|(?P<figure><figure[^>]* id=\"(?P<fig>fig-[\w.:-]+)\".*?)(?P<end></figure>)",
    re.DOTALL,
)
_SECTION = re.compile(
    r"(?P<open><section[^>]* id=\"(?P<id>[^\"]+)\"[^>]*>\s*)"
    r"<(?P<tag>h[2-4])(?P<own>[^>]*)>(?P<text>.*?)</(?P=tag)>",
    re.DOTALL,
)


def workbook_name(book: Book) -> str:
    """The file of the workbook."""
    return f"ataskaita-{book.year}.xlsx"


def file_of(label: str) -> str:
    """The file of a table or chart, from the folder of the pages."""
    return f"{FOLDER}/{label}.csv"


def picture_of(label: str) -> str:
    """The picture of a chart, from the folder of the pages."""
    return f"{PICTURES}/{label}.png"


def with_links(html: str, offered: Collection[str], drawn: Collection[str] = ()) -> str:
    """Add links to a chapter's page.

    Nothing of it is the chapter's own: the words are of the class ``generated``, of which the
    check of words knows.

    Parameters
    ----------
    html : str
        The chapter.
    offered : collection of str
        The labels of the tables and charts whose numbers there is a file of.
    drawn : collection of str
        Those of the charts that there is a picture of.
    """
    html = _SECTION.sub(_with_link, html)
    return _PLACE.sub(lambda found: _with_file(found, offered, drawn), html)


def _with_link(found: re.Match[str]) -> str:
    link = (
        f'<a class="to-here" href="#{found["id"]}" aria-label="Nuoroda į šį skirsnį"'
        ' title="Nuoroda į šį skirsnį"></a>'
    )
    tag = found["tag"]
    return f"{found['open']}<{tag}{found['own']}>{found['text']} {link}</{tag}>"


def _with_file(found: re.Match[str], offered: Collection[str], drawn: Collection[str]) -> str:
    label = found["tbl"] or found["fig"]
    what = "lentelę" if found["tbl"] else "diagramą"
    links = [f'<a class="copy-link" href="#{label}">Nuoroda į {what}</a>']
    if label in drawn:
        links.insert(0, f'<a href="{picture_of(label)}" download>Paveikslas (PNG)</a>')
    if label in offered:
        links.insert(0, f'<a href="{file_of(label)}" download>Duomenys (CSV)</a>')
    shown = f'\n<p class="take-away generated">{" ".join(links)}</p>\n'
    if found["tbl"]:
        return found["table"] + shown
    return found["figure"] + shown + found["end"]
