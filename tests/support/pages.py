"""The pages of a site as they are read back, and what its ledger says is on them."""

from __future__ import annotations

import json

import lxml.html

from ataskaita.lithuanian.numbers import NBSP
from ataskaita.project import Project

Pages = dict[str, lxml.html.HtmlElement]


def read_ledger(project: Project) -> list[dict]:
    return json.loads((project.site / "ledger.json").read_text(encoding="utf-8"))


def read_pages(project: Project) -> Pages:
    found = project.site.glob("*.html")
    return {path.stem: lxml.html.fromstring(path.read_bytes()) for path in found}


class Places:
    """The elements that have an id, so that nobody has to search a page for each of them.

    Parameters
    ----------
    pages : mapping
        The pages by the stem of their chapter.
    """

    def __init__(self, pages: Pages) -> None:
        self._known: dict[tuple[str, str], list[lxml.html.HtmlElement]] = {}
        for stem, tree in pages.items():
            for element in tree.xpath("//*[@id]"):
                self._known.setdefault((stem, element.get("id")), []).append(element)

    def texts(self, record: dict) -> list[str]:
        """What stands where a number of the ledger has its anchor."""
        found = self._known.get((record["chapter"], record["anchor"]), ())
        return [spaced(element.text_content()) for element in found]


def spaced(text: str) -> str:
    """A text with ordinary spaces: which of them hold a line together is the page's own."""
    return text.replace(NBSP, " ")
