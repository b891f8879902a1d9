"""Tables that somebody else has written as HTML: a data frame, a table of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ataskaita.tables.model import Run, Runs, Table, TableCell, TableRow, are_numbers, places

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SIDE = re.compile(r"text-align:\s*(left|right|center)")
_BOLD = re.compile(r"font-weight:\s*bold")
_SPACE = re.compile(r"[ \t\r\n]+")
_KINDS = {
    "sup": "mark",
    "strong": "strong",
    "b": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "del": "struck",
    "s": "struck",
    "sub": "sub",
    "code": "code",
    "br": "break",
}


def from_html(html: str) -> Table:
    """Read a table; of its looks only sides and bold rows count.

    Parameters
    ----------
    html : str
        HTML with one ``table`` element.
    """
    import lxml.html

    table = next(lxml.html.fromstring(f"<div>{html}</div>").iter("table"))
    rows = table.xpath("./tbody/tr | ./tr")
    read = Table(
        (),
        tuple(map(_row, table.xpath("./thead/tr"))),
        tuple(map(_row, rows)),
        tuple(_runs(note) for note in table.xpath("./tfoot/tr/*")),
        named=any(row[0].tag == "th" for row in rows if len(row)),
    )
    return replace(read, aligns=tuple(_aligns(read, rows)))


def _row(row: HtmlElement) -> TableRow:
    elements = list(row.iterchildren("td", "th"))
    cells = tuple(
        TableCell(_runs(cell), int(cell.get("colspan", 1)), int(cell.get("rowspan", 1)))
        for cell in elements
    )
    bold = elements and _BOLD.search(elements[0].get("style", ""))
    return TableRow(cells, "total" if bold else "")


def _runs(element: HtmlElement) -> Runs:
    language = Run("", lang=element.get("lang", ""))
    return tuple(run for run in _pieces(element, language) if run.text or run.kind == "break")


def _pieces(element: HtmlElement, kind: Run) -> Iterator[Run]:
    yield replace(kind, text=_SPACE.sub(" ", element.text or ""))
    for child in element:
        yield from _pieces(child, _kind(child, kind))
        yield replace(kind, text=_SPACE.sub(" ", child.tail or ""))


def _kind(element: HtmlElement, around: Run) -> Run:
    classes = (element.get("class") or "").split()
    said = (element.get("id", ""), element.get("lang") or around.lang)
    if element.tag == "a" and element.get("href"):
        return Run("", "link", element.get("href"), *said)
    if "v" in classes:
        return Run("", "number", element.get("data-k", ""), *said)
    if "missing" in classes:
        return Run("", "missing", "", *said)
    if "outcome" in classes:
        about = " ".join(name for name in classes if name != "outcome")
        return Run("", "outcome", about, *said)
    if element.tag in _KINDS:
        return Run("", _KINDS[element.tag], "", *said)
    return replace(around, lang=said[1])


def _aligns(table: Table, rows: list[HtmlElement]) -> Iterator[str]:
    """Where a column's cells say; else numbers stand right, and what names the rows left."""
    said: dict[int, str] = {}
    texts: dict[int, list[str]] = {}
    for row, line in zip(rows, places(table.body), strict=True):
        for element, (column, cell) in zip(row.iterchildren("td", "th"), line, strict=True):
            if found := _SIDE.search(element.get("style", "")):
                said.setdefault(column, found[1])
            texts.setdefault(column, []).append(cell.text)
    lines = places((*table.head, *table.body))
    count = max((column + cell.wide for line in lines for column, cell in line), default=0)
    for column in range(count):
        numbers = column and are_numbers(texts.get(column, []))
        yield said.get(column) or ("right" if numbers else "left")
