"""What a table is: rows of cells, and in each cell runs of text of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ataskaita.lithuanian.typography import hold_together

#: The type of a table among the outputs of a notebook.
MIME = "application/vnd.ataskaita.table+json"

#: What a run may be.
KINDS = (
    "text", "number", "mark", "missing", "outcome", "strong", "emphasis", "struck", "sub", "code",
    "link", "raw", "published", "nobreak", "break",
)  # fmt: skip

#: A number may be written with these signs; [e], [x] and [–] are marks of official statistics.
_NUMBER = re.compile(r"(?:\[[ex–]\]|proc\.|p\.|Eur|[\d\s.,:/+\-%()\u00a0\u202f−–—…€])*")
_SAYS_NUMBER = re.compile(r"\d|\[[x–]\]")
#: No line ends behind the dash of a range: "2–6", "F138–F139".
_RANGE = re.compile(r"([\w.]*\d–\w?\d[\w.]*)")
_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a cell's text that is of one kind.

    Parameters
    ----------
    text : str
        What readers see; plain text, whatever signs are in it.
    kind : str
        One of `KINDS`: ``number`` is a value of the ledger, ``mark`` stands raised behind one,
        ``missing`` says that there is none, ``outcome`` is the badge of a target or check, ``raw``
        names a raw table, to which only the site has a page.
    about : str
        The ledger's key of a number, the address of a link or page, the class of an outcome.
    id : str
        The anchor by which it is linked to; empty for none.
    lang : str
        The language of its words, such as ``en``; empty for that of the report.
    """

    text: str
    kind: str = "text"
    about: str = ""
    id: str = ""
    lang: str = ""


#: The text of a cell or note.
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell.

    Parameters
    ----------
    runs : tuple of Run
        What it says.
    wide, high : int
        How many columns and rows it spans.
    """

    runs: Runs = ()
    wide: int = 1
    high: int = 1

    @property
    def text(self) -> str:
        """What it says, without kinds."""
        return " ".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """What it says, without kinds, as it is divided into lines."""
        said = "".join("\v" if run.kind == "break" else run.text for run in self.runs)
        return [_SPACE.sub(" ", line).strip(" ") for line in said.split("\v")]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row.

    Parameters
    ----------
    cells : tuple of TableCell
        Its cells; what a cell of another row spans has none here.
    kind : str
        ``total`` where it sums up the others; empty for an ordinary row.
    """

    cells: tuple[TableCell, ...]
    kind: str = ""


@dataclass(frozen=True)
class Table:
    """A table.

    Parameters
    ----------
    aligns : tuple of str
        For each column ``left``, ``right`` or ``center``; what is not left are numbers.
    head, body : tuple of TableRow
        Its headings and its rows.
    notes : tuple of Runs
        What stands below it, a paragraph each.
    named : bool
        The first cell of a row names it.
    label, title : str
        What its file and its sheet are called, where no caption says it: below a heading of its own
        a table needs none.
    """

    aligns: tuple[str, ...]
    head: tuple[TableRow, ...]
    body: tuple[TableRow, ...]
    notes: tuple[Runs, ...] = ()
    named: bool = True
    label: str = ""
    title: str = ""

    def cells(self) -> Iterator[tuple[int, TableCell]]:
        """The cells below the headings, each with the column it begins in."""
        return (found for row in places(self.body) for found in row)

    def to_json(self) -> dict[str, Any]:
        """The table as plain data."""
        parts = {
            "aligns": list(self.aligns),
            "head": list(map(_row_json, self.head)),
            "body": list(map(_row_json, self.body)),
            "notes": list(map(_runs_json, self.notes)),
        }
        return vars(self) | parts

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Table:
        """A table from what `to_json` gave."""
        parts = {
            "aligns": tuple(data["aligns"]),
            "head": tuple(map(_row, data["head"])),
            "body": tuple(map(_row, data["body"])),
            "notes": tuple(map(_runs, data["notes"])),
        }
        return cls(**data | parts)


