"""What the tables and charts of the report are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import lxml.html

from ataskaita.render.embedded.chapter import Chapter
from ataskaita.render.embedded.references import labels_of, link_page


@dataclass(frozen=True)
class Titled:
    """What a table or chart is called.

    Parameters
    ----------
    label : str
        By which it is referred to, ``tbl-visits``.
    number : str
        What it is called: ``5.1 lentelė``.
    title : str
        Its caption without the number.
    page : str
        The stem of the page it stands on.
    """

    label: str
    number: str = ""
    title: str = ""
    page: str = ""


def titles_of(chapters: Sequence[Chapter]) -> list[Titled]:
    """What the tables and charts of chapters are called that have a label, as the book has them."""
    labels, found = labels_of(chapters), []
    for chapter in chapters:
        if chapter.tables:
            captions = _captions(link_page(chapter.html, chapter.stem, labels))
            for label, (number, title) in captions.items():
                if label in chapter.tables:
                    # The second table of a cell is called as its first.
                    _none, above = captions.get(label.rpartition(".")[0], ("", ""))
                    title = title or chapter.tables[label].get("title", "") or above
                    found.append(Titled(label, number, title, chapter.stem))
    return found


@lru_cache(maxsize=64)
def _captions(html: str) -> dict[str, tuple[str, str]]:
    """Label -> number and title of each table and chart of a page, in its order.

    Of a table without a caption they are empty.
    """
    found = {}
    for element in lxml.html.fromstring(f"<div>{html}</div>").xpath("//*[@id]"):
        caption = element.find("caption" if element.tag == "table" else "figcaption")
        if caption is None:
            if element.tag == "table":
                found[element.get("id")] = "", ""
            continue
        shown = caption.find_class("caption-label")
        said = shown[0].text_content() if shown else ""
        title = caption.text_content().replace(said, "", 1)
        number = _plain(said)
        # Behind a table's number stands a full stop; that of a figure ends with one of its own.
        number = number.removesuffix(".") if element.tag == "table" else number
        found[element.get("id")] = number, _plain(title)
    return found


def _plain(text: str) -> str:
    return " ".join(text.split())
