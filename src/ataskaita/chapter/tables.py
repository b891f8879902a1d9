"""Tables: values laid out in rows and columns, drawn by Great Tables as `grid` has it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ataskaita.chapter.grid import Grid
from ataskaita.chapter.layout import Column, Row, cell, flatten
from ataskaita.chapter.notes import MARK
from ataskaita.chapter.plain_html import plain
from ataskaita.chapter.session import session
from ataskaita.values.values import Value

#: Marks of official statistics and what the note below a table says of them.
NOTES = {
    "[e]": "[e] – skaičius atkurtas iš paskelbtų santykinių rodiklių, todėl yra apytikslis.",
    "[r]": "[r] – skaičius patikslintas po to, kai ataskaita buvo paskelbta.",
    "[x]": "[x] – duomenų nėra.",
}

#: What a cell may show: a value, a text, Markdown-free HTML made by this package, or a gap.
Cell = Value | str | None


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
    """

    stub: str
    columns: list[Column]
    rows: list[Row]
    cells: list[list[Cell]]
    notes: bool = True

    def grid(self) -> Grid:
        """What is drawn; enters the table's values in the ledger."""
        marks: set[str] = set()
        values = [cell for line in self.cells for cell in line if isinstance(cell, Value)]
        below = session().notes.below(values) if self.notes else []
        columns = list(enumerate(self.columns))
        # Column by column: so are they numbered in the ledger.
        made = [
            [_cell_html(line[number], marks, noted=bool(below)) for line in self.cells]
            for number, _ in columns
        ]
        return Grid(
            self.stub,
            tuple(row.label for row in self.rows),
            tuple(_heading(column, self.cells, number) for number, column in columns),
            tuple(column.group for column in self.columns),
            tuple(_side(self.cells, number) for number, _ in columns),
            tuple(tuple(cells[row] for cells in made) for row, _ in enumerate(self.rows)),
            tuple(number for number, row in enumerate(self.rows) if row.total),
            (*(NOTES[mark] for mark in sorted(marks)), *below),
        )

    def html(self) -> str:
        """The table as Great Tables writes it, with its looks; enters its values in the ledger."""
        return self.grid().html(_table_id())

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        if session().chapter:
            # Its looks are for those who run the chapter by hand; they make it five times as long.
            made, looks = self.grid().plain(), {}
        else:
            drawn = self.html()
            made, looks = plain(drawn), {"text/html": drawn}
        # Quarto's book would load two scripts from another host for a page with plain HTML output.
        markdown = f"````{{=html}}\n{made}\n````"
        return looks | {"text/markdown": markdown, "text/plain": self.stub or "table"}


def table(*columns: Column | Sequence[Column], rows: Sequence[Row], stub: str = "") -> ReportTable:
    """Lay out a table of values.

    Parameters
    ----------
    *columns : Column or list of Column
        From `col`, `change_col`, `both_years`, `under`.
    rows : list of Row
        From `groups`, `by`, or a list of `row`.
    stub : str
        The heading above the row names.

    Examples
    --------
    ``table(both_years("acquisitions.items"), rows=groups())``
    """
    flat, lines = flatten(columns), list(rows)
    return ReportTable(stub, flat, lines, [[cell(c, row) for c in flat] for row in lines])


def listing(stub: str, headings: Sequence[str], records: Sequence[Sequence[Cell]]) -> ReportTable:
    """Lay out records whose cells are texts and values.

    Parameters
    ----------
    stub : str
        The heading of the first column.
    headings : sequence of str
        The headings of the others.
    records : sequence of sequences
        A row each; the first item names it.
    """
    return ReportTable(
        stub,
        [Column(heading) for heading in headings],
        [Row(str(record[0])) for record in records],
        [list(record[1:]) for record in records],
    )


def value_html(value: Value, place: str = "table") -> str:
    """A value as an HTML span that carries its id, entered in the ledger."""
    anchor = session().enter(value, place)
    identity = f' id="{anchor}"' if anchor else ""
    mark = f'<sup class="mark">{value.mark}</sup>' if value.mark else ""
    return f'<span{identity} class="v" data-k="{value.key}">{value.text}</span>{mark}'


def _cell_html(cell: Cell, marks: set[str], *, noted: bool) -> str:
    if cell is None:
        marks.add("[x]")
        return '<span class="missing">[x]</span>'
    if isinstance(cell, Markup):
        return cell
    if isinstance(cell, str):
        return html.escape(cell)
    marks.update(f"[{sign}]" for sign in cell.signs)
    note = f'<sup class="mark">{MARK}</sup>' if noted and session().notes.find(cell) else ""
    return value_html(cell) + note


def _side(cells: list[list[Cell]], number: int) -> str:
    texts = (line[number] for line in cells if isinstance(line[number], str))
    return "left" if any(texts) else "right"


def _heading(column: Column, cells: list[list[Cell]], number: int) -> str:
    """The column's heading, with the unit of measure where all its numbers share one symbol."""
    values = [line[number] for line in cells if isinstance(line[number], Value)]
    symbols = {_symbol(value) for value in values if value.bare}
    symbol = symbols.pop() if len(symbols) == 1 else ""
    named = symbol and symbol not in column.label
    return f"{column.label}, {symbol}" if named else column.label


def _symbol(value: Value) -> str:
    changed = value.kind == "change" and value.measure.change_symbol
    return changed or value.measure.symbol


def _table_id() -> str:
    """A stable id, so that the same chapter gives the same bytes each time."""
    current = session()
    return f"t-{current.chapter or 'chapter'}-{len(current.entries)}"