def places(rows: Iterable[TableRow]) -> list[list[tuple[int, TableCell]]]:
    """The cells of rows, each with the column it begins in, counted from 0."""
    busy: dict[int, int] = {}  # column -> rows that a cell from above still spans
    placed = []
    for row in rows:
        column, line, begun = 0, [], {}
        for cell in row.cells:
            while busy.get(column):
                column += 1
            line.append((column, cell))
            begun |= dict.fromkeys(range(column, column + cell.wide), cell.high - 1)
            column += cell.wide
        busy = {n: left - 1 for n, left in busy.items() if left > 1} | begun
        placed.append(line)
    return placed


def headings(names: Sequence[str], groups: Sequence[str], lang: str = "") -> tuple[TableRow, ...]:
    """The rows of headings: one, or two where columns stand under common headings.

    Parameters
    ----------
    names : sequence of str
        What each column is called.
    groups : sequence of str
        The heading above each, shared by neighbours that have the same; empty for none.
    """
    if not any(groups):
        return (TableRow(tuple(TableCell((Run(name, lang=lang),)) for name in names)),)
    upper: list[TableCell] = []
    lower: list[TableCell] = []
    for number, (name, group) in enumerate(zip(names, groups, strict=True)):
        if not group:
            upper.append(TableCell((Run(name),), high=2))
            continue
        lower.append(TableCell((Run(name),)))
        if number and groups[number - 1] == group:
            upper[-1] = replace(upper[-1], wide=upper[-1].wide + 1)
        else:
            upper.append(TableCell((Run(group),)))
    return TableRow(tuple(upper)), TableRow(tuple(lower))


def labels(table: Table) -> list[tuple[str, str]]:
    """What each column is called: the heading above several, empty for none, and its own."""
    named: list[list[str]] = [[] for _ in table.aligns]
    for line in places(table.head):
        for column, cell in line:
            for name in named[column : column + cell.wide]:
                name.append(cell.text)
    return [(": ".join(name[:-1]), name[-1] if name else "") for name in named]


def are_numbers(texts: Iterable[str]) -> bool:
    """Whether the texts of a column are numbers, with their units and marks, or gaps."""
    shown = [text for text in texts if text]
    return all(map(_NUMBER.fullmatch, shown)) and any(map(_SAYS_NUMBER.search, shown))


def typeset(runs: Runs) -> Runs:
    """Runs as every format shows them.

    Marks that follow each other become one, or they would hang over each other beside a number;
    what must stay on one line is bound, but for the numbers: those are as the ledger has them.
    """
    done: list[Run] = []
    before = ""
    for run in runs:
        if run.kind == "mark" and done and done[-1].kind == "mark":
            done[-1] = replace(done[-1], text=done[-1].text + run.text)
        else:
            bound = run.text if run.kind == "number" else hold_together(run.text, before)
            # Most are as they were, and there are tens of thousands of them.
            held = run if bound == run.text else replace(run, text=bound)
            ranges = run.kind == "text" and "–" in bound and _RANGE.search(bound)
            done += _without_breaks(held) if ranges else [held]
        before = run.text[-1:]
    return tuple(done)


def _without_breaks(run: Run) -> list[Run]:
    kinds = ("text", "nobreak")
    parts = enumerate(_RANGE.split(run.text))
    return [replace(run, text=text, kind=kinds[n % 2]) for n, text in parts if text]


def _row_json(row: TableRow) -> list[Any]:
    return [row.kind, [[cell.wide, cell.high, _runs_json(cell.runs)] for cell in row.cells]]


def _runs_json(runs: Runs) -> list[list[str]]:
    return [[run.text, run.kind, run.about, run.id, run.lang] for run in runs]


def _row(data: list[Any]) -> TableRow:
    kind, cells = data
    return TableRow(tuple(TableCell(_runs(runs), wide, high) for wide, high, runs in cells), kind)


def _runs(data: list[list[str]]) -> Runs:
    return tuple(Run(*run) for run in data)
