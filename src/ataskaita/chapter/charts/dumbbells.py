"""Change since last year: a hollow mark for then, a filled one for now, a line between."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ataskaita.chapter.charts import frame
from ataskaita.chapter.charts.chart import NO_DATA, Chart, finished, text_of
from ataskaita.chapter.charts.drawing import Drawing, width_of
from ataskaita.chapter.inline import Inline
from ataskaita.chapter.layout import Column, Row
from ataskaita.errors import UserError
from ataskaita.translation import _

_RADIUS = 8


def dumbbells(
    *columns: Column | Sequence[Column],
    rows: Sequence[Row],
    headline: Inline | None = None,
    ordered: bool = False,
) -> Chart:
    """How far each row has moved since last year, with both numbers and the change.

    Parameters
    ----------
    *columns : list of Column
        From `both_years`: this year, last year, the change.
    rows, headline, ordered
        As for `bars`.

    Examples
    --------
    ``dumbbells(both_years("visits.total"), rows=groups(total=False))``

    Raises
    ------
    UserError
        The columns are not those of two years.
    """
    head, left, cells = frame.values_of(columns, rows, ("value", "change", "relative"))
    years = {column.year for column in head if column.kind == "value"}
    if not years or len(years - {None}) > 2:
        raise UserError(
            _("dumbbells(…) compares two years."),
            _("Write its columns as both_years(…); over more years call lines(…)."),
        )
    if not ordered:
        left, cells = frame.largest_first(left, cells)
    return finished(Chart("Pokyčių diagrama", head, left, _draw, cells, headline=headline))


def _draw(chart: Chart, drawing: Drawing) -> None:
    paper = drawing.paper
    places = [n for n, c in enumerate(chart.columns) if c.kind == "value"]
    places.sort(key=lambda n: chart.columns[n].year or 0)
    changes = [n for n, column in enumerate(chart.columns) if column.kind != "value"]
    top = _legend(drawing, [chart.series[n] for n in places])
    numbers = [[line[n] for n in places] for line in chart.numbers]
    found = [line[changes[0]] if changes else None for line in chart.cells]
    moved = [text_of(change) if change else "" for change in found]
    start = frame.label_column(chart, paper, share=0.36)
    right = max(width_of(text, paper.size, 600) for text in moved)
    end = paper.width if paper.narrow or not right else paper.width - right - 16
    widest = max(width_of(line[n], paper.size, 600) for line in chart.texts for n in places)
    pad = widest + _RADIUS + 8
    scale = _scale(numbers, start + pad, end - pad)
    y = top
    for row, line, said, change in zip(chart.rows, numbers, chart.texts, moved, strict=True):
        free = paper.width - (width_of(change, paper.size, 600) + 12 if change else 0)
        if change and paper.narrow:
            drawing.text(paper.width, y + paper.size, change, anchor="end", bold=True)
        least = max(paper.line, 2 * _RADIUS)
        y, tall = frame.write_name(drawing, row, start - 14 if start else free, 0, y, least)
        y += 2 if paper.narrow else 0
        middle = y + tall / 2
        _row(drawing, scale, middle, line, [said[n] for n in places], end=(start, end))
        if change and not paper.narrow:
            drawing.text(paper.width, middle + paper.size * 0.35, change, anchor="end", bold=True)
        y += tall + frame.GAP
    drawing.height = y - frame.GAP


def _legend(drawing: Drawing, names: Sequence[str]) -> float:
    paper, x = drawing.paper, 0.0
    for n, name in enumerate(names):
        last = n == len(names) - 1
        drawing.mark(x + _RADIUS, paper.size * 0.65, "circle", "now", radius=_RADIUS, filled=last)
        x += 2 * _RADIUS + 8
        drawing.text(x, paper.size, name, colour="ink" if last else "soft", bold=last)
        x += width_of(name, paper.size, 600) + 22
    return paper.line + 10


def _scale(numbers: Sequence[Sequence[float]], start: float, end: float):
    known = [n for line in numbers for n in line if not math.isnan(n)] or [0.0]
    low, high = min(known), max(known)
    unit = (end - start) / ((high - low) or 1)
    return lambda number: start + (number - low) * unit


def _row(
    drawing: Drawing,
    scale,
    y: float,
    line: Sequence[float],
    said: Sequence[str],
    *,
    end: tuple[float, float],
) -> None:
    base = y + drawing.paper.size * 0.35
    known = [(scale(n), text, place) for place, (n, text) in enumerate(zip(line, said, strict=True))
             if not math.isnan(n)]  # fmt: skip
    if len(known) == 2:
        a, b = sorted(x for x, _text, _place in known)
        drawing.line(a, y, b, y, "now", 3)
    for x, _text, place in known:
        drawing.mark(x, y, "circle", "now", radius=_RADIUS, filled=place == len(line) - 1)
    edges = [x for x, _text, _place in known]
    for order, (x, text, place) in enumerate(sorted(known)):
        left, now = order == 0 and len(known) == 2, place == len(line) - 1
        at = x - _RADIUS - 6 if left else x + _RADIUS + 6
        style = {"colour": "ink" if now else "soft", "bold": now}
        drawing.text(at, base, text, anchor="end" if left else "start", **style)
        wide = width_of(text, drawing.paper.size, 600) + 6
        edges.append(at - wide if left else at + wide)
    # What leads the eye along the row stops before the numbers.
    if len(known) == len(line) and min(edges) > end[0]:
        drawing.line(end[0], y, min(edges), y, "rule")
    if edges and max(edges) < end[1]:
        drawing.line(max(edges), y, end[1], y, "rule")
    if len(known) < len(line):
        drawing.text(end[0] + 6, base, NO_DATA, colour="soft")
