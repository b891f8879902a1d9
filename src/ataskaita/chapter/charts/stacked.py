"""Parts of a whole: what each row consists of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from ataskaita.chapter.charts import frame
from ataskaita.chapter.charts.chart import Chart, finished
from ataskaita.chapter.charts.drawing import Drawing, width_of
from ataskaita.chapter.charts.palette import PARTS, PATTERNS
from ataskaita.chapter.inline import Inline
from ataskaita.chapter.layout import Column, Row
from ataskaita.errors import UserError
from ataskaita.translation import _

#: The height of a bar; the paper that shows between two parts.
_BAR, _BETWEEN = 30, 2


def stacked(
    *columns: Column | Sequence[Column],
    rows: Sequence[Row],
    title: str = "",
    headline: Inline | None = None,
    share: bool = False,
) -> Chart:
    """Horizontal bars whose parts stand one behind the other: what a total consists of.

    Parameters
    ----------
    *columns : Column or list of Column
        The parts, from `col` or `cols_by`, in the order of their columns.
    rows, title, headline
        As for `bars`; the rows stay in their order.
    share : bool
        Draw all bars as long as each other, to compare shares; else as long as their sums.

    Raises
    ------
    UserError
        There are more parts than can be told apart.
    """
    head, left, cells = frame.values_of(columns, rows)
    if len(head) > PARTS:
        raise UserError(
            _("{count} parts cannot be told apart in one chart.").format(count=len(head)),
            _("Show {most} at most: put small ones together, or call bars(…) or table(…).").format(
                most=PARTS
            ),
        )
    draw = partial(_draw, share=share)
    kind = "Sudėtinė juostinė diagrama"
    return finished(Chart(kind, title, head, left, draw, cells, headline=headline))


def _draw(chart: Chart, drawing: Drawing, *, share: bool) -> None:
    paper = drawing.paper
    looks = [
        frame.Legend(f"part-{n + 1}", name, PATTERNS[n]) for n, name in enumerate(chart.series)
    ]
    y = frame.legend(drawing, looks)
    start = frame.label_column(chart, paper, share=0.36)
    room = paper.width - start - 1
    lengths = [[0.0 if math.isnan(n) else max(n, 0.0) for n in line] for line in chart.numbers]
    longest = max(map(sum, lengths)) or 1
    units = [room / ((sum(line) if share else longest) or 1) for line in lengths]
    inside = _all_fit(chart, lengths, units, paper.size)
    for row, line, unit, said in zip(chart.rows, lengths, units, chart.texts, strict=True):
        name = frame.label_lines(
            row.label, start - 14 if start else paper.width, paper, bold=row.total
        )
        if paper.narrow:
            y = drawing.lines(0, y + paper.size, name, bold=row.total) - paper.size + 4
        else:
            drawing.lines(0, y + _BAR / 2 + paper.size * 0.35, name, bold=row.total)
        _bar(drawing, looks, line, unit, (start, y), said if inside else [])
        below = y + _BAR + 6
        if not inside:

            def square(number: int, x: float, y: float) -> None:
                looks[number].draw(drawing, x, y, 12)

            below = frame.write_in_turn(
                drawing, said, square, room=18, space=18, start=start, y=below
            )
        y = max(below, y if paper.narrow else y + paper.line * len(name)) + frame.GAP - 4
    drawing.height = y - frame.GAP + 4


def _all_fit(chart: Chart, lengths: list[list[float]], units: list[float], size: int) -> bool:
    """Whether every number can stand in its own part."""
    return all(
        width_of(text, size) + 8 <= number * unit
        for line, unit, said in zip(lengths, units, chart.texts, strict=True)
        for number, text in zip(line, said, strict=True)
    )


def _bar(
    drawing: Drawing,
    looks: Sequence[frame.Legend],
    line: Sequence[float],
    unit: float,
    at: tuple[float, float],
    inside: Sequence[str],
) -> None:
    x, y = at
    drawing.line(x, y - 2, x, y + _BAR + 2, "soft")
    x += 1
    for n, (look, number) in enumerate(zip(looks, line, strict=True)):
        width = number * unit
        if number:
            # Even the smallest part is seen.
            drawn = max(width - _BETWEEN, 1.5)
            drawing.rect(x, y, drawn, _BAR, look.look, pattern=look.pattern)
        if inside:
            middle = x + (width - _BETWEEN) / 2
            said = inside[n]
            base = y + _BAR / 2 + drawing.paper.size * 0.35
            if look.pattern:
                # Letters on a pattern are hard to read.
                wide = width_of(said, drawing.paper.size) + 8
                drawing.rect(middle - wide / 2, y + 3, wide, _BAR - 6, look.look)
            colour = "on-even" if n % 2 else "on-odd"
            drawing.text(middle, base, said, colour=colour, anchor="middle")
        x += width
