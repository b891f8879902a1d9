"""Lines over years: several in one picture, or a small picture for each of many.

A gap in the data is a gap in the line. Where the series breaks (see `ataskaita.chapter.series`)
the line is cut, a dashed line stands between the two years, and a note says what has changed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from ataskaita.chapter.charts.chart import NO_DATA, Chart, finished, text_of, title_of
from ataskaita.chapter.charts.drawing import Drawing, width_of, wrapped
from ataskaita.chapter.charts.palette import LINES, SHAPES
from ataskaita.chapter.layout import Column, Row, laid_out
from ataskaita.chapter.series import AS_PRINTED, PRINTED_NOTE, breaks
from ataskaita.chapter.text import Inline
from ataskaita.errors import UserError
from ataskaita.lithuanian.numbers import NBSP, format_number
from ataskaita.translation import _
from ataskaita.values.values import Value

#: The height of a chart with one line and with several, and of a small picture.
_ONE, _SEVERAL, _SMALL = 190, 270, 96

_RADIUS = 5

_OWN_SCALE = "Kiekvieno grafiko mastelis savas."


def lines(
    *columns: Column | Sequence[Column],
    rows: Sequence[Row],
    title: str = "",
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
    title, headline
        As for `bars`.

    Examples
    --------
    ``lines(every_year("visits.total"), rows=groups(total=False))``

    Raises
    ------
    UserError
        There are too many lines for one picture, or they have no common scale.
    """
    chart = _chart("Linijinė diagrama", title, columns, rows, _draw_lines, headline)
    if len(chart.rows) > LINES:
        raise UserError(
            _("{count} lines cannot be told apart in one chart.").format(count=len(chart.rows)),
            _("Show {most} at most, or call small_multiples(…) with the same columns.").format(
                most=LINES
            ),
        )
    measures = {value.measure.name for value in chart.values}
    if len(measures) > 1:
        raise UserError(
            _("The lines have no common scale: {measures}.").format(
                measures=", ".join(sorted(measures))
            ),
            _("Call small_multiples(…) with the same columns and rows."),
        )
    return finished(chart)


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
    chart = _chart("Linijinės diagramos", title, columns, rows, draw, headline)
    own = [] if shared or len(chart.rows) < 2 else [_OWN_SCALE]
    return finished(replace(chart, notes=[*own, *chart.notes]), common=False)


def _chart(
    kind: str,
    title: str,
    columns: Sequence[Column | Sequence[Column]],
    rows: Sequence[Row],
    draw: Callable[[Chart, Drawing], None],
    headline: Inline | None,
) -> Chart:
    head, left, cells = laid_out(columns, rows)
    # A change would need an axis of its own.
    kept = [n for n, column in enumerate(head) if column.kind == "value"]
    head, cells = [head[n] for n in kept], [[line[n] for n in kept] for line in cells]
    if all(row.series for row in left) and not any(column.series for column in head):
        head, left, cells = _turned(head, left, cells)
    if not all(column.series for column in head):
        raise UserError(
            _("A line chart needs years."),
            _("Write its columns as every_year(…), or its rows as years(…)."),
        )
    drawn = [[value if isinstance(value, Value) else None for value in line] for line in cells]
    values = [value for line in drawn for value in line if value]
    notes = []
    if any(AS_PRINTED in value.flags for value in values):
        notes.append(PRINTED_NOTE.replace("[i]", "[i], tuščiaviduris ženklas", 1))
    return Chart(kind, title or title_of(values), head, left, draw, drawn, notes, headline)


def _turned(
    columns: list[Column], rows: list[Row], cells: list[list]
) -> tuple[list[Column], list[Row], list[list]]:
    """Lines below each other, years beside each other."""
    years = [Column(f"{row.label} m.", row.key, row.year, series=True) for row in rows]
    lines = [Row(column.label, dimensions=column.dimensions) for column in columns]
    return years, lines, [list(line) for line in zip(*cells, strict=True)]


@dataclass(frozen=True)
class _Axes:
    """Where years and numbers lie in a drawing.

    Parameters
    ----------
    left, right, top, bottom : float
        The place of the picture.
    first, last : int
        Its years.
    low, high : float
        Its numbers.
    """

    left: float
    right: float
    top: float
    bottom: float
    first: int
    last: int
    low: float
    high: float

    def x(self, year: float) -> float:
        """How far across a year is; there is half a year on either side."""
        return self.left + (year - self.first + 0.5) * self.step

    def y(self, number: float) -> float:
        """How far down a number is."""
        share = (number - self.low) / ((self.high - self.low) or 1)
        return self.bottom - share * (self.bottom - self.top)

    @property
    def step(self) -> float:
        """From one year to the next."""
        return (self.right - self.left) / (self.last - self.first + 1)


