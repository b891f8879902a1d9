"""Tables in HTML: whether all of one can be set again, in the site and in the PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING

from ataskaita.tables.model import TableCell, TableRow, places

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OUTSIDE = (
    ".//*[not(ancestor-or-self::table or self::div or self::style or self::span)]"
    " | .//text()[normalize-space()][not(ancestor::table or parent::style)]"
)
_GRID = frozenset({"table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "colgroup",
                   "col"})  # fmt: skip
#: What hides, adds or changes words of a table for those who read it as its library shows it.
_HIDING = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|(?:opacity|font-size)\s*:\s*0(?![.\d])|text-transform\s*:\s*(?:upper|lower|capital)"
    r"|content\s*:\s*(?:attr|counter|([\"'])(?!\1)))",
    re.IGNORECASE,
)
#: What says something by the colour or the type of a cell, which nobody would see.
_COLOURING = re.compile(
    r"(?:row\d+_col\d+[^{}]*\{[^{}]*|\A[^{}]*)(?<![\w-])((?:background|color|text-decoration"
    r"|font-(?:weight|style))[\w-]*\s*:(?!\s*(?:normal|none|inherit))[^;}]*)",
    re.IGNORECASE,
)
#: Texts and numbers that pandas has cut, and whole numbers that are none any more.
_CUT = re.compile(r".{46}\.\.\.|-?\d\.\d+e[+-]\d+|-?\d{16,}\.0+", re.DOTALL)
#: Columns or rows that a cell may span; browsers stop at as many.
MOST = 1000

_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|#).*", re.DOTALL)
#: In which ways a piece of text looks other than plain: in one at a time.
_LOOKS = frozenset({"sup", "sub", "strong", "b", "em", "i", "code", "a"})
_INSIDE = _LOOKS | {"br", "span"}


def table_fault(html: str) -> str:
    """What keeps HTML from being a table, or tables, of words; empty where nothing does.

    Parameters
    ----------
    html : str
        What a cell gave, or a text holds.
    """
    import lxml.html

    tree = lxml.html.fromstring(f"<div>{html}</div>")
    tables = list(tree.iter("table"))
    if not tables:
        return _first_words(tree) or "–"
    return _hidden(tree) or _outside(tree) or next(filter(None, map(_table_fault, tables)), "")


def _first_words(tree: HtmlElement) -> str:
    inner = next((el.tag for el in tree if isinstance(el.tag, str)), "")
    words = " ".join(tree.text_content().split())
    return f"<{inner}> {words}" if inner else words


def _outside(tree: HtmlElement) -> str:
    """What stands beside the tables."""
    found = tree.xpath(_OUTSIDE)
    if not found or isinstance(found[0], str):
        return "".join(found[:1]).strip()
    return f"<{found[0].tag}> {found[0].text_content().strip()}"


def _hidden(tree: HtmlElement) -> str:
    """What is hidden or coloured, or leads nowhere that a link may lead."""
    for element in tree.iterdescendants():
        style = element.text if element.tag == "style" else element.get("style")
        if element.get("hidden") is not None or _HIDING.search(style or ""):
            return style or "hidden"
        if coloured := _COLOURING.search(style or ""):
            return coloured[1]
        if element.tag == "a" and not _ADDRESS.fullmatch(element.get("href", "#")):
            return f"<a href={element.get('href')}>"
    return ""


def _table_fault(table: HtmlElement) -> str:
    for element in table.iterdescendants():
        if isinstance(element.tag, str) and element.tag not in _GRID | _INSIDE:
            return f"<{element.tag}>"
        if element.tag == "table":
            return "<table> <table>"
        text = element.text or ""
        if element.tag == "td" and _CUT.fullmatch(text):
            return text
        if element.tag in _LOOKS and next(element.iterancestors(*_LOOKS), None) is not None:
            return f"<{element.tag}> {element.text_content()}"
    heads = table.xpath("./thead/tr")
    rows = table.xpath("./tbody/tr | ./tr")
    if not rows or len(table.xpath(".//tr")) != len([*heads, *rows, *table.xpath("./tfoot/tr")]):
        return "<table>"
    widths = {_width(part) for part in (heads, rows) if part}
    sound = len(widths) == 1 and None not in widths
    return "" if sound else " ".join(table.text_content().split())


def _width(rows: Sequence[HtmlElement]) -> int | None:
    """How many columns rows fill, with no gap and no cell over another; None where they don't."""
    spans = [
        [(_span(cell, "colspan"), _span(cell, "rowspan")) for cell in row.iterchildren("td", "th")]
        for row in rows
    ]
    if any(not 0 < size <= MOST for line in spans for span in line for size in span):
        return None
    lines = places(TableRow(tuple(TableCell((), *span) for span in line)) for line in spans)
    filled = Counter(
        (row + down, column + across)
        for row, line in enumerate(lines)
        for column, cell in line
        for down in range(cell.high)
        for across in range(cell.wide)
    )
    width = max((column + 1 for _row, column in filled), default=0)
    return width if filled == Counter(product(range(len(rows)), range(width))) else None


def _span(cell: HtmlElement, name: str) -> int:
    given = cell.get(name, "1").strip()
    return int(given) if given.isdecimal() else 0
