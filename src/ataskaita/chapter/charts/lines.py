"""Lines over years: several in one picture, or a small picture for each of many.

A gap in the data is a gap in the line. Where the series breaks (see `ataskaita.chapter.series`)
the line is cut, a dashed line stands between the two years, and a note says what has changed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from ataskaita.chapter.charts.axes import RADIUS, Axes, ticks_of, widest_number, year_chart
from ataskaita.chapter.charts.chart import NO_DATA, Chart, finished, text_of
from ataskaita.chapter.charts.drawing import LINES, SHAPES, Drawing, width_of, wrapped
from ataskaita.chapter.charts.frame import write_in_turn
from ataskaita.chapter.inline import Inline
from ataskaita.chapter.layout import Column, Row
from ataskaita.errors import UserError
from ataskaita.translation import _

#: The height of a chart with one line and with several, and of a small one among many.
_ONE, _SEVERAL, _SMALL = 190, 270, 96

_OWN_SCALE = "Kiekvieno grafiko mastelis savas."


def lines(
    *columns: Column | Sequence[Column],
    rows: Sequence[Row],
    headline: Inline | None = None,
) -> Chart:
    """A line chart over years: a line for each row.

    Parameters
    ----------
    *columns : Column or list of Column
        The years, from `every_year`.
    rows : list of Row
        The lines, from `groups`, `by` or a list of `row`; or the years from `years`, and then each
        column is a line.
    headline
        As for `bars`.

    Examples
    --------
    ``lines(every_year("visits.total"), rows=groups(total=False))``

    Raises
    ------
    UserError
        There are too many lines for one picture.
    """
    chart = year_chart("Linijinė diagrama", columns, rows, _draw_lines, headline)
    if len(chart.rows) > LINES:
        raise UserError(
            _("{count} lines cannot be told apart in one chart.").format(count=len(chart.rows)),
            _("Show {most} at most, or call small_multiples(…) with the same columns.").format(
                most=LINES
            ),
        )
    return finished(chart)


def _draw_lines(chart: Chart, drawing: Drawing) -> None:
    paper, several = drawing.paper, len(chart.rows) > 1
    top, right = 4.0, float(paper.width)
    ends = [text_of(line[-1]) if line[-1] else "" for line in chart.cells]
    names: list[list[str]] = [[] for _row in chart.rows]
    if several and paper.narrow:
        top = _legend(chart, drawing)
    if several:
        wide = max(width_of(text, paper.size, 600) for text in ends)
        if not paper.narrow:
            names = [wrapped(row.label, paper.width * 0.26, paper.size) for row in chart.rows]
            wide = max(wide, *(width_of(t, paper.size) for name in names for t in name))
        right -= wide + 10
    bottom = top + (_SEVERAL if several else _ONE)
    ticks = ticks_of(chart) if several else {}
    left = max((width_of(text, paper.size) for text in ticks.values()), default=-10) + 10
    room = 0.08 if several else 0.24
    axes = Axes(chart, drawing, (left, right, top, bottom), chart.cells, room)
    for tick, text in ticks.items():
        if axes.low <= tick <= axes.high:
            drawing.line(left, axes.y(tick), right, axes.y(tick), "rule")
            base = axes.y(tick) + paper.size * 0.35
            drawing.text(left - 10, base, text, colour="soft", anchor="end")
    axes.draw_base()
    axes.name_years(_shown_years(chart, drawing, right - left))
    axes.mark_breaks(range(len(chart.rows)))
    for number in range(len(chart.rows)):
        axes.draw_line(number, f"line-{number + 1}", SHAPES[number])
    drawing.height = bottom + paper.line + 4
    if several:
        _label_ends(axes, ends, names)
    else:
        axes.label_numbers(0, _labelled(chart, drawing, 0))


def _shown_years(chart: Chart, drawing: Drawing, width: float) -> set[int]:
    """The years that are named on the axis: all, or so many that they do not touch."""
    wide = width_of("2000", drawing.paper.size) + 12
    step = math.ceil(len(chart.columns) * wide / width)
    return {column.year for column in chart.columns[::-1][::step]}


def _labelled(chart: Chart, drawing: Drawing, number: int) -> set[int]:
    """The places of a line's numbers that are written: all, or the ends and extremes."""
    cells = chart.cells[number]
    known = {place: value for place, value in enumerate(cells) if value}
    if not known or len(cells) * (widest_number(chart, drawing) + 10) < drawing.paper.width:
        return set(known)
    return {
        min(known),
        max(known),
        max(known, key=lambda place: known[place].number),
        min(known, key=lambda place: known[place].number),
    }


