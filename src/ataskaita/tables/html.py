"""A table in HTML: for the site, and for those who have no style sheet of ours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

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

_TEMPLATES = Path(__file__).with_name("templates")

#: How runs are written; a text is as it is, but for its id and language.
_RUNS = {
    "number": '<span{id} class="v" data-k="{about}">{text}</span>',
    "missing": '<span{id} class="missing">{text}</span>',
    "outcome": '<span{id} class="outcome {about}">{text}</span>',
    "link": '<a{id} href="{about}">{text}</a>',
    "raw": '<a{id} href="{about}">{text}</a>',
    "published": '<span{id} class="published">{text}</span>',
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
    names = _card_labels(table) if cards else [{"under": "", "said": ""}] * len(columns)
    shown = {"columns": columns, "cards": cards, "looks": filter(looks.get, looks), "names": names}
    return _written("site.html.j2", table, **shown)


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
    return _written("plain.html.j2", table)


def _written(template: str, table: Table, **shown: Any) -> str:
    """A table by a template."""
    made = templates(_TEMPLATES)
    made.filters |= {"html": runs_html, "plain": _plain}
    body = zip(table.body, places(table.body), strict=True)
    given = {"table": table, "head": places(table.head), "body": body} | shown
    return made.get_template(template).render(given).strip()


@cache
def templates(folder: Path) -> Environment:
    """What fills in the templates of a folder: every text is escaped, no name may be missing."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _plain(runs: Runs) -> str:
    """What a cell says where there is no site with the raw tables."""
    return runs_html(tuple(replace(run, kind="text") if run.kind == "raw" else run for run in runs))


def runs_html(runs: Runs) -> str:
    """Write what a cell says; the one place where texts become HTML."""
    return "".join(map(_run, typeset(runs))).strip(" \t\r\n")


def _run(run: Run) -> str:
    identity = f' id="{escape(run.id)}"' if run.id else ""
    identity += f' lang="{escape(run.lang)}"' if run.lang else ""
    written = _RUNS.get(run.kind, "<span{id}>{text}</span>" if identity else "{text}")
    text = escape(run.text, quote=False)
    return written.format(id=identity, about=escape(run.about), text=text)


def _side(table: Table, column: int) -> str:
    side = table.aligns[column]
    return "" if side == "left" else side


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


def _card_labels(table: Table) -> list[dict[str, str]]:
    """For each column the class of its cells on cards, and what says there how it is called."""
    made: list[dict[str, str]] = []
    above = ""
    for column, (group, name) in enumerate(labels(table)):
        said = f' data-label="{escape(name)}"' if name and column else ""
        said += f' data-group="{escape(group)}"' if group not in ("", above) else ""
        made.append({"under": "under" if group else "", "said": said})
        above = group
    return made


def _has_long_marks(table: Table) -> bool:
    return any(
        run.kind == "mark" and len(run.text) >= LONG_MARK
        for row in (*table.head, *table.body)
        for cell in row.cells
        for run in typeset(cell.runs)
    )
