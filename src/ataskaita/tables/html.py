"""A table in HTML: for the site, and for those who have no style sheet of ours."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape

from ataskaita.tables.model import Run, Runs, Table, TableCell, labels, places, typeset
from ataskaita.tables.widths import SHORT, needed

#: Signs from which a mark needs more room beside the last column.
LONG_MARK = 5
#: Signs that this room takes.
MARK_ROOM = 8
#: Signs up to which what the cells of a column say, on average, are phrases and not texts.
PHRASE = 20
#: Signs from which on they are texts that need more of the page than others.
LONG = 60
#: Columns from which a table is set in smaller type.
MANY = 8
#: Room, in rem, below which the rows of a table become cards. A table has the first of these that
#: holds what it needs; one that needs the least is a table everywhere. The last is more than the
#: column of a page has: where a long text would become a ribbon, rows are cards on every screen.
CARDS = (24, 32, 40, 46)
#: Signs of a table's text on a telephone; and how many there are to a rem.
TELEPHONE, SIGNS = 44, 2.1

#: A heading that says nothing is announced as nothing: it is named for those who listen.
_UNNAMED = '<span class="hidden">Pavadinimas</span>'

#: How runs are written; a text is as it is, but for its id and language.
_RUNS = {
    "number": '<span{id} class="v" data-k="{about}">{text}</span>',
    "missing": '<span{id} class="missing">{text}</span>',
    "outcome": '<span{id} class="outcome {about}">{text}</span>',
    "link": '<a{id} href="{about}">{text}</a>',
    "raw": '<a{id} href="{about}">{text}</a>',
    "published": '<span{id} class="published">{text}</span>',
    "nobreak": '<span{id} class="nobreak">{text}</span>',
    "break": "<br />",
    "mark": "<sup{id}>{text}</sup>",
    "strong": "<strong{id}>{text}</strong>",
    "emphasis": "<em{id}>{text}</em>",
    "struck": "<del{id}>{text}</del>",
    "sub": "<sub{id}>{text}</sub>",
    "code": "<code{id}>{text}</code>",
}


def to_html(table: Table) -> str:
    """Write a table for the site, with what its style sheets ask for.

    The first ``<table`` waits for an id, and what comes right behind its ``>`` for a caption.
    """
    columns = _looks(table)
    cards = cards_below(table)
    looks = {
        "long-marks": _has_long_marks(table),
        "many": len(table.aligns) >= MANY,
        "prose": any(column.text for column in columns[1:]),
        # The first column holds codes, the second says what they stand for.
        "coded": len(columns) > 1 and columns[0].code and columns[1].text,
        f"cards-{cards}": cards,
    }

    # A style sheet that shows rows as cards takes the meaning from elements; roles give it back.
    def said(role: str) -> str:
        return f' role="{role}"' if cards else ""

    lines = [
        '<div class="table-wrap">',
        f"<table{_classes(*filter(looks.get, looks))}{said('table')}>",
        f"<thead{said('rowgroup')}>",
    ]
    for line in places(table.head):
        lines.append(f"<tr{said('row')}>")
        for column, cell in line:
            words = runs_html(cell.runs) or _UNNAMED
            spanner = cell.wide > 1
            classes = "" if spanner else columns[column].classes
            scope = "colgroup" if spanner else "col"
            lines.append(
                f"<th{_classes(classes)}{_spans(cell)}{_first(column)}"
                f'{said("columnheader")} scope="{scope}">'
                f"{f'<span>{words}</span>' if spanner else words}</th>"
            )
        lines.append("</tr>")
    lines += ["</thead>", f"<tbody{said('rowgroup')}>"]
    names = _card_labels(table) if cards else [("", "")] * len(columns)
    for row, line in zip(table.body, places(table.body), strict=True):
        lines.append(f"<tr{_classes(row.kind)}{said('row')}>")
        for column, cell in line:
            named = table.named and not column
            name, scope = ("th", ' scope="row"') if named else ("td", "")
            classes = columns[column].classes if cell.wide == 1 else "text"
            under, label = names[column]
            lines.append(
                f"<{name}{_classes(classes, under)}{_spans(cell)}{_first(column)}"
                f"{said('rowheader' if named else 'cell')}{label}{scope}>"
                f"{runs_html(cell.runs)}</{name}>"
            )
        lines.append("</tr>")
    lines += ["</tbody>", "</table>", "</div>"]
    if table.notes:
        notes = "\n".join(f"<p>{runs_html(note)}</p>" for note in table.notes)
        lines.append(f'<div class="table-notes">\n{notes}\n</div>')
    return "\n".join(lines)


def cards_below(table: Table) -> int:
    """The room, in rem, below which a table's rows are shown as cards; 0 for never."""
    signs = needed(table) + (MARK_ROOM if _has_long_marks(table) else 0)
    if signs <= TELEPHONE:
        return 0
    ribbon = any(look.classes == "text long" for look in _looks(table))
    return next((r for r in CARDS[:-1] if signs <= r * SIGNS), CARDS[-1 if ribbon else -2])


