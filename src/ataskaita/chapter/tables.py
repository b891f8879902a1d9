"""Tables: values laid out in rows and columns, drawn by Great Tables."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from ataskaita.chapter.layout import Column, Row, cell, flatten
from ataskaita.chapter.notes import MARK
from ataskaita.chapter.plain_html import plain
from ataskaita.chapter.session import session
from ataskaita.values.values import Value

if TYPE_CHECKING:
    from great_tables import GT

FONT = "Source Sans Pro"

#: Marks of official statistics and what the note below a table says of them.
NOTES = {
    "[e]": "[e] – skaičius atkurtas iš paskelbtų santykinių rodiklių, todėl yra apytikslis.",
    "[r]": "[r] – skaičius patikslintas po to, kai ataskaita buvo paskelbta.",
    "[x]": "[x] – duomenų nėra.",
}

#: Column headings that Great Tables must tell apart although readers see the same words.
_ID = "c{}"


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

    def html(self) -> str:
        """The table as Great Tables writes it, with its looks; enters its values in the ledger."""
        return draw(self).as_raw_html()

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        drawn = self.html()
        # Quarto's book would load two scripts from another host for a page with plain HTML output.
        made = {
            "text/markdown": f"````{{=html}}\n{plain(drawn)}\n````",
            "text/plain": self.stub or "table",
        }
        # Its looks are for those who run the chapter by hand; they make it five times as long.
        return made if session().chapter else {"text/html": drawn} | made


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


def draw(spec: ReportTable) -> GT:
    """Draw a table; enters each of its values in the ledger."""
    import pandas as pd

    from ataskaita.chapter.html_cells import HtmlTable

    marks: set[str] = set()
    below = (
        session().notes.below(
            [cell for line in spec.cells for cell in line if isinstance(cell, Value)]
        )
        if spec.notes
        else []
    )
    columns = list(enumerate(spec.columns))
    # Great Tables escapes names and headings itself, cells it takes as they are.
    data = {"name": [row.label for row in spec.rows]}
    for number, _ in columns:
        data[_ID.format(number)] = [
            _cell_html(line[number], marks, noted=bool(below)) for line in spec.cells
        ]
    drawn = HtmlTable(pd.DataFrame(data, dtype=object), rowname_col="name", id=_table_id())
    drawn = drawn.fmt_passthrough(escape=False).cols_label(
        {_ID.format(n): _heading(column, spec.cells, n) for n, column in columns}
    )
    for side in ("left", "right"):
        ids = [_ID.format(n) for n, _ in columns if _side(spec.cells, n) == side]
        drawn = drawn.cols_align(side, columns=ids) if ids else drawn
    drawn = _spanners(drawn, spec.columns)
    if spec.stub:
        drawn = drawn.tab_stubhead(label=spec.stub)
    drawn = _emphasise_totals(drawn, spec.rows)
    for note in [NOTES[mark] for mark in sorted(marks)] + below:
        drawn = drawn.tab_source_note(note)
    return drawn.opt_table_font(font=FONT).tab_options(table_font_names=FONT, table_width="100%")


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


def _spanners(drawn: GT, columns: list[Column]) -> GT:
    seen: dict[str, list[str]] = {}
    for number, column in enumerate(columns):
        if column.group:
            seen.setdefault(column.group, []).append(_ID.format(number))
    for title, ids in seen.items():
        drawn = drawn.tab_spanner(label=title, columns=ids)
    return drawn


def _emphasise_totals(drawn: GT, rows: list[Row]) -> GT:
    from great_tables import loc, style

    totals = [number for number, row in enumerate(rows) if row.total]
    if not totals:
        return drawn
    bold = style.text(weight="bold")
    return drawn.tab_style(bold, loc.body(rows=totals)).tab_style(bold, loc.stub(rows=totals))


def _table_id() -> str:
    """A stable id, so that the same chapter gives the same bytes each time."""
    current = session()
    return f"t-{current.chapter or 'chapter'}-{len(current.entries)}"
