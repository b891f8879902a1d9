"""A table as readers get it, read back from its HTML."""

from __future__ import annotations

from dataclasses import dataclass

import lxml.html

from ataskaita.chapter.notes import MARK
from ataskaita.chapter.tables import ReportTable
from ataskaita.tables import Table, to_plain_html


@dataclass
class Shown:
    """A table as its HTML shows it."""

    head: list[list[str]]
    body: list[list[str]]
    notes: list[str]
    tree: lxml.html.HtmlElement


def shown(drawn: ReportTable | Table) -> Shown:
    table = drawn.table() if isinstance(drawn, ReportTable) else drawn
    tree = lxml.html.fromstring(to_plain_html(table))

    def text(element: lxml.html.HtmlElement) -> str:
        # Whether a change is explained below the table is another matter.
        return element.text_content().replace(MARK, "").strip()

    def rows(path: str) -> list[list[str]]:
        return [[text(cell) for cell in tr.xpath("th|td")] for tr in tree.xpath(path)]

    notes = [note.text_content().strip() for note in tree.xpath("//tfoot//td")]
    return Shown(rows("//thead/tr"), rows("//tbody/tr"), notes, tree)
