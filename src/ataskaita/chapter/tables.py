"""Tables: values laid out in rows and columns, as data that `ataskaita.tables` writes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ataskaita.chapter.inline import published_value
from ataskaita.chapter.layout import NOTHING, Column, Row, laid_out
from ataskaita.chapter.notes import MARK, Notes
from ataskaita.chapter.series import BROKEN, break_sentences, breaks, breaks_at
from ataskaita.chapter.session import session
from ataskaita.chapter.table_notes import (
    PUBLISHED_SIGN,
    UNROUNDED,
    WHOLE,
    published_instead,
    published_note,
    rounded_apart,
)
from ataskaita.chapter.table_values import bundle, value_runs
from ataskaita.lithuanian.words import inside_sentence
from ataskaita.tables import Run, Table, TableCell, TableRow
from ataskaita.tables.model import Runs, are_numbers, headings
from ataskaita.values.marks import NOTES
from ataskaita.values.values import MARKS, Value

#: What chapters can call.
__all__ = ["listing", "table"]

#: What a cell may show: a value, a text, runs of text of different kinds, or a gap.
Cell = Value | str | Runs | None


@dataclass(frozen=True)
class ReportTable:
    """A finished table; showing it enters its values in the ledger.

    Parameters
    ----------
    stub : str
        The heading of the column of row names.
    columns : list of Column
        What each column is called.
    rows : list of Row
        What each row is called.
    cells : list of list
        The contents, row by row.
    notes : bool
        Print the explanations of large changes below it.
    inferred : dict
        What is said below instead of in a row of its own: the row's name -> its values.
    """

    stub: str
    columns: list[Column]
    rows: list[Row]
    cells: list[list[Cell]]
    notes: bool = True
    inferred: Mapping[str, Sequence[Value]] = field(default_factory=dict)

    def table(self) -> Table:
        """The table as data; enters its values in the ledger."""
        rows = [[cell for cell in line if isinstance(cell, Value)] for line in self.cells]
        values = [value for row in rows for value in row]
        broken = breaks(values)
        below = Notes.of_session().below(values) if self.notes else []
        whole = _of_all(values)
        marks = {f"[{sign}]" for value in values for sign in value.signs if sign != whole}
        gaps = {cell for line in self.cells for cell in line if cell in (None, NOTHING)}
        marks |= {"[x]" if gap is None else gap for gap in gaps}
        columns = [[line[n] for line in self.cells] for n in range(len(self.columns))]
        # Column by column: so are they numbered in the ledger.
        made = [
            [TableCell(self._runs(_flagged(c, broken), whole, noted=bool(below))) for c in column]
            for column in columns
        ]
        named = [(Run(r.label, "raw", r.page),) if r.page else _text(r.label) for r in self.rows]
        body = zip(self.rows, map(TableCell, named), *made, strict=True)
        said = [
            *([WHOLE[whole]] if whole else []),
            *(NOTES[mark] for mark in sorted(marks)),
            *([UNROUNDED] if any(map(rounded_apart, rows)) else []),
            *(f"[{BROKEN}] – {sentence}" for sentence in break_sentences(broken)),
            *(published_note(values) if self.notes else ()),
        ]
        return Table(
            aligns=("left", *map(_align, columns)),
            head=headings(
                [self.stub, *map(_heading, self.columns, columns)],
                ["", *(column.group for column in self.columns)],
            ),
            body=tuple(
                TableRow(tuple(cells), "total" if row.total else "") for row, *cells in body
            ),
            notes=(
                *map(_text, said),
                *_inferred(self.inferred),
                *map(_text, below),
            ),
        )

    def _runs(self, cell: Cell, whole: str, *, noted: bool) -> Runs:
        if isinstance(cell, str) and cell != NOTHING:
            return _text(cell)
        if isinstance(cell, tuple):
            return cell
        explained = noted and cell and Notes.of_session().untold(cell)
        shown = value_runs(cell, whole=whole) + ((Run(MARK, "mark"),) if explained else ())
        for stated in published_instead(cell) if cell and self.notes else ():
            other = value_runs(published_value(cell, stated))
            shown += (Run(" ", "break"), Run(PUBLISHED_SIGN, "published"), *other)
        return shown

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        return bundle(self.table())


def table(
    *columns: Column | Sequence[Column],
    rows: Sequence[Row],
    stub: str = "",
    account: bool = False,
) -> ReportTable:
    """Lay out a table of values.

    Parameters
    ----------
    *columns : Column or list of Column
        From `col`, `change_col`, `both_years`, `every_year`, `under`; none where the rows name
        their indicator and need no other.
    rows : list of Row
        From `groups`, `by`, `years`, or a list of `row`.
    stub : str
        The heading above the row names.
    account : bool
        It is a table of accounts: a row that was only inferred from other figures, and stands in no
        account, is told in a note below.

    Examples
    --------
    ``table(both_years("visits.total"), rows=groups())``
    """
    flat, lines, cells = laid_out(columns, rows)
    named = stub or ("Metai" if lines and all(line.series for line in lines) else "")
    made = ReportTable(named, flat, lines, cells)
    return _account(made) if account else made


def _account(made: ReportTable) -> ReportTable:
    """A table without the rows of which nothing was received or published."""
    values = [[cell for cell in line if isinstance(cell, Value)] for line in made.cells]
    inferred = [bool(line) and all(cell.status in MARKS for cell in line) for line in values]
    kept = [place for place, away in enumerate(inferred) if not away]
    # What they come to together is told last.
    below = sorted((n for n, away in enumerate(inferred) if away), key=lambda n: made.rows[n].total)
    return replace(
        made,
        rows=[made.rows[place] for place in kept],
        cells=[made.cells[place] for place in kept],
        inferred={made.rows[n].label: values[n] for n in below},
    )


def listing(
    stub: str,
    headings: Sequence[str],
    records: Sequence[Sequence[Cell]],
    nothing: str = "",
    *,
    notes: bool = True,
) -> ReportTable:
    """Lay out records whose cells are texts and values.

    Parameters
    ----------
    stub : str
        The heading of the first column.
    headings : sequence of str
        The headings of the others.
    records : sequence of sequences
        A row each; the first item names it.
    nothing : str
        What stands in the one row of a table that has no records.
    notes : bool
        As for `ReportTable`.
    """
    if nothing and not records:
        records, headings = [[nothing]], []
    return ReportTable(
        stub,
        [Column(heading) for heading in headings],
        [Row(str(record[0])) for record in records],
        [list(record[1:]) for record in records],
        notes,
    )


def in_full(made: ReportTable) -> ReportTable:
    """The table with all digits of its numbers: it lists their bounds, or compares them."""

    def whole(cell: Cell) -> Cell:
        if not isinstance(cell, Value):
            return cell
        return replace(cell, in_full=True, stated=cell.stated or session().stated(cell))

    return replace(made, cells=[list(map(whole, line)) for line in made.cells])


def _inferred(rows: Mapping[str, Sequence[Value]]) -> Iterator[Runs]:
    """Rows of a table of accounts that stand in no account, as a note."""
    runs: list[Run] = []
    for name, values in rows.items():
        start = "; " if runs else "Nepaskelbta, tik išvesta iš kitų skaičių: "
        joint = f"{start}{inside_sentence(name)} – "
        for value in values:
            about = "apie " if value.about else ""
            # No heading names its unit here.
            runs += [Run(f"{joint}{about}"), *value_runs(replace(value, bare=False))]
            joint = ", "
    if runs:
        yield (*runs, Run("."))


def _of_all(values: Sequence[Value]) -> str:
    """The one mark that all numbers of a table carry; empty where not all do."""
    if len(values) < 2:
        return ""
    shared = set.intersection(*(set(value.signs) for value in values))
    return next((sign for sign in WHOLE if sign in shared), "")


def _flagged(cell: Cell, broken: Mapping[int, Sequence[str]]) -> Cell:
    """A cell with a mark where it may not be compared with the years before it."""
    if not isinstance(cell, Value) or cell.year not in broken or not breaks_at(cell):
        return cell
    return replace(cell, flags=(*cell.flags, BROKEN))


def _text(text: str) -> Runs:
    return (Run(text),) if text else ()


def _align(cells: Sequence[Cell]) -> str:
    """Numbers stand right: values do, and texts that are all numbers or say that there is none."""
    if any(isinstance(cell, tuple) for cell in cells):
        return "left"
    words = [cell for cell in cells if isinstance(cell, str) and cell]
    values = any(cell is None or isinstance(cell, Value) for cell in cells)
    # Beside values a dash stands for a number.
    return "right" if not words or are_numbers([*words, *(["0"] if values else [])]) else "left"


def _heading(column: Column, cells: Sequence[Cell]) -> str:
    """The column's heading, with the unit of measure where all its numbers share one symbol."""
    values = [cell for cell in cells if isinstance(cell, Value)]
    symbols = {value.measure.symbol_of(value.kind) for value in values if value.bare}
    symbol = symbols.pop() if len(symbols) == 1 else ""
    # "m" is a unit of its own in "Ilgis, m", not in "Plotas" or "2019 m.".
    named = re.search(rf"(?<!\w){re.escape(symbol)}(?![\w.])", column.label)
    return f"{column.label}, {symbol}" if symbol and not named else column.label
