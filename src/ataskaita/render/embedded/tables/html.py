"""A table for the site: the structure, and the names that the style sheet knows things by."""

from __future__ import annotations

from html import escape

from lxml.html import HtmlElement

from ataskaita.render.embedded.tables.grid import Cell, Grid

#: Signs of the words that a column may have for none of them to be broken into lines.
SHORT = 14
#: Signs from which a mark needs more room beside the last column.
LONG_MARK = 5
#: Columns from which a table is set in smaller type.
MANY = 8

HINT = '<p class="wide-hint" aria-hidden="true">Lentelę galima slinkti į šoną →</p>'
#: A heading that says nothing is announced as nothing: it is named for those who listen.
_UNNAMED = '<span class="hidden">Pavadinimas</span>'

_EMPTY = ("br", "wbr")


def to_html(grid: Grid) -> str:
    """Write a table for the site, without label and caption."""
    short = _short_columns(grid)
    looks = {"long-marks": _has_long_marks(grid), "many": len(grid.sides) >= MANY}
    classes = [name for name, given in looks.items() if given]
    lines = [HINT, '<div class="table-wrap">', f"<table{_attributes(classes=classes)}>"]
    lines.append("<thead>")
    for row in grid.head:
        lines += ["<tr>", *(_head_cell(cell, grid) for cell in row), "</tr>"]
    lines += ["</thead>", "<tbody>"]
    for row in grid.body:
        total = ["total"] if row and row[0].bold else []
        lines.append(f"<tr{_attributes(classes=total)}>")
        lines += [_body_cell(cell, grid, short) for cell in row]
        lines.append("</tr>")
    lines += ["</tbody>", "</table>", "</div>"]
    if grid.notes:
        notes = "\n".join(f"<p>{_inner(note)}</p>" for note in grid.notes)
        lines.append(f'<div class="table-notes">\n{notes}\n</div>')
    return "\n".join(lines)


def _attributes(classes: list[str] | None = None, **given: str | int) -> str:
    named = {"id": given.pop("id", ""), "class": " ".join(classes or [])} | given
    return "".join(f' {name}="{escape(str(text))}"' for name, text in named.items() if text)


def _spans(cell: Cell) -> dict[str, str | int]:
    wide, high = cell.wide if cell.wide > 1 else 0, cell.high if cell.high > 1 else 0
    return {"rowspan": high, "colspan": wide}


def _head_cell(cell: Cell, grid: Grid) -> str:
    content = _inner(cell.element) or _UNNAMED
    if cell.wide > 1:
        content = f"<span>{content}</span>"
    attributes = _attributes(_side_class(cell, grid), **_spans(cell)) + _first(cell)
    scope = "colgroup" if cell.wide > 1 else "col"
    return f'<th{attributes} scope="{scope}">{content}</th>'


def _body_cell(cell: Cell, grid: Grid, short: list[bool]) -> str:
    name = "th" if cell.names_row else "td"
    classes = _side_class(cell, grid) + (["short"] if short[cell.column] else [])
    scope = ' scope="row"' if cell.names_row else ""
    attributes = _attributes(classes, **_spans(cell))
    return f"<{name}{attributes}{_first(cell)}{scope}>{_inner(cell.element)}</{name}>"


def _first(cell: Cell) -> str:
    return "" if cell.column else ' data-first=""'


def _side_class(cell: Cell, grid: Grid) -> list[str]:
    side = grid.sides[cell.column]
    return [side] if side != "left" and cell.wide == 1 else []


def _short_columns(grid: Grid) -> list[bool]:
    """Columns of short words, such as numbers of paragraphs."""
    short = [side == "left" for side in grid.sides]
    for cell in grid.cells:
        if len(cell.text) > SHORT:
            short[cell.column] = False
    return short


def _has_long_marks(grid: Grid) -> bool:
    return any(
        len(mark.text_content()) >= LONG_MARK
        for row in (*grid.head, *grid.body)
        for cell in row
        for mark in cell.element.iter("sup")
    )


def _inner(element: HtmlElement) -> str:
    return _content(element).strip(" \t\r\n")


def _content(element: HtmlElement) -> str:
    """What an element holds, without the table builder's own names."""
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        parts += [_element(child), escape(child.tail or "", quote=False)]
    return "".join(parts)


def _element(element: HtmlElement) -> str:
    if element.tag in _EMPTY:
        return f"<{element.tag} />"
    content = _content(element)
    if (element.get("class") or "").startswith("gt_"):
        return content
    kept = {} if element.tag == "sup" else element.attrib
    given = "".join(f' {name}="{escape(text)}"' for name, text in kept.items())
    return f"<{element.tag}{given}>{content}</{element.tag}>"
