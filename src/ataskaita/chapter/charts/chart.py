"""What all charts have in common: their values, the texts around them, what must hold of them.

A form of chart is a module beside this one: what a chapter calls, and what draws it on a `Drawing`.
A chart is drawn twice, for a page and for a phone, by the same function.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ataskaita.chapter.charts.drawing import NARROW, WIDE, Drawing, Paper, svg, wrapped
from ataskaita.chapter.claims import Verdict, check
from ataskaita.chapter.inline import Inline, raw_link
from ataskaita.chapter.kernel import cell_option
from ataskaita.chapter.layout import Column, Row
from ataskaita.chapter.series import AS_PRINTED, break_sentences, breaks
from ataskaita.chapter.session import session
from ataskaita.chapter.table_values import numbers_table
from ataskaita.drawn_chart import MIME, DrawnChart
from ataskaita.errors import UserError
from ataskaita.indicators import known_indicator
from ataskaita.lithuanian.numbers import NBSP
from ataskaita.plain_text import as_markdown
from ataskaita.tables import Table
from ataskaita.translation import _
from ataskaita.values.marks import NOTES
from ataskaita.values.values import Value

#: Of more tables than this only the producer is named as a source.
_NAMED_SOURCES = 2

#: Around a chart that is a picture by itself.
_MARGIN = 16

NO_DATA = "nėra duomenų"


@dataclass(frozen=True)
class Chart:
    """A finished chart; showing it enters its values in the ledger.

    Parameters
    ----------
    kind : str
        What the alternative text calls it.
    columns, rows : list
        The series, and the categories along the axis.
    draw : callable
        Draws it.
    cells : list of list of Value or None
        The values, by row and column.
    notes : list of str
        What stands below it, a sentence each.
    headline : Inline or None
        What is to be seen in it.
    """

    kind: str
    columns: list[Column]
    rows: list[Row]
    draw: Callable[[Chart, Drawing], None]
    cells: list[list[Value | None]]
    notes: list[str] = field(default_factory=list)
    headline: Inline | None = None

    def _repr_mimebundle_(self, include=None, exclude=None) -> tuple[dict, dict]:
        table = self._numbers().to_json()
        alternative = self.alternative_text()
        wide = self.drawing(WIDE)
        drawn = DrawnChart(
            headline=self.headline._repr_markdown_() if self.headline else "",
            subtitle=as_markdown(self.subtitle),
            notes=[*map(as_markdown, self.notes), *_source(self.values, linked=True)],
            wide=wide.svg(),
            narrow=self.drawing(NARROW).svg(),
        )
        bundle = {
            MIME: vars(drawn),
            "image/svg+xml": self._framed(wide),
            "text/plain": alternative,
        }
        return bundle, {"image/svg+xml": {"alt": alternative, "table": table}}

    def _numbers(self) -> Table:
        """Its numbers as a table: entered in the ledger, and handed over to be taken away."""
        lines = [
            (row.label, [value and replace(value, bare=False) for value in line])
            for row, line in zip(self.rows, self.cells, strict=True)
        ]
        groups = ["", *(column.group for column in self.columns)]
        return numbers_table(["", *self.series], lines, "figure", groups)

    def alternative_text(self) -> str:
        """All the chart says, in words."""
        parts = []
        for row, line in zip(self.rows, self.texts, strict=True):
            numbers = [
                f"{name} {text}" if self.named else text
                for name, text in zip(self.series, line, strict=True)
            ]
            parts.append(f"{row.label} – {', '.join(numbers)}")
        said = f"{self.headline}. " if self.headline else ""
        shown = "; ".join(parts) or NO_DATA
        end = "" if shown.endswith(".") else "."
        return " ".join([f"{self.kind}. {said}{self.name}: {shown}{end}", *self.notes])

    def drawing(self, paper: Paper) -> Drawing:
        """Draw it: the same values always give the same drawing."""
        made = Drawing(paper)
        if self.rows:
            self.draw(self, made)
        else:
            made.text(0, paper.size, NO_DATA, colour="soft")
            made.height = paper.line
        return made

    @property
    def values(self) -> list[Value]:
        """All values that it shows."""
        return [value for line in self.cells for value in line if value is not None]

    @property
    def subtitle(self) -> str:
        """In which unit, and when; what was measured is said by the caption."""
        measured = self._measured
        return measured[:1].upper() + measured[1:]

    @property
    def name(self) -> str:
        """What was measured, in which unit, and when, for where no caption stands beside it."""
        caption = cell_option("fig-cap")
        # Without values there are no indicators, but columns.
        found = (known_indicator(value.indicator).name for value in self.values)
        named = ", ".join(dict.fromkeys(found)) or ", ".join(self.series)
        # Markup of a caption is for pandoc to read.
        plain = as_markdown(caption) == caption
        return ", ".join(filter(None, [caption if caption and plain else named, self._measured]))

    @property
    def _measured(self) -> str:
        measures = dict.fromkeys(v.measure.name for v in self.values if v.kind == "value")
        years = sorted({value.year for value in self.values})
        return ", ".join([*measures, *([f"{_span(years)}{NBSP}m."] if years else [])])

    @property
    def series(self) -> list[str]:
        """The names of the series."""
        return [column.label for column in self.columns]

    @property
    def named(self) -> bool:
        """Whether it must be said which column a number belongs to."""
        return len(self.columns) > 1 or any(column.series for column in self.columns)

    @property
    def numbers(self) -> list[list[float]]:
        """The numbers by row and column; not a number where there is a gap."""
        return [
            [math.nan if value is None else float(value.number) for value in line]
            for line in self.cells
        ]

    @property
    def texts(self) -> list[list[str]]:
        """What is written for each number, by row and column."""
        return [[text_of(value) for value in line] for line in self.cells]

    @property
    def years_compared(self) -> bool:
        """Whether its columns are this year and the one before."""
        years = [column.year for column in self.columns]
        return len(years) == 2 and len(set(years)) == 2 and None not in years

    def _framed(self, drawing: Drawing) -> str:
        """One picture of it all: to take away, and for whoever shows only pictures."""
        paper = drawing.paper
        above = Drawing(paper)
        y = float(paper.size)
        if self.headline:
            said = wrapped(str(self.headline), paper.width, paper.size, 600)
            y = above.lines(0, y, said, bold=True) + 4
        y = above.lines(0, y, wrapped(self.name, paper.width, paper.size), colour="soft")
        start = y
        y += drawing.height + paper.line + 10
        for note in (*self.notes, *_source(self.values)):
            y = above.lines(0, y, wrapped(note, paper.width, paper.size), colour="soft")
        moved = f'<g transform="translate(0 {start:.1f})">{drawing.body()}</g>'
        whole = f'<g transform="translate({_MARGIN} {_MARGIN})">{above.body()}{moved}</g>'
        page = replace(paper, width=paper.width + 2 * _MARGIN)
        return svg(page, y - paper.size + 4 + 2 * _MARGIN, whole)


def finished(chart: Chart, *, common: bool = True) -> Chart:
    """The chart with the notes that its values need.

    Parameters
    ----------
    chart : Chart
    common : bool
        All that it shows is on one scale.

    Raises
    ------
    UserError
        It would show one number, or numbers that have no common scale.
    """
    if len(chart.rows) == 1 and sum(c.kind == "value" for c in chart.columns) <= 2:
        raise UserError(
            _("A chart of one or two numbers says less than a sentence."),
            _("Write v(…) or change(…) in a sentence, or give the chart more rows."),
        )
    values = [value for value in chart.values if value.kind == "value"]
    measures = {value.measure.name for value in values}
    if common and len(measures) > 1:
        raise UserError(
            _("What the chart shows has no common scale: {measures}.").format(
                measures=", ".join(sorted(measures)).rstrip(".")
            ),
            _("Draw a chart for each unit of measure, or call small_multiples(…) or table(…)."),
        )
    marks = {sign for value in values for sign in value.signs} - {AS_PRINTED}
    known = [NOTES[f"[{mark}]"] for mark in sorted(marks) if f"[{mark}]" in NOTES]
    return replace(chart, notes=[*chart.notes, *break_sentences(breaks(values)), *known])


def text_of(value: Value | None) -> str:
    """The number with its symbol and mark, or a word for a gap."""
    if value is None:
        return NO_DATA
    text = replace(value, bare=False).text
    return f"{text}{NBSP}{value.mark}" if value.mark else text


def _span(years: Sequence[int]) -> str:
    if len(years) == 2:
        return f"{years[0]} ir {years[1]}"
    return f"{years[0]}–{years[-1]}" if len(years) > 2 else str(years[0])


def _source(values: Sequence[Value], *, linked: bool = False) -> Iterator[str]:
    """Who has given the numbers, and in which tables: in Markdown, these are `linked`."""
    found = {source.table: value.year for value in values for source in value.amount.sources}
    tables = [table for name, year in found.items() if (table := session().tables.get(name, year))]
    said = dict.fromkeys(table.meta["producer"] for table in tables if table.meta.get("producer"))
    named = {table.meta["title"]: table.path for table in tables if table.meta.get("title")}
    titles = named if len(named) <= _NAMED_SOURCES else {}
    if linked:
        said = map(as_markdown, said)
        titles = (raw_link(title, path) for title, path in titles.items())
    if parts := [*said, *(f"„{title}“" for title in titles)]:
        yield f"Šaltinis: {', '.join(parts)}."


def says(*parts: str | Inline, test: Verdict | Sequence[Verdict] = ()) -> Inline:
    """What a chart says, as its headline: words, and numbers and words that are computed.

    Parameters
    ----------
    *parts : str or Inline
        In the order shown: texts, and what `v`, `change`, `rose` and the like give.
    test : Verdict or list of Verdict
        What must hold for the typed words to be true: ``largest(…)``, ``rising(…)``; the chapter
        stops where it does not.

    Examples
    --------
    ``bars(…, headline=says("Most come to the north", test=largest("visits.total", "north")))``
    """
    flat = [p for part in parts for p in (part.parts if isinstance(part, Inline) else (part,))]
    made = Inline(tuple(flat))
    for verdict in (test,) if isinstance(test, Verdict | bool) else test:
        check(verdict, str(made))
    return made
