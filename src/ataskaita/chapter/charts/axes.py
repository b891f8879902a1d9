"""What charts over years are drawn on: where years and numbers lie, lines, marks, labels."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from ataskaita.chapter.charts.chart import Chart, text_of
from ataskaita.chapter.charts.drawing import Drawing, width_of
from ataskaita.chapter.charts.frame import values_of
from ataskaita.chapter.inline import Inline
from ataskaita.chapter.layout import Column, Row
from ataskaita.chapter.series import AS_PRINTED, breaks
from ataskaita.errors import UserError
from ataskaita.lithuanian.numbers import NBSP, format_number
from ataskaita.translation import _
from ataskaita.values.marks import PRINTED_NOTE
from ataskaita.values.values import Value

RADIUS = 5


def year_chart(
    kind: str,
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
    # A change would need an axis of its own.
    head, left, cells = values_of(columns, rows)
    if all(row.series for row in left) and not any(column.series for column in head):
        # Lines below each other, years beside each other.
        years = [Column(f"{row.label} m.", row.key, row.year, series=True) for row in left]
        left = [Row(column.label, dimensions=column.dimensions) for column in head]
        head, cells = years, [list(line) for line in zip(*cells, strict=True)]
    if not all(column.series for column in head):
        raise UserError(
            _("A line chart needs years."),
            _("Write its columns as every_year(…), or its rows as years(…)."),
        )
    notes = []
    if any(AS_PRINTED in value.flags for line in cells for value in line if value):
        notes.append(PRINTED_NOTE.replace("[i]", "[i], tuščiaviduris ženklas", 1))
    return Chart(kind, head, left, draw, cells, notes, headline)


class Axes:
    """A picture of years within a drawing: where years and numbers lie, and what is drawn there.

    Numbers begin at 0 unless there is less.

    Parameters
    ----------
    chart : Chart
    drawing : Drawing
    box : tuple of float
        Left, right, top and bottom of the picture.
    cells : sequence of sequence of Value or None
        The lines whose numbers have to find room.
    room : float
        Free above them, as a share of their height.
    """

    def __init__(
        self,
        chart: Chart,
        drawing: Drawing,
        box: tuple[float, float, float, float],
        cells: Sequence[Sequence[Value | None]],
        room: float,
    ) -> None:
        self.chart, self.drawing = chart, drawing
        self.left, self.right, self.top, self.bottom = box
        low, high = _ends(value for line in cells for value in line if value)
        size = (high - low) or 1.0
        self.low, self.high = low and low - room * size, high + room * size

    @property
    def years(self) -> list[int]:
        """Its years, the earliest first."""
        return [column.year for column in self.chart.columns]

    def x(self, year: float) -> float:
        """How far across a year is; there is half a year on either side."""
        step = (self.right - self.left) / (self.years[-1] - self.years[0] + 1)
        return self.left + (year - self.years[0] + 0.5) * step

    def y(self, number: float) -> float:
        """How far down a number is."""
        share = (number - self.low) / ((self.high - self.low) or 1)
        return self.bottom - share * (self.bottom - self.top)

    def place(self, value: Value) -> tuple[float, float]:
        """Where a value is."""
        return self.x(value.year), self.y(float(value.number))

    def draw_base(self) -> None:
        """The line at 0."""
        self.drawing.line(self.left, self.y(0), self.right, self.y(0), "soft")

    def draw_line(self, number: int, colour: str, shape: str) -> None:
        """One line: cut at gaps and breaks, with a mark at each number."""
        cells = self.chart.cells[number]
        cut = breaks(value for value in cells if value)
        pieces: list[list[tuple[float, float]]] = [[]]
        for year, value in zip(self.years, cells, strict=True):
            if year in cut or value is None:
                pieces.append([])
            if value is not None:
                pieces[-1].append(self.place(value))
        for piece in pieces:
            if len(piece) > 1:
                self.drawing.path(piece, colour, 2.5)
        for value in filter(None, cells):
            filled = 0.0 if AS_PRINTED in value.flags else 1.0
            self.drawing.mark(*self.place(value), shape, colour, radius=RADIUS, filled=filled)

    def mark_breaks(self, numbers: Sequence[int]) -> None:
        """A dashed line before each year from which on the counting has changed."""
        for year in breaks(v for number in numbers for v in self.chart.cells[number] if v):
            x = self.x(year - 0.5)
            self.drawing.line(x, self.top, x, self.bottom, "soft", 1.5, "5 4")

    def name_years(self, shown: set[int]) -> None:
        """Write years below the picture."""
        size = self.drawing.paper.size
        for year in sorted(shown):
            x = self._within(self.x(year), width_of(str(year), size) / 2)
            y = self.bottom + size + 3
            self.drawing.text(x, y, str(year), colour="soft", anchor="middle")

    def label_numbers(self, number: int, places: set[int]) -> None:
        """Write numbers above their marks, or below where the line comes from above."""
        cells, size = self.chart.cells[number], self.drawing.paper.size
        for place in sorted(places):
            value = cells[place]
            if not value:
                continue
            beside = [near.number for near in cells[max(place - 1, 0) : place + 2] if near]
            middle, y = self.place(value)
            below = self.bottom - y > 2 * size and sum(beside) > value.number * len(beside)
            wide = width_of(text_of(value), size) / 2
            x = self._within(middle, wide)
            # A label is wider than the space between two years: it keeps clear of all it covers.
            marks = (self.place(near) for near in cells if near)
            covered = [down for across, down in marks if abs(across - x) <= wide]
            at = max(covered, default=y) + size + 4 if below else min(covered, default=y) - 10
            self.drawing.text(x, at, text_of(value), anchor="middle")

    def _within(self, x: float, wide: float) -> float:
        """The middle of a text of half that width, moved so that it stays in the picture."""
        return min(max(x, self.left + wide), self.right - wide)


def _ends(values: Iterable[Value]) -> tuple[float, float]:
    """The smallest and the largest number, 0 among them."""
    numbers = [0.0, *(float(value.number) for value in values)]
    return min(numbers), max(numbers)


def ticks_of(chart: Chart) -> dict[float, str]:
    """The numbers named at the side, from 0 in round steps, each with its text."""
    values = chart.values
    if not values:
        return {}
    low, high = _ends(values)
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
