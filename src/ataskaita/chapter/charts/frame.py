"""What several forms of charts share: rows in order, names beside or above, a legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
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
    """What a look means: ``now``, ``before`` or one of the parts, and its name."""

    look: str
    name: str
    pattern: str = ""


def values_of(
    columns: Sequence[Column | Sequence[Column]],
    rows: Sequence[Row],
    kinds: Sequence[str] = ("value",),
) -> tuple[list[Column], list[Row], Cells]:
    """Columns of some kinds, rows and the values where they meet."""
    head = [column for column in flatten(columns) if column.kind in kinds]
    head, left, cells = laid_out(head, rows) if rows else (head, [], [])
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


def label_lines(name: str, width: float, paper: Paper, *, bold: bool = False) -> list[str]:
    """A name in as many lines as it needs."""
    return wrapped(name, width, paper.size, 600 if bold else 400)


def label_column(chart: Chart, paper: Paper, *, share: float) -> float:
    """How wide the names before the rows are, with the space behind them."""
    longest = max(width_of(row.label, paper.size, 600 if row.total else 400) for row in chart.rows)
    return min(math.ceil(longest), paper.width * share) + 14


def legend(drawing: Drawing, entries: Sequence[Legend]) -> float:
    """What the looks mean, in a line or as many as it takes; gives where the chart begins."""
    paper = drawing.paper
    x, y, swatch = 0.0, 0.0, 16
    for entry in entries:
        wide = swatch + 8 + width_of(entry.name, paper.size)
        if x and x + wide > paper.width:
            x, y = 0.0, y + paper.line
        top = y + (paper.size - swatch) / 2 + 2
        drawing.rect(x, top, swatch, swatch, entry.look, pattern=entry.pattern)
        lines = label_lines(entry.name, paper.width - swatch - 8, paper)
        drawing.lines(x + swatch + 8, y + paper.size, lines)
        y += paper.line * (len(lines) - 1)
        x += wide + 22
    return y + paper.line + 8
