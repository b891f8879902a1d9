"""Targets: how much of each was reached, against the line at which it is reached whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ataskaita.chapter.charts import frame
from ataskaita.chapter.charts.chart import Chart, finished
from ataskaita.chapter.charts.drawing import Drawing, width_of
from ataskaita.chapter.columns_and_rows import col
from ataskaita.chapter.inline import Inline
from ataskaita.chapter.layout import Row
from ataskaita.chapter.session import session
from ataskaita.data.table_names import FULFILMENT
from ataskaita.indicators import targets as rules
from ataskaita.lithuanian.numbers import NBSP

#: How much of a mark is filled: the same as in the badges beside text.
FILLED = {"reached": 1.0, "nearly": 0.72, "partly": 0.5, "missed": 0.0}

#: What readers look for first.
_ORDER = ("missed", "partly", "nearly", "reached")

#: The scale goes at least so far beyond the whole target.
_BEYOND = 1.2

_BAR, _RADIUS = 10, 10


def bullets(*, rows: Sequence[Row], headline: Inline | None = None, ordered: bool = False) -> Chart:
    """How far targets were reached, those that were missed first.

    Parameters
    ----------
    rows : list of Row
        From `target_rows`.
    headline
        As for `bars`.
    ordered : bool
        Leave the rows in the order of the plan.

    Examples
    --------
    ``bullets(rows=target_rows())``
    """
    head, left, cells = frame.values_of([col(FULFILMENT)], rows)
    if not ordered:
        found = sorted(
            zip(left, cells, strict=True),
            key=lambda pair: (_ORDER.index(_outcome(pair[0])), pair[1][0].number),
        )
        left, cells = [row for row, _ in found], [line for _, line in found]
    draw = partial(_draw, outcomes=[_outcome(row) for row in left])
    chart = Chart("Siekių įvykdymo diagrama", head, left, draw, cells, headline=headline)
    # One target beside its line is two things already.
    return finished(chart) if len(left) != 1 else chart


def _outcome(row: Row) -> str:
    scope = session().scope()
    return rules.rate_target(scope, rules.find(scope, row.dimensions["target"]))


def _draw(chart: Chart, drawing: Drawing, *, outcomes: Sequence[str]) -> None:
    paper = drawing.paper
    words = [rules.OUTCOMES[outcome] for outcome in outcomes]
    said = [line[0] for line in chart.texts]
    right = max(width_of(text, paper.size, 600) for text in (*words, *said))
    start = frame.label_column(chart, paper, share=0.4)
    end = paper.width - (_RADIUS if paper.narrow else right + 20)
    unit = (end - start) / max(100 * _BEYOND, *(line[0] for line in chart.numbers))
    whole = start + 100 * unit
    drawing.text(whole, paper.size, f"100{NBSP}%", colour="soft", anchor="middle")
    y = top = paper.line + 4
    spans = []
    drawn = zip(chart.rows, chart.numbers, said, words, outcomes, strict=True)
    for row, line, number, word, outcome in drawn:
        room = start - 14 if start else paper.width
        y, tall = frame.write_name(drawing, row, room, 0, y, 2 * paper.line)
        if paper.narrow:
            drawing.text(0, y + paper.size, number, colour=outcome, bold=True)
            x = width_of(number, paper.size, 600) + 10
            drawing.text(x, y + paper.size, word, colour=outcome, bold=True)
            y, tall = y + paper.line + 4, 2.0 * _RADIUS
        else:
            base = y + tall / 2 - paper.line + paper.size
            texts = [number, word]
            drawing.lines(paper.width - right, base, texts, colour=outcome, bold=True)
        spans.append((y, y + tall, line[0], outcome))
        y += tall + frame.GAP
    for upper, lower, number, outcome in spans:
        middle = (upper + lower) / 2
        drawing.line(start, middle, end, middle, "rule")
        drawing.rect(start, middle - _BAR / 2, number * unit, _BAR, outcome)
        # On a phone names stand between: the line is drawn bar by bar.
        if paper.narrow:
            drawing.line(whole, upper - 2, whole, lower + 2, "ink", 2)
    if not paper.narrow:
        drawing.line(whole, top - 2, whole, y - frame.GAP, "ink", 2)
    for upper, lower, number, outcome in spans:
        x, middle = start + number * unit, (upper + lower) / 2
        drawing.mark(x, middle, "circle", outcome, radius=_RADIUS, filled=FILLED[outcome])
    drawing.height = y - frame.GAP + 2