def _axes(
    chart: Chart, cells: Sequence[Sequence[Value | None]], box: tuple[float, float, float, float],
    room: float,
) -> _Axes:  # fmt: skip
    """The axes of some lines; numbers begin at 0 unless there is less, with room above."""
    numbers = [float(value.number) for line in cells for value in line if value]
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    size = (high - low) or 1.0
    left, right, top, bottom = box
    years = [column.year for column in chart.columns]
    return _Axes(
        left, right, top, bottom, years[0], years[-1], low and low - room * size, high + room * size
    )


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
    ticks = _ticks(chart) if several else {}
    left = max((width_of(text, paper.size) for text in ticks.values()), default=-10) + 10
    axes = _axes(chart, chart.cells, (left, right, top, bottom), 0.08 if several else 0.24)
    for tick, text in ticks.items():
        if axes.low <= tick <= axes.high:
            drawing.line(left, axes.y(tick), right, axes.y(tick), "rule")
            base = axes.y(tick) + paper.size * 0.35
            drawing.text(left - 10, base, text, colour="soft", anchor="end")
    _base(drawing, axes)
    _name_years(chart, drawing, axes, _shown_years(chart, drawing, right - left))
    _mark_breaks(chart, drawing, axes, range(len(chart.rows)))
    for number in range(len(chart.rows)):
        _draw_line(chart, drawing, axes, number, f"line-{number + 1}", SHAPES[number])
    if several:
        _label_ends(chart, drawing, axes, ends, names)
    else:
        _label(chart, drawing, axes, 0, _labelled(chart, drawing, 0))
    drawing.height = bottom + paper.line + 4


def _draw_multiples(chart: Chart, drawing: Drawing, *, shared: bool) -> None:
    paper, count = drawing.paper, len(chart.rows)
    across = 2 if paper.narrow or count in (2, 4) else min(count, 3)
    across = 1 if paper.narrow and _widest(chart, drawing) * 2 > paper.width / 2 else across
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
            axes = _axes(chart, cells, (left, left + width, top, bottom), 0.34)
            _base(drawing, axes)
            _small(chart, drawing, axes, number)
        y = bottom + paper.line + 22
    drawing.height = y - 18


def _small(chart: Chart, drawing: Drawing, axes: _Axes, number: int) -> None:
    known = [place for place, value in enumerate(chart.cells[number]) if value]
    _name_years(chart, drawing, axes, {axes.first, axes.last})
    _mark_breaks(chart, drawing, axes, [number])
    _draw_line(chart, drawing, axes, number, "line-1", SHAPES[0])
    if known:
        _label(chart, drawing, axes, number, {known[0], known[-1]})
    else:
        middle = (axes.left + axes.right) / 2, (axes.top + axes.bottom) / 2
        drawing.text(*middle, NO_DATA, colour="soft", anchor="middle")


def _widest(chart: Chart, drawing: Drawing) -> float:
    return max(width_of(text, drawing.paper.size) for line in chart.texts for text in line)


def _draw_line(
    chart: Chart, drawing: Drawing, axes: _Axes, number: int, colour: str, shape: str
) -> None:
    """One line: cut at gaps and breaks, with a mark at each number."""
    cells = chart.cells[number]
    cut = breaks(value for value in cells if value)
    pieces: list[list[tuple[float, float]]] = [[]]
    for column, value in zip(chart.columns, cells, strict=True):
        if column.year in cut or value is None:
            pieces.append([])
        if value is not None:
            pieces[-1].append((axes.x(column.year), axes.y(float(value.number))))
    for piece in pieces:
        if len(piece) > 1:
            drawing.path(piece, colour, 2.5)
    for value in cells:
        if value is not None:
            filled = 0.0 if AS_PRINTED in value.flags else 1.0
            place = axes.x(value.year), axes.y(float(value.number))
            drawing.mark(*place, shape, colour, radius=_RADIUS, filled=filled)


def _base(drawing: Drawing, axes: _Axes) -> None:
    drawing.line(axes.left, axes.y(0), axes.right, axes.y(0), "soft")


def _mark_breaks(chart: Chart, drawing: Drawing, axes: _Axes, numbers: Sequence[int]) -> None:
    values = [value for number in numbers for value in chart.cells[number] if value]
    for year in breaks(values):
        x = axes.x(year - 0.5)
        drawing.line(x, axes.top, x, axes.bottom, "soft", 1.5, "5 4")


