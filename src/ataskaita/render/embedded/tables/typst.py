"""A table for the PDF, in the words of ``templates/report.typ``."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from ataskaita.lithuanian.typography import NBSP
from ataskaita.render.embedded.tables.grid import Cell, Grid
from ataskaita.render.embedded.tables.widths import widths

OUTCOMES = ("reached", "nearly", "partly", "missed", "unknown")

_SPACE = re.compile(r"[ \t\r\n]+")
_EMPHASIS = {"strong": "strong", "b": "strong", "em": "emph", "i": "emph", "sub": "sub"}


def to_typst(grid: Grid) -> str:
    """Write a table for the PDF, with its notes: they stay together."""
    shares, step = widths(grid)
    columns = ", ".join(f"{share:.1f}fr" for share in shares)
    parts = [
        f"report-table(columns: ({columns},), alignments: ({', '.join(grid.sides)},), "
        f"head-rows: {len(grid.head)}, step: {step}, table.header(repeat: true, "
    ]
    parts += [_head_cell(cell) for row in grid.head for cell in row]
    parts.append("), ")
    for row in grid.body:
        total = bool(row) and row[0].bold
        if total:
            parts.append("table.hline(stroke: thin-rule), ")
        parts += [_body_cell(cell, grid, total) for cell in row]
    parts.append(")")
    if grid.notes:
        notes = " #linebreak() ".join(content(note) for note in grid.notes)
        parts.append(f"; table-notes[{notes}]")
    shown = f"{{ {''.join(parts)} }}"
    return f"wide: true, {shown}" if step > 1 else shown


def _head_cell(cell: Cell) -> str:
    text = content(cell.element)
    if cell.wide > 1:
        return f"table.cell(colspan: {cell.wide}, align: center)[#spanner[{text}]], "
    return f"{_spanning(cell)}[{text}], "


def _body_cell(cell: Cell, grid: Grid, total: bool) -> str:
    text = content(cell.element, hang=grid.sides[cell.column] != "left")
    return f"{_spanning(cell)}[{f'#strong[{text}]' if total else text}], "


def _spanning(cell: Cell) -> str:
    options = []
    if cell.wide > 1:
        options.append(f"colspan: {cell.wide}")
    if cell.high > 1:
        options.append(f"rowspan: {cell.high}")
    return f"table.cell({', '.join(options)})" if options else ""


def content(element: HtmlElement, *, hang: bool = False) -> str:
    """Write what an element holds.

    Parameters
    ----------
    element : HtmlElement
        A cell, or what stands in it.
    hang : bool
        Marks hang beside the number they mark, so that digits stay one below the other.
    """
    parts = [_text(element.text)]
    for child in element:
        parts += [_element(child, hang), _text(child.tail)]
    return "".join(parts)


def _element(element: HtmlElement, hang: bool) -> str:
    tag, names = element.tag, (element.get("class") or "").split()
    if tag == "br":
        return "#linebreak();"
    if "v" in names:
        text = element.text_content()
        # A number and its unit stay on one line, as the site's style sheet has it.
        shown = quote(text.replace(" ", NBSP))
        return f"#v({quote(element.get('data-k'))}, {quote(text)})[#{shown};]"
    inner = content(element, hang=hang)
    if tag == "sup":
        return f"#hung-mark[{inner}]" if hang else f"#super[{inner}]"
    if tag in _EMPHASIS:
        return f"#{_EMPHASIS[tag]}[{inner}]"
    if tag == "code":
        return f"#raw({quote(element.text_content())});"
    if tag == "a" and element.get("href"):
        target = element.get("href")
        to = f"label({quote(target[1:])})" if target.startswith("#") else quote(target)
        return f"#link({to})[{inner}]"
    if "missing" in names:
        return f"#missing[{inner}]"
    if "outcome" in names:
        kind = next((name for name in names if name in OUTCOMES), "")
        return f"#outcome({quote(kind)})[{inner}]" if kind else inner
    return inner


def quote(text: str) -> str:
    """A text as a string of Typst's."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _text(text: str | None) -> str:
    """A text as it is: in a string none of its signs means anything to Typst."""
    if not text:
        return ""
    held = _SPACE.sub(" ", text)
    return " " if held == " " else f"#{quote(held)};"