def to_plain_html(table: Table) -> str:
    """Write a table that says its looks itself: for Jupyter, Quarto and Word.

    Quarto makes a table of Typst's own of it; its notes are the table's foot.
    """
    lines = ['<table class="table">', "<thead>"]
    for line in places(table.head):
        cells = [
            f'<th scope="{"colgroup" if cell.wide > 1 else "col"}"{_spans(cell)}'
            f"{_style(table, column, cell)}>{_plain(cell.runs)}</th>"
            for column, cell in line
        ]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    lines += ["</thead>", "<tbody>"]
    for row, line in zip(table.body, places(table.body), strict=True):
        cells = []
        for column, cell in line:
            name, scope = ("th", ' scope="row"') if table.named and not column else ("td", "")
            style = _style(table, column, cell, bold=row.kind == "total")
            cells.append(f"<{name}{scope}{_spans(cell)}{style}>{_plain(cell.runs)}</{name}>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    lines.append("</tbody>")
    if table.notes:
        span = f' colspan="{len(table.aligns)}"'
        notes = [f"<tr><td{span}>{_plain(note)}</td></tr>" for note in table.notes]
        lines += ["<tfoot>", *notes, "</tfoot>"]
    return "\n".join([*lines, "</table>"])


def _plain(runs: Runs) -> str:
    """What a cell says where there is no site with the raw tables."""
    return runs_html(tuple(replace(run, kind="text") if run.kind == "raw" else run for run in runs))


def runs_html(runs: Runs) -> str:
    """Write what a cell says; the one place where texts become HTML."""
    html = "".join(map(_run, typeset(runs))).strip(" \t\r\n")
    # For style sheets words are nothing, and a mark before them would be the last of its cell.
    return re.sub(r"</sup>(?=[^<]+\Z)", "</sup><span></span>", html)


def _run(run: Run) -> str:
    identity = f' id="{escape(run.id)}"' if run.id else ""
    identity += f' lang="{escape(run.lang)}"' if run.lang else ""
    written = _RUNS.get(run.kind, "<span{id}>{text}</span>" if identity else "{text}")
    text = escape(run.text, quote=False)
    return written.format(id=identity, about=escape(run.about), text=text)


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


@dataclass(frozen=True)
class _Look:
    """What a style sheet must know of a column: its side, and what stands in it."""

    side: str
    length: int
    mean: float
    badge: bool
    code: bool

    @property
    def text(self) -> bool:
        """Its cells run over lines."""
        return self.classes in ("phrase", "text", "text long")

    @property
    def classes(self) -> str:
        """The class of its cells."""
        if self.side or self.badge:
            # Not "badge": in the style sheet of Quarto's pages that is a box.
            return self.side or "judged"
        if self.length <= SHORT:
            return "short"
        kinds = {"phrase": self.mean <= PHRASE, "text": self.mean < LONG, "text long": True}
        return next(kind for kind, fits in kinds.items() if fits)


def _looks(table: Table) -> list[_Look]:
    """Columns of short words, such as numbers of paragraphs, of outcomes, and of texts."""
    cells: list[list[TableCell]] = [[] for _ in table.aligns]
    for column, cell in table.cells():
        if cell.wide == 1:
            cells[column].append(cell)
    return [
        _Look(
            _side(table, column),
            max((len(cell.text) for cell in below), default=0),
            sum(len(cell.text) for cell in below) / max(1, len(below)),
            any(run.kind == "outcome" for cell in below for run in cell.runs),
            bool(below) and all(map(_is_code, below)),
        )
        for column, below in enumerate(cells)
    ]


def _is_code(cell: TableCell) -> bool:
    """Whether it says a number of a paragraph, or the name of something in a file."""
    text = cell.text
    named = any(sign.isdigit() for sign in text) or text.isupper()
    named |= all(run.kind == "code" for run in cell.runs)
    return len(text) <= SHORT and " " not in text and named


def _card_labels(table: Table) -> list[tuple[str, str]]:
    """For each column the class of its cells on cards, and what says there how it is called."""
    made: list[tuple[str, str]] = []
    above = ""
    for column, (group, name) in enumerate(labels(table)):
        said = f' data-label="{escape(name)}"' if name and column else ""
        said += f' data-group="{escape(group)}"' if group not in ("", above) else ""
        made.append(("under" if group else "", said))
        above = group
    return made


def _has_long_marks(table: Table) -> bool:
    return any(
        run.kind == "mark" and len(run.text) >= LONG_MARK
        for row in (*table.head, *table.body)
        for cell in row.cells
        for run in typeset(cell.runs)
    )