def _name_years(chart: Chart, drawing: Drawing, axes: _Axes, shown: set[int]) -> None:
    size = drawing.paper.size
    for year in sorted(shown):
        wide = width_of(str(year), size) / 2
        x = min(max(axes.x(year), axes.left + wide), axes.right - wide)
        drawing.text(x, axes.bottom + size + 3, str(year), colour="soft", anchor="middle")


def _shown_years(chart: Chart, drawing: Drawing, width: float) -> set[int]:
    """The years that are named on the axis: all, or so many that they do not touch."""
    wide = width_of("2000", drawing.paper.size) + 12
    step = math.ceil(len(chart.columns) * wide / width)
    return {column.year for column in chart.columns[::-1][::step]}


def _ticks(chart: Chart) -> dict[float, str]:
    """The numbers named at the side, from 0 in round steps, each with its text."""
    values = chart.values
    if not values:
        return {}
    numbers = [float(value.number) for value in values]
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    measure = values[0].measure
    step = _round_step((high - low) / 4)
    if measure.digits == 0:
        step = max(step, 1.0)
    steps = range(math.ceil(low / step), math.floor(high / step * 1.08) + 1)
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    symbol = f"{NBSP}{measure.symbol}" if measure.symbol else ""
    return {
        n * step: format_number(Fraction(n) * Fraction(step).limit_denominator(10000), digits)
        + symbol
        for n in steps
    }


def _round_step(wanted: float) -> float:
    """The round number that is no smaller.

    Examples
    --------
    >>> _round_step(37.0), _round_step(0.3)
    (50.0, 0.5)
    """
    size = 10.0 ** math.floor(math.log10(wanted or 1.0))
    return next(size * n for n in (1, 2, 5, 10) if size * n >= wanted * 0.999)


def _labelled(chart: Chart, drawing: Drawing, number: int) -> set[int]:
    """The places of a line's numbers that are written: all, or the ends and extremes."""
    cells = chart.cells[number]
    known = {place: value for place, value in enumerate(cells) if value}
    if not known or len(cells) * (_widest(chart, drawing) + 10) < drawing.paper.width:
        return set(known)
    return {
        min(known),
        max(known),
        max(known, key=lambda place: known[place].number),
        min(known, key=lambda place: known[place].number),
    }


def _label(chart: Chart, drawing: Drawing, axes: _Axes, number: int, places: set[int]) -> None:
    """Write numbers above their marks, or below where the line comes from above."""
    cells, size = chart.cells[number], drawing.paper.size
    for place in sorted(places):
        value = cells[place]
        if not value:
            continue
        beside = [near.number for near in cells[max(place - 1, 0) : place + 2] if near]
        y = axes.y(float(value.number))
        below = axes.bottom - y > 2 * size and sum(beside) > value.number * len(beside)
        wide = width_of(text_of(value), size) / 2
        x = min(max(axes.x(value.year), axes.left + wide), axes.right - wide)
        drawing.text(x, y + size + 4 if below else y - 10, text_of(value), anchor="middle")


def _label_ends(
    chart: Chart,
    drawing: Drawing,
    axes: _Axes,
    ends: Sequence[str],
    names: Sequence[Sequence[str]],
) -> None:
    """Write the last number and the name of each line beside its end, none above another."""
    paper = drawing.paper
    tall = [paper.line * (bool(text) + len(name)) for text, name in zip(ends, names, strict=True)]
    found = []
    for number, line in enumerate(chart.cells):
        known = [value for value in line if value]
        if known and tall[number]:
            found.append((axes.y(float(known[-1].number)), number))
    found.sort()
    middles = spread([y for y, _number in found], max(tall, default=0))
    # What would stand below the axis is moved up, all together.
    over = max(0.0, max(middles, default=0) + max(tall, default=0) / 2 - axes.bottom - paper.line)
    for (_y, number), middle in zip(found, middles, strict=True):
        base = middle - over - tall[number] / 2 + paper.size * 0.9
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
    paper, x, y = drawing.paper, 0.0, 0.0
    for number, row in enumerate(chart.rows):
        colour = f"line-{number + 1}"
        named = wrapped(row.label, paper.width - 34, paper.size)
        wide = 34 + max(width_of(text, paper.size) for text in named)
        if x and x + wide > paper.width:
            x, y = 0.0, y + paper.line
        middle = y + paper.size * 0.65
        drawing.line(x, middle, x + 26, middle, colour, 2.5)
        drawing.mark(x + 13, middle, SHAPES[number], colour, radius=_RADIUS)
        drawing.lines(x + 34, y + paper.size, named)
        y += paper.line * (len(named) - 1)
        x += wide + 18
    return y + paper.line + 12
