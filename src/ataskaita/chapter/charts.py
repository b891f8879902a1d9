"""Charts: values drawn by seaborn on matplotlib's axes, and a text for those who cannot see them.

A kind of chart is two functions here: what a chapter calls, such as `bars`, and what draws it on
the axes, such as `_draw_bars`. A new kind needs those two, and its name among the vocabulary in
``chapter/__init__.py``. Charts over years are in ``chapter/line_charts.py``.

What draws is loaded only when something is drawn: a command that imports the chapters' vocabulary
need not wait for it.
"""

from __future__ import annotations

import io
import math
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import cycle, islice
from typing import TYPE_CHECKING

from ataskaita.chapter import style
from ataskaita.chapter.drawn import drawn_table
from ataskaita.chapter.layout import Column, Row, flatten, laid_out
from ataskaita.chapter.series import break_sentences, breaks
from ataskaita.values.values import Value

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Inches: of the margins, of the space between rows, of a bar, of the legend.
_MARGINS, _SPACE, _BAR, _LEGEND = 0.55, 0.16, 0.24, 0.3

#: Of the notes below a chart: inches a line, the size of the letters, and how many fit in one.
NOTE_LINE, NOTE_SIZE, _NOTE_LETTERS = 0.17, 9, 122

#: Below this share of the longest bar a number doesn't fit on its part.
_FITS = 0.07


@dataclass(frozen=True)
class Chart:
    """A finished chart; showing it enters its values in the ledger.

    Parameters
    ----------
    kind : str
        What the alternative text calls it.
    title : str
        What it shows, for the alternative text.
    columns, rows : list
        The series, and the categories along the axis.
    draw : callable
        Makes the figure.
    cells : list of list of Value or None
        The values, by row and column.
    notes : list of str
        What stands below it, a sentence each.
    """

    kind: str
    title: str
    columns: list[Column]
    rows: list[Row]
    draw: Callable[[Chart], Figure]
    cells: list[list[Value | None]]
    notes: list[str] = field(default_factory=list)

    def _repr_mimebundle_(self, include=None, exclude=None) -> tuple[dict, dict]:
        table = drawn_table(self.columns, self.rows, self.cells)
        alternative = self.alternative_text()
        bundle = {"image/svg+xml": self.svg(), "text/plain": alternative}
        return bundle, {"image/svg+xml": {"alt": alternative, "table": table}}

    def alternative_text(self) -> str:
        """All the chart says, in words."""
        parts = []
        for row, line in zip(self.rows, self.texts, strict=True):
            numbers = [
                f"{name} {text}" if self.named else text
                for name, text in zip(self.series, line, strict=True)
            ]
            parts.append(f"{row.label} – {', '.join(numbers)}")
        return " ".join([f"{self.kind}. {self.title}: {'; '.join(parts)}.", *self.notes])

    def svg(self) -> str:
        """Draw it: the same values always give the same text."""
        buffer = io.StringIO()
        with style.applied():
            from matplotlib.backends.backend_svg import FigureCanvasSVG

            # `savefig` would draw everything twice, the first time only to lay it out.
            canvas = FigureCanvasSVG(self.draw(self))
            canvas.print_svg(buffer, metadata={"Date": None, "Creator": None})
        return buffer.getvalue()

    @property
    def series(self) -> list[str]:
        """The names of the series."""
        return [column.label for column in self.columns]

    @property
    def named(self) -> bool:
        """Whether it must be said which column a number belongs to."""
        return len(self.columns) > 1 or any(column.series for column in self.columns)

    @property
    def legend(self) -> bool:
        """Whether the series are explained."""
        return len(self.columns) > 1

    @property
    def note_lines(self) -> list[str]:
        """The notes, cut into lines that fit below the chart."""
        return [line for note in self.notes for line in textwrap.wrap(note, _NOTE_LETTERS)]

    @property
    def numbers(self) -> list[list[float]]:
        """The length of each bar, by row and column; not a number where there is a gap."""
        return [
            [math.nan if value is None else float(value.number) for value in line]
            for line in self.cells
        ]

    @property
    def texts(self) -> list[list[str]]:
        """What is written on each bar, by row and column."""
        return [[text_of(value) for value in line] for line in self.cells]

    @property
    def colours(self) -> tuple[str, ...]:
        """A colour for each series; this year and last have their own."""
        years = [column.year for column in self.columns]
        if len(set(years)) == 2 and len(years) == 2:
            return (style.NOW, style.BEFORE)
        return tuple(islice(cycle(style.SERIES), len(self.columns)))


def bars(*columns: Column | Sequence[Column], rows: Sequence[Row], title: str = "") -> Chart:
    """Horizontal bars: a group of bars a row, a bar a column.

    Parameters
    ----------
    *columns : Column or list of Column
        The series, from `col` or `both_years`; a change is left out, it would need another axis.
    rows : list of Row
        The categories, from `groups`, `by` or a list of `row`.
    title : str
        What the chart shows, for the alternative text.
    """
    return _chart("Juostinė diagrama", title, columns, rows, _draw_bars)


def stacked(*columns: Column | Sequence[Column], rows: Sequence[Row], title: str = "") -> Chart:
    """Horizontal bars whose parts stand one behind the other: what a total consists of."""
    return _chart("Sudėtinė juostinė diagrama", title, columns, rows, _draw_stacked)


