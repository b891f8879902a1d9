"""A table in HTML: for the site, and for those who have no style sheet of ours."""

from __future__ import annotations

from html import escape

from ataskaita.tables.model import Run, Runs, Table, TableCell, places, typeset

#: Signs of the words that a column may have for none of them to be broken into lines.
SHORT = 14
#: Signs from which a mark needs more room beside the last column.
LONG_MARK = 5
#: Columns from which a table is set in smaller type.
MANY = 8

HINT = '<p class="wide-hint" aria-hidden="true">Lentelę galima slinkti į šoną →</p>'
#: A heading that says nothing is announced as nothing: it is named for those who listen.
_UNNAMED = '<span class="hidden">Pavadinimas</span>'

_ELEMENTS = {
    "mark": "sup",
    "strong": "strong",
    "emphasis": "em",
    "sub": "sub",
    "code": "code",
}


def to_html(table: Table) -> str:
    """Write a table for the site, with what its style sheet asks for.

    The first ``<table`` waits for an id, and what comes right behind its ``>`` for a caption.
    """
    body = places(table.body)
    short = _short_columns(table)
    looks = {"long-marks": _has_long_marks(table), "many": len(table.aligns) >= MANY}
    lines = [HINT, '<div class="table-wrap">', f"<table{_classes(*filter(looks.get, looks))}>"]
    lines.append("<thead>")
    for line in places(table.head):
        lines.append("<tr>")
        for column, cell in line:
            words = runs_html(cell.runs) or _UNNAMED
            spanner = cell.wide > 1
            side = "" if spanner else _side(table, column)
            scope = "colgroup" if spanner else "col"
            lines.append(
                f'<th{_classes(side)}{_spans(cell)}{_first(column)} scope="{scope}">'
                f"{f'<span>{words}</span>' if spanner else words}</th>"
            )
        lines.append("</tr>")
    lines += ["</thead>", "<tbody>"]
    for row, line in zip(table.body, body, strict=True):
        lines.append(f"<tr{_classes(row.kind)}>")
        for place, (column, cell) in enumerate(line):
            name, scope = ("th", ' scope="row"') if table.named and not place else ("td", "")
            side = "" if cell.wide > 1 else _side(table, column)
            classes = _classes(side, "short" if short[column] else "")
            lines.append(
                f"<{name}{classes}{_spans(cell)}{_first(column)}{scope}>"
                f"{runs_html(cell.runs)}</{name}>"
            )
        lines.append("</tr>")
    lines += ["</tbody>", "</table>", "</div>"]
    if table.notes:
        notes = "\n".join(f"<p>{runs_html(note)}</p>" for note in table.notes)
        lines.append(f'<div class="table-notes">\n{notes}\n</div>')
    return "\n".join(lines)


def to_plain_html(table: Table) -> str:
    """Write a table that says its looks itself: for Jupyter, Quarto and Word.

    Quarto makes a table of Typst's own of it; its notes are the table's foot.
    """
    lines = ['<table class="table">', "<thead>"]
    for line in places(table.head):
        cells = [
            f'<th scope="{"colgroup" if cell.wide > 1 else "col"}"{_spans(cell)}'
            f"{_style(table, column, cell)}>{runs_html(cell.runs)}</th>"
            for column, cell in line
        ]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    lines += ["</thead>", "<tbody>"]
    for row, line in zip(table.body, places(table.body), strict=True):
        cells = []
        for place, (column, cell) in enumerate(line):
            name, scope = ("th", ' scope="row"') if table.named and not place else ("td", "")
            style = _style(table, column, cell, bold=row.kind == "total")
            cells.append(f"<{name}{scope}{_spans(cell)}{style}>{runs_html(cell.runs)}</{name}>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    lines.append("</tbody>")
    if table.notes:
        span = f' colspan="{len(table.aligns)}"'
        notes = [f"<tr><td{span}>{runs_html(note)}</td></tr>" for note in table.notes]
        lines += ["<tfoot>", *notes, "</tfoot>"]
    return "\n".join([*lines, "</table>"])


def runs_html(runs: Runs) -> str:
    """Write what a cell says; the one place where texts become HTML."""
    return "".join(map(_run, typeset(runs))).strip(" \t\r\n")


def _run(run: Run) -> str:
    text, about = escape(run.text, quote=False), escape(run.about)
    identity = f' id="{escape(run.id)}"' if run.id else ""
    if run.kind == "number":
        return f'<span{identity} class="v" data-k="{about}">{text}</span>'
    if run.kind == "missing":
        return f'<span{identity} class="missing">{text}</span>'
    if run.kind == "outcome":
        return f'<span{identity} class="outcome {about}">{text}</span>'
    if run.kind == "link":
        return f'<a{identity} href="{about}">{text}</a>'
    if run.kind == "break":
        return "<br />"
    name = _ELEMENTS.get(run.kind, "span" if run.id else "")
    return f"<{name}{identity}>{text}</{name}>" if name else text


def _classes(*names: str) -> str:
    given = " ".join(filter(None, names))
    return f' class="{given}"' if given else ""


def _spans(cell: TableCell) -> str:
    high = f' rowspan="{cell.high}"' if cell.high > 1 else ""
    return high + (f' colspan="{cell.wide}"' if cell.wide > 1 else "")


def _first(column: int) -> str:
    return "" if column else ' data-first=""'


def _side(table: Table, column: int) -> str:
    side = table.aligns[column]
    return "" if side == "left" else side


def _style(table: Table, column: int, cell: TableCell, *, bold: bool = False) -> str:
    side = "center" if cell.wide > 1 else _side(table, column)
    looks = [f"text-align: {side}"] if side else []
    looks += ["font-weight: bold"] if bold else []
    return f' style="{"; ".join(looks)}"' if looks else ""


def _short_columns(table: Table) -> list[bool]:
    """Columns of short words, such as numbers of paragraphs."""
    short = [side == "left" for side in table.aligns]
    for column, cell in table.cells():
        if len(cell.text) > SHORT:
            short[column] = False
    return short


def _has_long_marks(table: Table) -> bool:
    return any(
        run.kind == "mark" and len(run.text) >= LONG_MARK
        for row in (*table.head, *table.body)
        for cell in row.cells
        for run in typeset(cell.runs)
    )
