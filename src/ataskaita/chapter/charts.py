"""Charts: values as bars, with the numbers written on them and a text for those who cannot see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ataskaita.chapter import style
from ataskaita.chapter.drawing import Drawing
from ataskaita.chapter.layout import Column, Row, cell, flatten
from ataskaita.chapter.session import session
from ataskaita.values.values import Value


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
        picture = drawing(self).svg()
        bundle = {"image/svg+xml": picture, "text/plain": alternative}
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


def drawing(chart: Chart) -> Drawing:
    """The chart as plain names, numbers and texts."""
    return Drawing(
        tuple(row.label for row in chart.rows),
        tuple(column.label for column in chart.columns),
        _colours(chart),
        tuple(
            tuple(float(value.number) if value else 0.0 for value in line) for line in chart.cells
        ),
        tuple(tuple(_full(value) for value in line) for line in chart.cells),
        chart.stacked,
        chart.legend,
    )


def _colours(chart: Chart) -> tuple[str, ...]:
    years = [column.year for column in chart.columns]
    if len(set(years)) == 2 and len(years) == 2:
        return (style.NOW, style.BEFORE)
    return style.SERIES[: len(chart.columns)]


def _full(value: Value | None) -> str:
    """The number with its symbol and mark, or a word for a gap."""
    if value is None:
        return "nėra duomenų"
    text = replace(value, bare=False).text
    return f"{text} {value.mark}" if value.mark else text