def _chart(kind: str, title: str, columns, rows, draw: Callable[[Axes, Chart], None]) -> Chart:
    series = [column for column in flatten(columns) if column.kind == "value"]
    series, rows, cells = laid_out(series, rows)
    text = title or (series[0].label if len(series) == 1 else "palyginimas")
    notes = break_sentences(breaks(value for line in cells for value in line if value))
    return Chart(kind, text, series, list(rows), partial(_figure, draw=draw), cells, notes)


def text_of(value: Value | None) -> str:
    """The number with its symbol and mark, or a word for a gap."""
    if value is None:
        return "nėra duomenų"
    text = replace(value, bare=False).text
    return f"{text} {value.mark}" if value.mark else text


def _length(number: float) -> float:
    """How long a bar is; where there is a gap, only the word for it stands."""
    return 0.0 if math.isnan(number) else number


def new_figure(chart: Chart, height: float) -> Figure:
    """An empty figure across the page's text, with the chart's notes at its foot.

    Parameters
    ----------
    chart : Chart
    height : float
        Inches, without the notes.
    """
    from matplotlib.figure import Figure

    lines = chart.note_lines
    size = (style.WIDTH, height + NOTE_LINE * len(lines))
    figure = Figure(figsize=size, layout="constrained")
    if lines:
        figure.supxlabel("\n".join(lines), x=0.01, ha="left", fontsize=NOTE_SIZE, color=style.MUTED)
    return figure


def name_series(axes: Axes, drawn: Sequence, names: Sequence[str], **looks) -> None:
    """A legend above the axes.

    It is told the names: matplotlib leaves out what it finds by a name that begins with ``_``.
    """
    place = {"loc": "lower left", "frameon": False, "borderaxespad": 0, "columnspacing": 1.4}
    axes.legend(drawn, names, **place, **looks)


def _figure(chart: Chart, draw: Callable[[Axes, Chart], None]) -> Figure:
    stacked = 1 if draw is _draw_stacked else len(chart.columns)
    height = _MARGINS + len(chart.rows) * (_SPACE + _BAR * stacked) + _LEGEND * chart.legend
    figure = new_figure(chart, height)
    axes = figure.subplots()
    # seaborn makes and measures all ticks of an axis to see whether it should be named.
    axes.set_xlabel(" ")
    axes.set_ylabel(" ")
    draw(axes, chart)
    axes.set_xticks([])
    axes.set_xlabel("")
    axes.set_ylabel("")
    axes.tick_params(axis="y", length=0)
    if chart.legend:
        across = min(len(chart.columns), 4)
        looks = {"bbox_to_anchor": (0, 1), "handlelength": 1, "handleheight": 1}
        name_series(axes, axes.containers, chart.series, ncols=across, **looks)
    return figure


def _draw_bars(axes: Axes, chart: Chart) -> None:
    import pandas as pd
    import seaborn

    records = [
        # For what is not a number seaborn makes no bar, and the labels would go to others.
        # Counted, not named: two may have the same name.
        {"row": place, "series": number, "number": _length(length)}
        for place, line in enumerate(chart.numbers)
        for number, length in enumerate(line)
    ]
    seaborn.barplot(
        pd.DataFrame(records),
        x="number",
        y="row",
        hue="series",
        orient="y",
        ax=axes,
        palette=list(chart.colours),
        saturation=1,
        width=0.8,
        gap=0.08,
        # Each bar is one number: there is nothing to estimate.
        errorbar=None,
        legend=False,
    )
    axes.set_yticks(range(len(chart.rows)), [row.label for row in chart.rows])
    for number, container in enumerate(axes.containers):
        labels = [line[number] for line in chart.texts]
        axes.bar_label(container, labels=labels, padding=4, color=style.INK, fontsize=9.5)
    axes.margins(x=0.16)


def _draw_stacked(axes: Axes, chart: Chart) -> None:
    ends, room = [0.0] * len(chart.rows), 0.01
    lengths = [[_length(number) for number in line] for line in chart.numbers]
    reach = max(map(sum, lengths), default=1) or 1
    for number in range(len(chart.columns)):
        widths = [line[number] for line in lengths]
        drawn = axes.barh(
            range(len(chart.rows)),
            widths,
            tick_label=[row.label for row in chart.rows],
            left=ends,
            color=chart.colours[number],
            height=0.62,
            edgecolor="white",
            linewidth=1,
        )
        fits = [width / reach > _FITS for width in widths]
        texts = [line[number] for line in chart.texts]
        # A number that does not fit on its part would run into its neighbour; the last has none.
        inside = [text if fit else "" for text, fit in zip(texts, fits, strict=True)]
        axes.bar_label(drawn, labels=inside, label_type="center", color="white", fontsize=9.5)
        if number == len(chart.series) - 1 and not all(fits):
            beside = ["" if fit else text for text, fit in zip(texts, fits, strict=True)]
            axes.bar_label(drawn, labels=beside, padding=4, color=style.INK, fontsize=9.5)
            room = 0.09
        ends = [end + width for end, width in zip(ends, widths, strict=True)]
    axes.invert_yaxis()
    axes.margins(x=room)
