"""How bars are drawn: from plain names, numbers and texts, by seaborn on matplotlib's axes.

They are loaded only by who draws: a command that imports the chapters' vocabulary need not wait.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ataskaita.chapter import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Drawing:
    """All that a chart's picture depends on, besides the libraries and this code.

    Parameters
    ----------
    rows, series : tuple of str
        The names of the categories along the axis, and of the series.
    colours : tuple of str
        A colour for each series.
    numbers : tuple of tuple of float
        The length of each bar, by row and series.
    texts : tuple of tuple of str
        What is written on each bar.
    stacked : bool
        Series stand one behind the other instead of one below the other.
    legend : bool
        The series are explained.
    """

    rows: tuple[str, ...]
    series: tuple[str, ...]
    colours: tuple[str, ...]
    numbers: tuple[tuple[float, ...], ...]
    texts: tuple[tuple[str, ...], ...]
    stacked: bool = False
    legend: bool = True

    def svg(self) -> str:
        """Draw it: the same drawing always gives the same text."""
        buffer = io.StringIO()
        with style.applied():
            from matplotlib.backends.backend_svg import FigureCanvasSVG

            # `savefig` would draw everything twice, the first time only to lay it out.
            canvas = FigureCanvasSVG(_draw(self))
            canvas.print_svg(buffer, metadata={"Date": None, "Creator": None})
        return buffer.getvalue()


def _draw(drawing: Drawing) -> Figure:
    from matplotlib.figure import Figure

    series = len(drawing.series)
    bars_per_row = 1 if drawing.stacked else series
    height = 0.55 + len(drawing.rows) * (0.16 + 0.24 * bars_per_row)
    height += 0.3 if drawing.legend else 0
    figure = Figure(figsize=(style.WIDTH, height), layout="constrained")
    axes = figure.subplots()
    # seaborn makes and measures all ticks of an axis to see whether it should be named.
    axes.set_xlabel(" ")
    axes.set_ylabel(" ")
    (_draw_stacked if drawing.stacked else _draw_bars)(axes, drawing)
    axes.set_xticks([])
    axes.set_xlabel("")
    axes.set_ylabel("")
    axes.tick_params(axis="y", length=0)
    if drawing.legend:
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


def _draw_bars(axes: Axes, drawing: Drawing) -> None:
    import pandas as pd
    import seaborn

    records = [
        {"row": row, "series": name, "number": number}
        for row, line in zip(drawing.rows, drawing.numbers, strict=True)
        for name, number in zip(drawing.series, line, strict=True)
    ]
    seaborn.barplot(
        pd.DataFrame(records),
        x="number",
        y="row",
        hue="series",
        orient="y",
        ax=axes,
        palette=list(drawing.colours),
        saturation=1,
        width=0.8,
        gap=0.08,
        # Each bar is one number: there is nothing to estimate.
        errorbar=None,
        legend=drawing.legend,
    )
    for number, container in enumerate(axes.containers):
        labels = [line[number] for line in drawing.texts]
        axes.bar_label(container, labels=labels, padding=4, color=style.INK, fontsize=9.5)
    axes.margins(x=0.16)


def _draw_stacked(axes: Axes, drawing: Drawing) -> None:
    ends, room = [0.0] * len(drawing.rows), 0.01
    reach = max(map(sum, drawing.numbers), default=1) or 1
    for number, name in enumerate(drawing.series):
        widths = [line[number] for line in drawing.numbers]
        drawn = axes.barh(
            list(drawing.rows),
            widths,
            left=ends,
            color=drawing.colours[number],
            label=name,
            height=0.62,
            edgecolor="white",
            linewidth=1,
        )
        fits = [width / reach > 0.07 for width in widths]
        texts = [line[number] for line in drawing.texts]
        # A number that does not fit on its part would run into its neighbour; the last has none.
        inside = [text if fit else "" for text, fit in zip(texts, fits, strict=True)]
        axes.bar_label(drawn, labels=inside, label_type="center", color="white", fontsize=9.5)
        if number == len(drawing.series) - 1 and not all(fits):
            beside = ["" if fit else text for text, fit in zip(texts, fits, strict=True)]
            axes.bar_label(drawn, labels=beside, padding=4, color=style.INK, fontsize=9.5)
            room = 0.09
        ends = [end + width for end, width in zip(ends, widths, strict=True)]
    axes.invert_yaxis()
    axes.margins(x=room)
