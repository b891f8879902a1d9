"""Charts over several years: lines in one picture, or a small picture for each of many.

A gap in the data is a gap in the line. Where the series breaks (see `ataskaita.chapter.series`)
the line is cut, a dashed line stands between the two years, and a note says what has changed.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from ataskaita.chapter import style
from ataskaita.chapter.charts import Chart, name_series, new_figure, text_of
from ataskaita.chapter.layout import Column, Row, laid_out
from ataskaita.chapter.series import (
    AS_PRINTED,
    PRINTED_NOTE,
    break_sentences,
    breaks,
)
from ataskaita.chapter.session import known_indicator
from ataskaita.chapter.table_notes import NOTES
from ataskaita.errors import UserError
from ataskaita.lithuanian.numbers import NBSP, format_number
from ataskaita.translation import _
from ataskaita.values.values import Value

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

#: Inches: of a chart with one line and with several, of a small picture, of a line of a legend.
_ONE, _SEVERAL, _SMALL, _LEGEND = 2.0, 2.9, 1.3, 0.24

#: Letters per inch, about, in the size of the labels.
_LETTERS = 13.5

#: Size of the letters; points between labels that stand one above the other.
_SIZE, _APART = 9.5, 12

#: A shape for each line: colours alone do not tell them apart in print.
_MARKERS = "os^DvP"

_OWN_SCALE = "Kiekvieno grafiko mastelis savas."


def lines(*columns: Column | Sequence[Column], rows: Sequence[Row], title: str = "") -> Chart:
    """A line chart over years: a line for each row.

    Parameters
    ----------
    *columns : Column or list of Column
        The years, from `every_year`.
    rows : list of Row
        The lines, from `groups`, `by` or a list of `row`; or the years from `years`, and then each
        column is a line.
    title : str
        What the chart shows, for the alternative text.

    Examples
    --------
    ``lines(every_year("visits.total"), rows=groups(total=False))``

    Raises
    ------
    UserError
        There are too many lines for one picture, or they have no common scale.
    """
    chart = _chart("Linijinė diagrama", title, columns, rows, _draw_lines)
    if len(chart.rows) > len(style.SERIES):
        raise UserError(
            _("{count} lines cannot be told apart in one chart.").format(count=len(chart.rows)),
            _("Show {most} at most, or call small_multiples(…) with the same columns.").format(
                most=len(style.SERIES)
            ),
        )
    measures = {value.measure.name for line in chart.cells for value in line if value}
    if len(measures) > 1:
        raise UserError(
            _("The lines have no common scale: {measures}.").format(
                measures=", ".join(sorted(measures))
            ),
            _("Call small_multiples(…) with the same columns and rows."),
        )
    return chart


def small_multiples(
    *columns: Column | Sequence[Column],
    rows: Sequence[Row],
    title: str = "",
    shared: bool = False,
) -> Chart:
    """A small line chart for each row: what would be too much for one picture.

    Parameters
    ----------
    *columns, rows, title
        As for `lines`.
    shared : bool
        Draw all on the same scale; otherwise each has its own, which the chart says.

    Examples
    --------
    ``small_multiples(every_year("visits.total"), rows=groups(total=False))``
    """
    chart = _chart(
        "Linijinės diagramos", title, columns, rows, partial(_draw_multiples, shared=shared)
    )
    own = [] if shared or len(chart.rows) < 2 else [_OWN_SCALE]
    return replace(chart, notes=[*own, *chart.notes])


def _chart(kind: str, title: str, columns, rows, draw: Callable[[Chart], Figure]) -> Chart:
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
    notes = break_sentences(breaks(values))
    marks = {sign for value in values for sign in value.signs}
    notes += [NOTES[f"[{mark}]"] for mark in sorted(marks - {AS_PRINTED})]
    if AS_PRINTED in marks:
        notes.append(PRINTED_NOTE.replace("[i]", "[i], tuščiaviduris ženklas", 1))
    return Chart(kind, title or _title(values), head, left, draw, drawn, notes)


def _turned(
    columns: list[Column], rows: list[Row], cells: list[list]
) -> tuple[list[Column], list[Row], list[list]]:
    """Lines below each other, years beside each other."""
    years = [Column(f"{row.label} m.", row.key, row.year, series=True) for row in rows]
    lines = [Row(column.label, dimensions=column.dimensions) for column in columns]
    return years, lines, [list(line) for line in zip(*cells, strict=True)]


def _title(values: Sequence[Value]) -> str:
    names = dict.fromkeys(known_indicator(value.indicator).name for value in values)
    span = sorted({value.year for value in values})
    return f"{', '.join(names)}, {span[0]}–{span[-1]}{NBSP}m."


def _draw_lines(chart: Chart) -> Figure:
    several = len(chart.rows) > 1
    across = _legend_columns(chart)
    rows = math.ceil(len(chart.rows) / across)
    figure = new_figure(chart, _SEVERAL + _LEGEND * rows if several else _ONE)
    axes = figure.subplots()
    drawn = [
        _draw_line(axes, chart, number, style.SERIES[number], _MARKERS[number])
        for number in range(len(chart.rows))
    ]
    _mark_breaks(axes, chart, range(len(chart.rows)))
    _name_years(axes, chart, _shown_years(chart, style.WIDTH - 0.6))
    top = _scale(axes, chart.cells, room=0.12 if several else 0.2)
    if not several:
        axes.set_yticks([])
        _label(axes, chart, 0, _labelled(chart, 0))
        return figure
    _name_numbers(axes, chart)
    _label_ends(axes, chart, top)
    names = [row.label for row in chart.rows]
    name_series(axes, drawn, names, ncols=across, bbox_to_anchor=(0, 1.02), handlelength=1.8)
    return figure


def _draw_multiples(chart: Chart, *, shared: bool) -> Figure:
    count = len(chart.rows)
    across = 4 if count > 12 else 2 if count in (2, 4) else min(count, 3)
    down = math.ceil(len(chart.rows) / across)
    width = style.WIDTH / across
    titles = [textwrap.wrap(row.label, int((width - 0.3) * _LETTERS)) for row in chart.rows]
    tallest = max(len(title) for title in titles)
    figure = new_figure(chart, down * (_SMALL + 0.16 * tallest) + 0.1)
    figure.get_layout_engine().set(w_pad=0.1, wspace=0.04)
    grid = figure.subplots(down, across, squeeze=False)
    cells = chart.cells
    for number, axes in enumerate(grid.flat):
        if number >= len(chart.rows):
            axes.set_axis_off()
            continue
        _draw_line(axes, chart, number, style.SERIES[0], _MARKERS[0])
        _mark_breaks(axes, chart, [number])
        _name_years(axes, chart, {chart.columns[0].year, chart.columns[-1].year})
        _scale(axes, cells if shared else [cells[number]], room=0.3)
        axes.set_yticks([])
        known = [place for place, value in enumerate(cells[number]) if value]
        _label(axes, chart, number, {known[0], known[-1]} if known else set())
        if not known:
            axes.text(0.5, 0.5, text_of(None), transform=axes.transAxes, **_middle(style.MUTED))
        axes.set_title("\n".join(titles[number]), loc="left", fontsize=_SIZE, color=style.INK)
    return figure


def _middle(colour: str) -> dict:
    return {"ha": "center", "va": "center", "fontsize": _SIZE, "color": colour}


def _draw_line(axes: Axes, chart: Chart, number: int, colour: str, marker: str) -> Line2D:
    """One line: cut at gaps and breaks, with a mark at each number."""
    cells = chart.cells[number]
    cut = breaks(value for value in cells if value)
    xs: list[float] = []
    ys: list[float] = []
    for column, value in zip(chart.columns, cells, strict=True):
        if column.year in cut:
            xs.append(column.year - 0.5)
            ys.append(math.nan)
        xs.append(column.year)
        ys.append(float(value.number) if value else math.nan)
    (drawn,) = axes.plot(
        xs,
        ys,
        color=colour,
        linewidth=1.8,
        marker=marker,
        markersize=5,
        # A number at the edge of the picture is drawn whole.
        clip_on=False,
    )
    printed = [value for value in cells if value and AS_PRINTED in value.flags]
    if not printed:
        return drawn
    axes.plot(
        [value.year for value in printed],
        [float(value.number) for value in printed],
        linestyle="none",
        marker=marker,
        markersize=5,
        color=colour,
        markerfacecolor="white",
        clip_on=False,
        zorder=3,
    )
    return drawn


def _mark_breaks(axes: Axes, chart: Chart, numbers: Sequence[int]) -> None:
    values = [value for number in numbers for value in chart.cells[number] if value]
    for year in breaks(values):
        axes.axvline(year - 0.5, color=style.MUTED, linewidth=0.9, linestyle=(0, (4, 3)))


def _scale(axes: Axes, cells: Sequence[Sequence[Value | None]], room: float) -> float:
    """Let the axis begin at 0, unless there is less than that; returns its upper end."""
    numbers = [float(value.number) for line in cells for value in line if value]
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    size = (high - low) or 1.0
    top = high + room * size
    axes.set_ylim(low and low - room * size, top)
    if low < 0:
        axes.axhline(0, color=style.GRID, linewidth=0.8, zorder=0)
    return top


def _name_years(axes: Axes, chart: Chart, shown: set[int]) -> None:
    first, last = chart.columns[0].year, chart.columns[-1].year
    axes.set_xlim(first - 0.35, last + 0.35)
    axes.set_xticks(sorted(shown), [str(year) for year in sorted(shown)])
    axes.tick_params(axis="x", length=0, labelsize=_SIZE)
    axes.spines["bottom"].set_visible(True)


def _shown_years(chart: Chart, width: float) -> set[int]:
    """The years that are named on the axis: all, or so many that they do not touch."""
    step = math.ceil(len(chart.columns) / (width * 2))
    return {column.year for column in chart.columns[::-1][::step]}


def _name_numbers(axes: Axes, chart: Chart) -> None:
    from matplotlib.ticker import MaxNLocator

    measure = next(value.measure for line in chart.cells for value in line if value)
    whole = measure.digits == 0
    locator = MaxNLocator(nbins=5, integer=whole, steps=[1, 2, 5, 10])
    low, high = axes.get_ylim()
    ticks = [tick for tick in locator.tick_values(max(low, 0), high) if low <= tick <= high]
    digits = 0 if all(float(tick).is_integer() for tick in ticks) else max(1, measure.digits)
    symbol = f"{NBSP}{measure.symbol}" if measure.symbol else ""
    labels = [
        format_number(Fraction(tick).limit_denominator(1000), digits) + symbol for tick in ticks
    ]
    axes.set_yticks(ticks, labels)
    axes.tick_params(axis="y", length=0, labelsize=_SIZE, labelcolor=style.MUTED)
    axes.grid(axis="y", color=style.GRID, linewidth=0.8)
    axes.set_axisbelow(True)


def _labelled(chart: Chart, number: int) -> set[int]:
    """The places of a line's numbers that are written: all, or the ends and extremes."""
    cells = chart.cells[number]
    known = {place: value for place, value in enumerate(cells) if value}
    widest = max(len(text_of(value)) for value in known.values())
    if len(cells) * (widest + 2) / _LETTERS < style.WIDTH:
        return set(known)
    return {
        min(known),
        max(known),
        max(known, key=lambda place: known[place].number),
        min(known, key=lambda place: known[place].number),
    }


