"""Parts of a whole: what each row consists of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from itertools import accumulate

from ataskaita.chapter.charts import frame
from ataskaita.chapter.charts.chart import Chart, finished
from ataskaita.chapter.charts.drawing import PARTS, PATTERNS, Drawing, width_of
from ataskaita.chapter.inline import Inline
from ataskaita.chapter.layout import Column, Row
from ataskaita.errors import UserError
from ataskaita.translation import _

#: The height of a bar; the paper that shows between two parts.
_BAR, _BETWEEN = 30, 2
#: Room for the square before a number below a bar, and between such a number and the next square.
_SQUARE, _SPACE = 18, 18


def stacked(
    *columns: Column | Sequence[Column],
    rows: Sequence[Row],
    headline: Inline | None = None,
    share: bool = False,
) -> Chart:
    """Horizontal bars whose parts stand one behind the other: what a total consists of.

    Parameters
    ----------
    *columns : Column or list of Column
        The parts, from `col` or `cols_by`, in the order of their columns.
    rows, headline
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
    return finished(Chart(kind, head, left, draw, cells, headline=headline))


def _draw(chart: Chart, drawing: Drawing, *, share: bool) -> None:
    paper = drawing.paper
    parts = [
        frame.Legend(f"part-{n + 1}", name, PATTERNS[n]) for n, name in enumerate(chart.series)
    ]
    y = frame.legend(drawing, parts)
    start = frame.label_column(chart, paper, share=0.36)
    room = paper.width - start - 1
    lengths = [[0.0 if math.isnan(n) else max(n, 0.0) for n in line] for line in chart.numbers]
    longest = max(map(sum, lengths)) or 1
    units = [room / ((sum(line) if share else longest) or 1) for line in lengths]
    for row, line, unit, said in zip(chart.rows, lengths, units, chart.texts, strict=True):
        y, tall = frame.write_name(drawing, row, start - 14 if start else paper.width, 0, y, _BAR)
        y += 4 if paper.narrow else 0
        ends = [start + 1 + end * unit for end in accumulate(line, initial=0)]
        drawing.line(start, y - 2, start, y + _BAR + 2, "soft")
        for part, left, right in zip(parts, ends, ends[1:], strict=False):
            if right > left:
                # Even the smallest part is seen.
                wide = max(right - left - _BETWEEN, 1.5)
                drawing.rect(left, y, wide, _BAR, part.colour, pattern=part.pattern)
        below = _numbers(drawing, parts, said, ends, y + _BAR + 6)
        y = max(below, y + tall) + frame.GAP - 4
    drawing.height = y - frame.GAP + 4


def _numbers(
    drawing: Drawing,
    parts: Sequence[frame.Legend],
    said: Sequence[str],
    starts: Sequence[float],
    y: float,
) -> float:
    """The numbers of a bar, each below its part where they have room; gives where they end."""
    paper = drawing.paper
    places, end = [], paper.width + _SPACE
    for text, left in reversed(list(zip(said, starts, strict=False))):
        end = min(left, end - _SPACE - _SQUARE - width_of(text, paper.size))
        places.insert(0, end)

    def square(number: int, x: float, y: float) -> None:
        parts[number].draw(drawing, x, y, 12)

    if end < starts[0] - 1:
        return frame.write_in_turn(
            drawing, said, square, room=_SQUARE, space=_SPACE, start=starts[0] - 1, y=y
        )
    for number, (text, x) in enumerate(zip(said, places, strict=True)):
        square(number, x, y)
        drawing.text(x + _SQUARE, y + paper.size, text)
    return y + paper.line
