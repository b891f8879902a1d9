"""What several forms of charts share: rows in order, names beside or above, a legend."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ataskaita.chapter.charts.chart import Chart
from ataskaita.chapter.charts.drawing import Drawing, Paper, width_of, wrapped
from ataskaita.chapter.layout import Column, Row, flatten, laid_out
from ataskaita.values.values import Value

#: Between rows.
GAP = 14

Cells = list[list[Value | None]]


@dataclass(frozen=True)
class Legend:
    """What a colour means: ``now``, ``before`` or one of the parts, and its name."""

    colour: str
    name: str
    pattern: str = ""

    def draw(self, drawing: Drawing, x: float, y: float, size: float) -> None:
        """A square of the colour, beside a line of text that begins at `y`."""
        top = y + (drawing.paper.size - size) / 2 + 2
        drawing.rect(x, top, size, size, self.colour, pattern=self.pattern)


def values_of(
    columns: Sequence[Column | Sequence[Column]],
    rows: Sequence[Row],
    kinds: Sequence[str] = ("value",),
) -> tuple[list[Column], list[Row], Cells]:
    """Columns of some kinds, rows and the values where they meet."""
    chosen = [column for column in flatten(columns) if column.kind in kinds]
    head, left, cells = laid_out(chosen, rows)
    return head, left, [[v if isinstance(v, Value) else None for v in line] for line in cells]


def largest_first(rows: list[Row], cells: Cells) -> tuple[list[Row], Cells]:
    """Rows by size: by this year's number, or the first there is; sums before, gaps behind."""

    def place(found: tuple[Row, list[Value | None]]) -> tuple:
        row, line = found
        first = max((value for value in line if value), key=lambda value: value.year, default=None)
        return (not row.total, first is None, -(first.number if first else 0))

    if all(row.series for row in rows):
        return rows, cells
    found = sorted(zip(rows, cells, strict=True), key=place)
    return [row for row, _line in found], [line for _row, line in found]


def name_lines(row: Row, width: float, paper: Paper) -> list[str]:
    """The name of a row in as many lines as it needs."""
    return wrapped(row.label, width, paper.size, 600 if row.total else 400)


def label_column(chart: Chart, paper: Paper, *, share: float) -> float:
    """How wide the names before the rows are, with the space behind them; none on a phone."""
    if paper.narrow:
        return 0.0
    longest = max(width_of(row.label, paper.size, 600 if row.total else 400) for row in chart.rows)
    return min(math.ceil(longest), paper.width * share) + 14


def write_name(
    drawing: Drawing, row: Row, width: float, x: float, y: float, tall: float
) -> tuple[float, float]:
    """Write the name of a row: on a phone above what is drawn of it, otherwise beside its middle.

    Returns
    -------
    float, float
        Where what is drawn begins, and how high the row is from there: no less than `tall`.
    """
    paper = drawing.paper
    name = name_lines(row, width, paper)
    if paper.narrow:
        return drawing.lines(x, y + paper.size, name, bold=row.total) - paper.size, tall
    high = paper.line * len(name)
    tall = max(tall, high)
    drawing.lines(x, y + (tall - high) / 2 + paper.size, name, bold=row.total)
    return y, tall


def write_in_turn(
    drawing: Drawing,
    texts: Sequence[str],
    mark: Callable[[int, float, float], None],
    *,
    room: float,
    space: float,
    start: float = 0,
    y: float = 0,
) -> float:
    """Write texts one behind the other, in as many lines as it takes; gives where they end.

    Parameters
    ----------
    drawing : Drawing
    texts : sequence of str
    mark : callable
        Draws what stands before a text, given its number and where the line begins.
    room, space : float
        For the mark; between a text and the next mark.
    start, y : float
        Where the first line begins.
    """
    paper, x = drawing.paper, start
    for number, text in enumerate(texts):
        lines = wrapped(text, paper.width - room, paper.size)
        wide = room + max(width_of(line, paper.size) for line in lines)
        if x > start and x + wide > paper.width:
            x, y = start, y + paper.line
        mark(number, x, y)
        drawing.lines(x + room, y + paper.size, lines)
        y += paper.line * (len(lines) - 1)
        x += wide + space
    return y + paper.line


def legend(drawing: Drawing, entries: Sequence[Legend]) -> float:
    """What the colours mean; gives where the chart begins."""

    def square(number: int, x: float, y: float) -> None:
        entries[number].draw(drawing, x, y, 16)

    names = [entry.name for entry in entries]
    return write_in_turn(drawing, names, square, room=24, space=22) + 8
