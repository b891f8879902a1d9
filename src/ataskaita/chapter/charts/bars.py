"""Bars: how large the one is beside the other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ataskaita.chapter.charts import frame
from ataskaita.chapter.charts.chart import NO_DATA, Chart, finished
from ataskaita.chapter.charts.drawing import Drawing, width_of, wrapped
from ataskaita.chapter.inline import Inline
from ataskaita.chapter.layout import Column, Row

#: The height of a bar; of that of the year before.
_BAR, _BEFORE = 24, 16

#: How many panels stand beside each other.
_ACROSS = 3


def bars(
    *columns: Column | Sequence[Column],
    rows: Sequence[Row],
    headline: Inline | None = None,
    ordered: bool = False,
) -> Chart:
    """Horizontal bars, a row each, the longest first.

    With several columns there is a panel for each, on one scale; this year and the one before
    stand in pairs.

    Parameters
    ----------
    *columns : Column or list of Column
        The series, from `col` or `both_years`; a change is left out, it would need another axis.
    rows : list of Row
        The categories, from `groups`, `by` or a list of `row`.
    headline : Inline, optional
        What is to be seen, from `says`.
    ordered : bool
        The rows have an order of their own (ages, months): leave them in it.

    Raises
    ------
    UserError
        The chart would show one number, or numbers of different measures.
    """
    head, left, cells = frame.values_of(columns, rows)
    if not ordered:
        left, cells = frame.largest_first(left, cells)
    return finished(Chart("Juostinė diagrama", head, left, _draw, cells, headline=headline))


def _draw(chart: Chart, drawing: Drawing) -> None:
    if chart.years_compared:
        order = (0, 1) if chart.columns[0].year > chart.columns[1].year else (1, 0)
        colours = zip(("now", "before"), order, strict=True)
        top = frame.legend(drawing, [frame.Legend(of, chart.series[n]) for of, n in colours])
        drawing.height = _rows(chart, drawing, order, _whole(chart, drawing, top))
        return
    if len(chart.columns) == 1:
        drawing.height = _rows(chart, drawing, (0,), _whole(chart, drawing, 0))
        return
    across, count = (1 if drawing.paper.narrow else _ACROSS), len(chart.columns)
    y = 0.0
    for first in range(0, count, across):
        y = _panels(chart, drawing, range(count)[first : first + across], y) + 2 * frame.GAP
    drawing.height = y - 2 * frame.GAP


def _whole(chart: Chart, drawing: Drawing, y: float) -> _Place:
    """The whole width."""
    paper = drawing.paper
    names = frame.label_column(chart, paper, share=0.42)
    return _Place(names, y, paper.width - names, names, named=True)


def _panels(chart: Chart, drawing: Drawing, numbers: Sequence[int], y: float) -> float:
    """Panels beside each other, each with a column's name above it."""
    paper = drawing.paper
    left = frame.label_column(chart, paper, share=0.3)
    space = 18
    width = (paper.width - left - space * (len(numbers) - 1)) / len(numbers)
    heads = [wrapped(chart.series[n], width, paper.size, 600) for n in numbers]
    for place, said in enumerate(heads):
        drawing.lines(left + place * (width + space), y + paper.size, said, bold=True)
    y += paper.line * max(map(len, heads)) + 4
    for place, n in enumerate(numbers):
        x = left + place * (width + space)
        bottom = _rows(chart, drawing, (n,), _Place(x, y, width, left, named=place == 0))
    return bottom


@dataclass(frozen=True)
class _Place:
    """Where rows of bars stand, how wide the names before them are, and whether they are written.

    On a phone names stand above the bars, and are always written.
    """

    x: float
    y: float
    width: float
    names: float
    named: bool


def _rows(chart: Chart, drawing: Drawing, order: Sequence[int], place: _Place) -> float:
    """Rows of bars, one for each of some columns; gives where they end."""
    paper, y = drawing.paper, place.y
    widest = max(width_of(said, paper.size, 600) for line in chart.texts for said in line)
    scale = _Scale(chart.numbers, place.x, place.width - widest - 10)
    for row, line, said in zip(chart.rows, chart.numbers, chart.texts, strict=True):
        width = place.names - 14 if place.names else paper.width
        heights = [_BAR if n == order[0] else _BEFORE for n in order]
        tall = max(sum(heights), paper.line * len(frame.name_lines(row, width, paper)))
        if paper.narrow or place.named:
            left = place.x - place.names
            y, tall = frame.write_name(drawing, row, width, left, y, sum(heights))
        if paper.narrow:
            y += 4
            # Names stand between the bars: the line at 0 would run through them.
            drawing.line(scale.zero, y, scale.zero, y + sum(heights), "soft")
        at = y + (tall - sum(heights)) / 2
        for n, height in zip(order, heights, strict=True):
            _bar(drawing, scale, at, height, line[n], said[n], now=n == order[0])
            at += height
        y += tall + frame.GAP
    if not paper.narrow:
        drawing.line(scale.zero, place.y, scale.zero, y - frame.GAP, "soft")
    return y - frame.GAP


class _Scale:
    """Where numbers lie across; bars begin at 0."""

    def __init__(self, numbers: Sequence[Sequence[float]], start: float, room: float) -> None:
        known = [n for line in numbers for n in line if not math.isnan(n)]
        low, high = min([0.0, *known]), max([0.0, *known])
        self.unit = max(room, 20) / ((high - low) or 1)
        self.zero = start - low * self.unit

    def __call__(self, number: float) -> float:
        return self.zero + number * self.unit


def _bar(
    drawing: Drawing, scale: _Scale, y: float, height: float, number: float, said: str, *, now: bool
) -> None:
    size = drawing.paper.size
    base = y + height / 2 + size * 0.35
    if math.isnan(number):
        drawing.text(scale.zero + 6, base, NO_DATA, colour="soft")
        return
    left, right = sorted((scale.zero, scale(number)))
    if number:
        # Even the smallest is seen.
        right = max(right, left + 2)
    drawing.rect(left, y + 1, right - left, height - 2, "now" if now else "before")
    drawing.text(right + 6, base, said, colour="ink" if now else "soft", bold=now)
