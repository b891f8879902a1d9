"""A small picture for each of many lines over years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from ataskaita.chapter.charts.axes import Axes, widest_number, year_chart
from ataskaita.chapter.charts.chart import NO_DATA, Chart, finished
from ataskaita.chapter.charts.drawing import Drawing, wrapped
from ataskaita.chapter.charts.palette import SHAPES
from ataskaita.chapter.inline import Inline
from ataskaita.chapter.layout import Column, Row

#: The height of a small picture.
_SMALL = 96

_OWN_SCALE = "Kiekvieno grafiko mastelis savas."


def small_multiples(
    *columns: Column | Sequence[Column],
    rows: Sequence[Row],
    title: str = "",
    headline: Inline | None = None,
    shared: bool = False,
) -> Chart:
    """A small line chart for each row: what would be too much for one picture.

    Parameters
    ----------
    *columns, rows, title, headline
        As for `lines`.
    shared : bool
        Draw all on the same scale; otherwise each has its own, which the chart says.

    Examples
    --------
    ``small_multiples(every_year("visits.total"), rows=groups(total=False))``
    """
    draw = partial(_draw_multiples, shared=shared)
    chart = year_chart("Linijinės diagramos", title, columns, rows, draw, headline)
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
            axes = Axes.of(chart, drawing, (left, left + width, top, bottom), cells, 0.34)
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