def _label(axes: Axes, chart: Chart, number: int, places: set[int]) -> None:
    """Write numbers above their marks, or below where the line comes from above."""
    cells = chart.cells[number]
    for place in sorted(places):
        value = cells[place]
        if not value:
            continue
        beside = [near.number for near in cells[max(place - 1, 0) : place + 2] if near]
        room = float(value.number) - axes.get_ylim()[0] > 0.25 * (axes.get_ylim()[1] or 1)
        below = room and sum(beside) > value.number * len(beside)
        axes.annotate(
            text_of(value),
            (value.year, float(value.number)),
            xytext=(0, -6 if below else 6),
            textcoords="offset points",
            ha="center",
            va="top" if below else "bottom",
            fontsize=_SIZE,
            color=style.INK,
        )


def _label_ends(axes: Axes, chart: Chart, top: float) -> None:
    """Write the last number of each line beside its end, none above another."""
    low = axes.get_ylim()[0]
    apart = _APART / 72 / (_SEVERAL - 0.6) * (top - low)
    ends = [(line[-1], number) for number, line in enumerate(chart.cells) if line[-1]]
    ends.sort(key=lambda end: end[0].number)
    heights = spread([float(end[0].number) for end in ends], apart)
    for (value, number), height in zip(ends, heights, strict=True):
        axes.annotate(
            text_of(value),
            (value.year, height),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
            fontsize=_SIZE,
            color=style.SERIES[number],
            annotation_clip=False,
        )


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


def _legend_columns(chart: Chart) -> int:
    """How many names of lines fit beside each other; a legend is filled column by column."""
    widths = [len(row.label) / _LETTERS + 0.6 for row in chart.rows]
    for across in range(min(4, len(widths)), 1, -1):
        rows, longer = divmod(len(widths), across)
        starts = [n * rows + min(n, longer) for n in range(across + 1)]
        if sum(max(widths[a:b]) for a, b in pairwise(starts)) < style.WIDTH - 0.3:
            return across
    return 1
