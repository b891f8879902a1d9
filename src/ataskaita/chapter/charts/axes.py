"""What charts over years are drawn on: where years and numbers lie, lines, marks, labels."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ataskaita.chapter.charts.chart import Chart, text_of, title_of
from ataskaita.chapter.charts.drawing import Drawing, width_of
from ataskaita.chapter.inline import Inline
from ataskaita.chapter.layout import Column, Row, laid_out
from ataskaita.chapter.series import AS_PRINTED, PRINTED_NOTE, breaks
from ataskaita.errors import UserError
from ataskaita.lithuanian.numbers import NBSP, format_number
from ataskaita.translation import _
from ataskaita.values.values import Value

RADIUS = 5


def year_chart(
    kind: str,
    title: str,
    columns: Sequence[Column | Sequence[Column]],
    rows: Sequence[Row],
    draw: Callable[[Chart, Drawing], None],
    headline: Inline | None,
) -> Chart:
    """A chart of years: each column is one, each row a line.

    Raises
    ------
    UserError
        Neither columns nor rows are years.
    """
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
    return Chart(kind, title or title_of(drawn, head), head, left, draw, drawn, notes, headline)


def _turned(
    columns: list[Column], rows: list[Row], cells: list[list]
) -> tuple[list[Column], list[Row], list[list]]:
    """Lines below each other, years beside each other."""
    years = [Column(f"{row.label} m.", row.key, row.year, series=True) for row in rows]
    lines = [Row(column.label, dimensions=column.dimensions) for column in columns]
    return years, lines, [list(line) for line in zip(*cells, strict=True)]


@dataclass(frozen=True)
class Axes:
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


def axes_of(
    chart: Chart, cells: Sequence[Sequence[Value | None]], box: tuple[float, float, float, float],
    room: float,
) -> Axes:  # fmt: skip
    """The axes of some lines; numbers begin at 0 unless there is less, with room above."""
    numbers = [float(value.number) for line in cells for value in line if value]
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    size = (high - low) or 1.0
    left, right, top, bottom = box
    years = [column.year for column in chart.columns]
    return Axes(
        left, right, top, bottom, years[0], years[-1], low and low - room * size, high + room * size
    )


def draw_line(
    chart: Chart, drawing: Drawing, axes: Axes, number: int, colour: str, shape: str
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
            drawing.mark(*place, shape, colour, radius=RADIUS, filled=filled)


def draw_base(drawing: Drawing, axes: Axes) -> None:
    """The line at 0."""
    drawing.line(axes.left, axes.y(0), axes.right, axes.y(0), "soft")


def mark_breaks(chart: Chart, drawing: Drawing, axes: Axes, numbers: Sequence[int]) -> None:
    """A dashed line before each year from which on the counting has changed."""
    values = [value for number in numbers for value in chart.cells[number] if value]
    for year in breaks(values):
        x = axes.x(year - 0.5)
        drawing.line(x, axes.top, x, axes.bottom, "soft", 1.5, "5 4")


def name_years(chart: Chart, drawing: Drawing, axes: Axes, shown: set[int]) -> None:
    """Write years below the picture."""
    size = drawing.paper.size
    for year in sorted(shown):
        wide = width_of(str(year), size) / 2
        x = min(max(axes.x(year), axes.left + wide), axes.right - wide)
        drawing.text(x, axes.bottom + size + 3, str(year), colour="soft", anchor="middle")


def ticks_of(chart: Chart) -> dict[float, str]:
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


def widest_number(chart: Chart, drawing: Drawing) -> float:
    """How wide the longest number is."""
    return max(width_of(text, drawing.paper.size) for line in chart.texts for text in line)


def label_numbers(
    chart: Chart, drawing: Drawing, axes: Axes, number: int, places: set[int]
) -> None:
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
        # A label is wider than the space between two years: it keeps clear of all it covers.
        covered = [axes.y(float(v.number)) for v in cells if v and abs(axes.x(v.year) - x) <= wide]
        at = max(covered, default=y) + size + 4 if below else min(covered, default=y) - 10
        drawing.text(x, at, text_of(value), anchor="middle")
