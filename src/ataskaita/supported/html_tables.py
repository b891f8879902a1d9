"""Tables in HTML: whether all of one can be set again, in the site and in the PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OUTSIDE = frozenset({"div", "style", "span"})
_GRID = frozenset({"table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "colgroup",
                   "col"})  # fmt: skip
#: What hides a part of a table from those who read it as its library shows it.
_HIDING = re.compile(
    r"\b(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|#).*", re.DOTALL)
_INSIDE = frozenset({"sup", "sub", "strong", "b", "em", "i", "code", "br", "a", "span"})


def table_fault(html: str) -> str:
    """What keeps HTML from being a table, or tables, of words; empty where nothing does.

    Parameters
    ----------
    html : str
        What a cell gave, or a text holds.
    """
    import lxml.html

    try:
        tree = lxml.html.fromstring(f"<div>{html}</div>")
    except lxml.etree.ParserError:
        return html
    tables = list(tree.iter("table"))
    if not tables:
        return _first_words(tree)
    if fault := _hidden(tree):
        return fault
    if fault := _outside(tree):
        return fault
    return next(filter(None, map(_table_fault, tables)), "")


def _first_words(tree: HtmlElement) -> str:
    inner = next((el.tag for el in tree if isinstance(el.tag, str)), "")
    words = " ".join(tree.text_content().split())
    return f"<{inner}> {words}" if inner else words


def _outside(element: HtmlElement) -> str:
    """What stands beside the tables."""
    if (element.text or "").strip() and element.tag != "style":
        return element.text.strip()
    for child in element:
        if isinstance(child.tag, str) and child.tag != "table":
            if child.tag not in _OUTSIDE:
                return f"<{child.tag}>"
            if fault := _outside(child):
                return fault
        if (child.tail or "").strip():
            return child.tail.strip()
    return ""


def _hidden(tree: HtmlElement) -> str:
    """What is hidden, or leads nowhere that a link may lead."""
    for element in tree.iterdescendants():
        style = element.text if element.tag == "style" else element.get("style")
        if element.get("hidden") is not None or _HIDING.search(style or ""):
            return style or "hidden"
        if element.tag == "a" and not _ADDRESS.fullmatch(element.get("href", "#")):
            return f"<a href={element.get('href')}>"
    return ""


def _table_fault(table: HtmlElement) -> str:
    for element in table.iterdescendants():
        if isinstance(element.tag, str) and element.tag not in _GRID | _INSIDE:
            return f"<{element.tag}>"
        if element.tag == "table":
            return "<table> <table>"
    heads = table.xpath("./thead/tr")
    rows = table.xpath("./tbody/tr | ./tr")
    if not rows or len(table.xpath(".//tr")) != len([*heads, *rows, *table.xpath("./tfoot/tr")]):
        return "<table>"
    head, body = _widths(heads), _widths(rows)
    return "" if len(set(head + body)) == 1 else " ".join(table.text_content().split())


def _widths(rows: Iterable[HtmlElement]) -> list[int]:
    """How many columns each row fills, with what reaches into it from above; -1 where it can't."""
    busy: dict[int, int] = {}
    widths = []
    for row in rows:
        # What still reaches into this row from above, and into those below it.
        column, taken = 0, {n: left - 1 for n, left in busy.items() if left > 1}
        filled = set(busy)
        for cell in row.iterchildren("td", "th"):
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            if not wide or not high:
                return [-1, -2]
            while column in busy:
                column += 1
            for place in range(column, column + wide):
                filled.add(place)
                if high > 1:
                    taken[place] = high - 1
            column += wide
        busy = taken
        widths.append(len(filled) if filled == set(range(len(filled))) else -1)
    return [*widths, -3] if busy else widths


def _span(cell: HtmlElement, name: str) -> int:
    given = cell.get(name, "1").strip()
    return int(given) if given.isdecimal() else 0