def _label_ends(axes: Axes, ends: Sequence[str], names: Sequence[Sequence[str]]) -> None:
    """Write the last number and the name of each line beside its end, none above another."""
    chart, drawing, paper = axes.chart, axes.drawing, axes.drawing.paper
    tall = [paper.line * (bool(text) + len(name)) for text, name in zip(ends, names, strict=True)]
    found = []
    for number, line in enumerate(chart.cells):
        known = [value for value in line if value]
        if known and tall[number]:
            found.append((axes.y(float(known[-1].number)), number))
    found.sort()
    apart = max(tall, default=0)
    # None stands below the axis while there is room above, and none above the drawing.
    lowest, highest = axes.bottom + paper.line - apart / 2, apart / 2
    middles = [
        max(min(middle, lowest - apart * (len(found) - 1 - place)), highest + apart * place)
        for place, middle in enumerate(spread([y for y, _number in found], apart))
    ]
    drawing.height = max(drawing.height, max(middles, default=0) + apart / 2)
    for (_y, number), middle in zip(found, middles, strict=True):
        base = middle - tall[number] / 2 + paper.size * 0.9
        x, colour = axes.right + 10, f"line-{number + 1}"
        if ends[number]:
            base = drawing.lines(x, base, [ends[number]], colour=colour, bold=True)
        drawing.lines(x, base, list(names[number]), colour=colour)


def spread(heights: Sequence[float], apart: float) -> list[float]:
    """Move heights, the lowest first, as little as keeps each pair so far apart.

    Examples
    --------
    >>> spread([1.0, 1.0, 9.0], 2)
    [0.0, 2.0, 9.0]
    """
    # Neighbours that would touch move together: the middle of each lot, and how many they are.
    lots: list[tuple[float, int]] = []
    for height in heights:
        lots.append((height, 1))
        while len(lots) > 1:
            (low, below), (high, above) = lots[-2:]
            if high - low >= apart * (below + above) / 2:
                break
            lots[-2:] = [((low * below + high * above) / (below + above), below + above)]
    return [
        middle + apart * (place - (count - 1) / 2)
        for middle, count in lots
        for place in range(count)
    ]


def _legend(chart: Chart, drawing: Drawing) -> float:
    """The names of the lines above the picture, each behind its mark."""

    def mark(number: int, x: float, y: float) -> None:
        colour, middle = f"line-{number + 1}", y + drawing.paper.size * 0.65
        drawing.line(x, middle, x + 26, middle, colour, 2.5)
        drawing.mark(x + 13, middle, SHAPES[number], colour, radius=RADIUS)

    names = [row.label for row in chart.rows]
    return write_in_turn(drawing, names, mark, room=34, space=18) + 12


def small_multiples(
    *columns: Column | Sequence[Column],
    rows: Sequence[Row],
    headline: Inline | None = None,
    shared: bool = False,
) -> Chart:
    """A small line chart for each row: what would be too much for one picture.

    Parameters
    ----------
    *columns, rows, headline
        As for `lines`.
    shared : bool
        Draw all on the same scale; otherwise each has its own, which the chart says.

    Examples
    --------
    ``small_multiples(every_year("visits.total"), rows=groups(total=False))``
    """
    draw = partial(_draw_multiples, shared=shared)
    chart = year_chart("Linijinės diagramos", columns, rows, draw, headline)
    own = [] if shared or len(chart.rows) < 2 else [_OWN_SCALE]
    return finished(replace(chart, notes=[*own, *chart.notes]), common=False)


def _draw_multiples(chart: Chart, drawing: Drawing, *, shared: bool) -> None:
    paper, count = drawing.paper, len(chart.rows)
    across = 2 if paper.narrow or count in (2, 4) else min(count, 3)
    across = 1 if paper.narrow and widest_number(chart, drawing) * 2 > paper.width / 2 else across
    space = 22
    width = (paper.width - space * (across - 1)) / across
    y = 0.0
    for first in range(0, count, across):
        numbers = range(count)[first : first + across]
        named = [wrapped(chart.rows[n].label, width, paper.size, 600) for n in numbers]
        top = y + max(map(len, named)) * paper.line + 6
        bottom = top + _SMALL
        for place, (number, name) in enumerate(zip(numbers, named, strict=True)):
            left = place * (width + space)
            drawing.lines(left, y + paper.size, name, bold=True)
            cells = chart.cells if shared else [chart.cells[number]]
            axes = Axes(chart, drawing, (left, left + width, top, bottom), cells, 0.34)
            axes.draw_base()
            _small(axes, number)
        y = bottom + paper.line + 22
    drawing.height = y - 18


def _small(axes: Axes, number: int) -> None:
    known = [place for place, value in enumerate(axes.chart.cells[number]) if value]
    axes.name_years({axes.years[0], axes.years[-1]})
    axes.mark_breaks([number])
    axes.draw_line(number, "line-1", SHAPES[0])
    if known:
        axes.label_numbers(number, {known[0], known[-1]})
    else:
        middle = (axes.left + axes.right) / 2, (axes.top + axes.bottom) / 2
        axes.drawing.text(*middle, NO_DATA, colour="soft", anchor="middle")
