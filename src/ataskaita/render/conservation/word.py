"""The words of a Word document, compared with those of the site's pages.

Of the document only the parts are read that Word shows: paragraphs and tables in order, what it
tells of pictures, and footnotes. Nothing here knows how it was written.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ataskaita.render.conservation.page import text_and_notes
from ataskaita.render.conservation.words import alike, around, words
from ataskaita.translation import _

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass
class _Chapter:
    text: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def word_differences(file: Path, pages: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Compare a document with the pages of its chapters.

    Parameters
    ----------
    file : Path
        The document.
    pages : sequence of (str, str)
        Stem and HTML of each chapter, in order; of one that says something else in Word, no HTML.

    Yields
    ------
    (str, str)
        The chapter, and where its words differ; the first place in each.
    """
    chapters = _chapters(file)
    for place, (stem, html) in enumerate(pages):
        if place >= len(chapters):
            yield stem, _("it begins on no page")
            continue
        if not html:
            continue
        text, notes = text_and_notes(html)
        found = chapters[place]
        for wanted, there in ((text, words(" ".join(found.text))), (notes, found.notes)):
            if said := _difference(wanted, there):
                yield stem, said
                break


def _difference(wanted: list[str], found: list[str]) -> str:
    """Where words first differ: letter by letter, as a word may be of two pieces in either."""
    # In Word dashes also part the key figures.
    one, other = ("".join(said).replace("–", "") for said in (wanted, found))
    if one == other:
        return ""
    same = alike(one, other)
    message = _("“{wanted}” is expected, but “{found}” is drawn")
    return message.format(wanted=around(wanted, same), found=around(found, same))


def _chapters(file: Path) -> list[_Chapter]:
    """The words of each chapter; what stands before the first is the cover and the contents."""
    from lxml import etree

    with zipfile.ZipFile(file) as archive:
        body = etree.fromstring(archive.read("word/document.xml")).find(f"{_W}body")
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
    said = {note.get(f"{_W}id"): " ".join(_texts(note)) for note in notes.iter(f"{_W}footnote")}
    chapters: list[_Chapter] = []
    for element in body.iter(f"{_W}p"):
        style = element.find(f"{_W}pPr/{_W}pStyle")
        if style is not None and style.get(f"{_W}val") == "Heading1":
            chapters.append(_Chapter())
        if not chapters:
            continue
        chapters[-1].text += _texts(element)
        for mark in element.iter(f"{_W}footnoteReference"):
            chapters[-1].notes += words(said[mark.get(f"{_W}id")])
    return chapters


def _texts(element) -> list[str]:
    return [
        (part.get("descr") if part.tag == _DRAWING else part.text) or ""
        for part in element.iter(f"{_W}t", _DRAWING)
    ]
