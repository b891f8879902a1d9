"""A table for the PDF, in the words of ``report.typ``."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ataskaita.lithuanian.typography import NBSP
from ataskaita.tables.model import Run, Runs, Table, TableCell, places, typeset
from ataskaita.tables.widths import PAGES, signs, widths

#: The outcomes that the template has a shape for.
OUTCOMES = ("reached", "nearly", "partly", "missed", "unknown")

#: Lines of a table that is not cut in two: a third of a page would be left empty for its sake.
KEPT = 24

#: The last rows of a longer one, which go to a page together.
TOGETHER = 3

#: A line may break here, and nothing is seen of it; but who searches for the word won't find it.
ZERO_WIDTH = "\u200b"

#: So many times as long as its column has room a word must be: room is reckoned in wide signs.
TOO_LONG = 1.25

#: Signs of a cell that may be higher than a page.
LONG = 2000

_SPACE = re.compile(r"[ \t\r\n]+")
_EMPHASIS = {"strong": "strong", "emphasis": "emph", "struck": "strike", "sub": "sub",
             "missing": "missing", "published": "missing", "nobreak": "box"}  # fmt: skip


def to_typst(table: Table) -> str:
    """Write a table with its notes as the last arguments of ``table-figure`` in ``report.typ``.

    Raises
    ------
    TooWide
        It does not fit on a page.
    """
    shares, step = widths(table)
    room = signs(shares, step)
    columns = ", ".join(f"{share:.1f}fr" for share in shares)
    keep = _lines(table, room) <= KEPT
    options = [] if table.named else ["named: false"]
    if hanging := _hanging(table):
        options.append(f"hanging: {hanging}")
    # A row is kept on one page, if it may fit on one.
    high = any(len(cell.text) > LONG for row in table.body for cell in row.cells)
    parts = [
        "set table.cell(breakable: true); " if high else "",
        f"report-table(columns: ({columns},), alignments: ({', '.join(table.aligns)},), "
        f"head-rows: {len(table.head)}, step: {step}, {''.join(f'{o}, ' for o in options)}"
        "table.header(repeat: true, ",
    ]
    parts += [
        _head_cell(_breakable(cell, column, room))
        for line in places(table.head)
        for column, cell in line
    ]
    parts.append("), ")
    several = sum(row.kind == "total" for row in table.body) > 1
    spanned = any(cell.high > 1 for row in table.body for cell in row.cells)
    last = 0 if keep or spanned else len(table.body) - TOGETHER
    for place, (row, line) in enumerate(zip(table.body, places(table.body), strict=True)):
        total = row.kind == "total"
        if place == last > 0:
            # The foot of a table is never cut.
            parts.append("table.footer(repeat: false, ")
        if total:
            parts.append("table.hline(stroke: thin-rule), ")
        for column, cell in line:
            text = runs_typst(
                _breakable(cell, column, room).runs, hang=table.aligns[column] != "left"
            )
            # As in tables.css: of several totals, each has its parts below it.
            spanning = _spanning(cell, indented=several and not total and not column)
            parts.append(f"{spanning}[{f'#strong[{text}]' if total else text}], ")
    parts.append("))" if last > 0 else ")")
    if table.notes:
        notes = " #linebreak() ".join(runs_typst(note) for note in table.notes)
        parts.append(f"; table-notes[{notes}]")
    about = [f"{name}: true, " for name, said in (("wide", step > 1), ("keep", keep)) if said]
    return f"{''.join(about)}{{ {''.join(parts)} }}"


def _hanging(table: Table) -> int:
    """Signs of the longest mark that hangs at the end of the last column."""
    last = [cell for column, cell in table.cells() if column == len(table.aligns) - 1]
    marks = (sum(len(r.text) for r in cell.runs if r.kind == "mark") for cell in last)
    return max(marks, default=0)


def _lines(table: Table, room: list[int]) -> int:
    """Lines of text that a table takes down the page, about."""
    rows = [*places(table.head), *places(table.body)]
    high = [
        max((-(-len(c.text) // max(1, sum(room[n : n + c.wide]))) for n, c in line), default=1)
        for line in rows
    ]
    notes = sum(1 + sum(len(run.text) for run in note) // PAGES[0] for note in table.notes)
    return sum(max(1, lines) for lines in high) + len(rows) // 2 + notes


def _breakable(cell: TableCell, column: int, room: list[int]) -> TableCell:
    """Let words break anywhere that are longer than a line of their column."""
    line = int(TOO_LONG * sum(room[column : column + cell.wide]))
    long = re.compile(rf"[^\s{NBSP}]{{{line + 1},}}")
    runs = tuple(
        run if run.kind == "number" else replace(run, text=long.sub(_broken, run.text))
        for run in cell.runs
    )
    return replace(cell, runs=runs)


def _broken(word: re.Match[str]) -> str:
    return ZERO_WIDTH.join(word[0])


def runs_typst(runs: Runs, *, hang: bool = False) -> str:
    """Write what a cell says; the one place where texts become Typst.

    Parameters
    ----------
    runs : tuple of Run
        What it says.
    hang : bool
        A mark that ends a line hangs beside its number, so that digits stay one below the other.
    """
    shown = [*typeset(runs), Run("", "break")]
    return "".join(_run(run, hang and after.kind == "break") for run, after in pairwise(shown))


def quote(text: str) -> str:
    """A text as a string of Typst's."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _run(run: Run, hang: bool) -> str:
    said = _said(run, hang)
    # Words of another language are divided by its rules, and so named for those who listen.
    return f"#in-language({quote(run.lang)})[{said}]" if run.lang else said


def _said(run: Run, hang: bool) -> str:
    if run.kind == "number":
        # A number and its unit stay on one line, as the site's style sheet has it.
        shown = quote(run.text.replace(" ", NBSP))
        return f"#v({quote(run.about)}, {quote(run.text)})[#{shown};]"
    if run.kind == "break":
        return "#linebreak();"
    if run.kind == "code":
        return f"#raw({quote(run.text)});"
    text = _text(run.text)
    if run.kind == "mark":
        return f"#hung-mark[{text}]" if hang else f"#mark[{text}]"
    if run.kind == "outcome" and run.about in OUTCOMES:
        return f"#outcome({quote(run.about)})[{text}]"
    if run.kind == "link":
        label = run.about.startswith("#")
        to = f"label({quote(run.about[1:])})" if label else quote(run.about)
        return f"#link({to})[{text}]"
    return f"#{_EMPHASIS[run.kind]}[{text}]" if run.kind in _EMPHASIS else text


def _head_cell(cell: TableCell) -> str:
    text = runs_typst(cell.runs)
    if cell.wide > 1:
        return f"table.cell(colspan: {cell.wide}, align: center)[#spanner[{text}]], "
    return f"{_spanning(cell)}[{text}], "


def _spanning(cell: TableCell, *, indented: bool = False) -> str:
    options = []
    if cell.wide > 1:
        options.append(f"colspan: {cell.wide}")
    if cell.high > 1:
        options.append(f"rowspan: {cell.high}")
    if indented:
        options.append("inset: (left: 8pt)")
    return f"table.cell({', '.join(options)})" if options else ""


def _text(text: str) -> str:
    """A text as it is: in a string none of its signs means anything to Typst."""
    held = _SPACE.sub(" ", text)
    return held if held in ("", " ") else f"#{quote(held)};"
