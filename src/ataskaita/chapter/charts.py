"""Charts: values as bars, with the numbers written on them and a text for those who cannot see."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ataskaita.chapter import style
from ataskaita.chapter.layout import Column, Row, cell, flatten
from ataskaita.chapter.session import session
from ataskaita.values.values import Value

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Chart:
    """A finished chart; showing it enters its values in the ledger.

    Parameters
    ----------
    kind : str
        What the alternative text calls it.
    title : str
        What it shows, for the alternative text.
    rows, columns : list
        Categories along the axis, and the series.
    stacked : bool
        Series stand one behind the other instead of one below the other.
    """

    kind: str
    title: str
    columns: list[Column]
    rows: list[Row]
    stacked: bool = False
    legend: bool = True
    cells: list[list[Value | None]] = field(default_factory=list)

    def _repr_mimebundle_(self, include=None, exclude=None) -> tuple[dict, dict]:
        for line in self.cells:
            for value in line:
                if value is not None:
                    session().enter(replace(value, bare=False), "figure")
        alternative = self.alternative_text()
        bundle = {"image/svg+xml": _svg(draw(self)), "text/plain": alternative}
        return bundle, {"image/svg+xml": {"alt": alternative}}

    def alternative_text(self) -> str:
        """All the chart says, in words."""
        parts = []
        for row, line in zip(self.rows, self.cells, strict=True):
            numbers = [
                f"{column.label} {_full(value)}" if len(self.columns) > 1 else _full(value)
                for column, value in zip(self.columns, line, strict=True)
            ]
            parts.append(f"{row.label} – {', '.join(numbers)}")
        return f"{self.kind}. {self.title}: {'; '.join(parts)}."


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
    return _chart("Juostinė diagrama", title, columns, rows, stacked=False)


def stacked(*columns: Column | Sequence[Column], rows: Sequence[Row], title: str = "") -> Chart:
    """Horizontal bars whose parts stand one behind the other: what a total consists of."""
    return _chart("Sudėtinė juostinė diagrama", title, columns, rows, stacked=True)


def _chart(kind: str, title: str, columns, rows, *, stacked: bool) -> Chart:
    series = [column for column in flatten(columns) if column.kind == "value"]
    cells = [[cell(column, row) for column in series] for row in rows]
    text = title or (series[0].label if len(series) == 1 else "palyginimas")
    return Chart(kind, text, series, list(rows), stacked, len(series) > 1, cells)


def draw(chart: Chart) -> Figure:
    """Draw a chart with seaborn's style on matplotlib's axes."""
    from matplotlib.figure import Figure

    style.apply()
    series = len(chart.columns)
    bars_per_row = 1 if chart.stacked else series
    height = 0.55 + len(chart.rows) * (0.16 + 0.24 * bars_per_row) + (0.3 if chart.legend else 0)
    figure = Figure(figsize=(style.WIDTH, height), layout="constrained")
    axes = figure.subplots()
    # seaborn makes and measures all ticks of an axis to see whether it should be named.
    axes.set_xlabel(" ")
    axes.set_ylabel(" ")
    _draw_bars(axes, chart)
    axes.set_xticks([])
    axes.set_xlabel("")
    axes.set_ylabel("")
    axes.tick_params(axis="y", length=0)
    if chart.legend:
        axes.legend(
            loc="lower left",
            bbox_to_anchor=(0, 1),
            ncols=min(series, 4),
            frameon=False,
            borderaxespad=0,
            handlelength=1,
            handleheight=1,
            columnspacing=1.4,
        )
    elif axes.get_legend():
        axes.get_legend().remove()
    return figure


def _draw_bars(axes: Axes, chart: Chart) -> None:
    import pandas as pd

    records = [
        {
            "row": row.label,
            "series": column.label,
            "number": float(value.amount.number) if value else 0.0,
        }
        for row, line in zip(chart.rows, chart.cells, strict=True)
        for column, value in zip(chart.columns, line, strict=True)
    ]
    frame = pd.DataFrame(records)
    colours = _colours(chart)
    if chart.stacked:
        _draw_stacked(axes, chart, colours)
        return
    style.seaborn().barplot(
        frame,
        x="number",
        y="row",
        hue="series",
        orient="y",
        ax=axes,
        palette=colours,
        saturation=1,
        width=0.8,
        gap=0.08,
        legend=chart.legend,
    )
    for number, container in enumerate(axes.containers):
        values = [line[number] for line in chart.cells]
        labels = [_full(value) for value in values]
        axes.bar_label(container, labels=labels, padding=4, color=style.INK, fontsize=9.5)
    axes.margins(x=0.16)


def _draw_stacked(axes: Axes, chart: Chart, colours: list[str]) -> None:
    names = [row.label for row in chart.rows]
    ends, room = [0.0] * len(names), 0.01
    reach = max((sum(float(v.number) for v in line if v) for line in chart.cells), default=1) or 1
    for number, column in enumerate(chart.columns):
        widths = [float(line[number].number) if line[number] else 0.0 for line in chart.cells]
        drawn = axes.barh(
            names,
            widths,
            left=ends,
            color=colours[number],
            label=column.label,
            height=0.62,
            edgecolor="white",
            linewidth=1,
        )
        fits = [width / reach > 0.07 for width in widths]
        texts = [_full(line[number]) for line in chart.cells]
        # A number that does not fit on its part would run into its neighbour; the last has none.
        inside = [text if fit else "" for text, fit in zip(texts, fits, strict=True)]
        axes.bar_label(drawn, labels=inside, label_type="center", color="white", fontsize=9.5)
        if number == len(chart.columns) - 1 and not all(fits):
            beside = ["" if fit else text for text, fit in zip(texts, fits, strict=True)]
            axes.bar_label(drawn, labels=beside, padding=4, color=style.INK, fontsize=9.5)
            room = 0.09
        ends = [end + width for end, width in zip(ends, widths, strict=True)]
    axes.invert_yaxis()
    axes.margins(x=room)


def _colours(chart: Chart) -> list[str]:
    years = [column.year for column in chart.columns]
    if len(set(years)) == 2 and len(years) == 2:
        return [style.NOW, style.BEFORE]
    return list(style.SERIES[: len(chart.columns)])


def _full(value: Value | None) -> str:
    """The number with its symbol and mark, or a word for a gap."""
    if value is None:
        return "nėra duomenų"
    text = replace(value, bare=False).text
    return f"{text} {value.mark}" if value.mark else text


def _svg(figure: Figure) -> str:
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    buffer = io.StringIO()
    # `savefig` would draw everything twice, the first time only to lay it out.
    FigureCanvasSVG(figure).print_svg(buffer, metadata={"Date": None, "Creator": None})
    return buffer.getvalue()
