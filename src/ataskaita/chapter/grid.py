"""How tables are drawn: from plain texts and finished HTML, by Great Tables.

Whoever imports this does not load Great Tables yet: a table that is kept needs no library.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from great_tables import GT

FONT = "Source Sans Pro"

#: Column headings that Great Tables must tell apart although readers see the same words.
_ID = "c{}"


@dataclass(frozen=True)
class Grid:
    """All that a table's HTML depends on, besides the libraries and this code.

    Parameters
    ----------
    stub : str
        The heading of the column of row names; may be empty.
    names : tuple of str
        What each row is called; text, not HTML.
    headings : tuple of str
        What each column is called.
    groups : tuple of str
        The heading above each column, shared by those that have the same; empty for none.
    sides : tuple of str
        ``left`` or ``right``, to which a column's cells keep.
    cells : tuple of tuple of str
        The cells' HTML, row by row.
    totals : tuple of int
        The rows, counted from 0, that sum up the others and are set apart.
    notes : tuple of str
        What stands below the table.
    """

    stub: str
    names: tuple[str, ...]
    headings: tuple[str, ...]
    groups: tuple[str, ...]
    sides: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    totals: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    def html(self, id: str) -> str:
        """The table with the looks that Great Tables gives it, for those who run it by hand.

        Parameters
        ----------
        id : str
            The table's own id, which its style sheet names.
        """
        return self._drawn(id).as_raw_html()

    def plain(self) -> str:
        """The table for the engines, which have looks of their own."""
        from ataskaita.chapter.plain_html import plain

        return plain(self.html("table"))

    def _drawn(self, id: str) -> GT:
        import pandas as pd

        from ataskaita.chapter.html_cells import HtmlTable

        # Great Tables escapes names and headings itself, cells it takes as they are.
        data = {"name": list(self.names)}
        for number, _ in enumerate(self.headings):
            data[_ID.format(number)] = [line[number] for line in self.cells]
        drawn = HtmlTable(pd.DataFrame(data, dtype=object), rowname_col="name", id=id)
        drawn = drawn.fmt_passthrough(escape=False).cols_label(
            {_ID.format(number): heading for number, heading in enumerate(self.headings)}
        )
        for side in ("left", "right"):
            ids = [_ID.format(n) for n, found in enumerate(self.sides) if found == side]
            drawn = drawn.cols_align(side, columns=ids) if ids else drawn
        for title in dict.fromkeys(filter(None, self.groups)):
            ids = [_ID.format(n) for n, group in enumerate(self.groups) if group == title]
            drawn = drawn.tab_spanner(label=title, columns=ids)
        if self.stub:
            drawn = drawn.tab_stubhead(label=self.stub)
        drawn = self._with_bold_totals(drawn)
        for note in self.notes:
            drawn = drawn.tab_source_note(note)
        return drawn.opt_table_font(font=FONT).tab_options(
            table_font_names=FONT, table_width="100%"
        )

    def _with_bold_totals(self, drawn: GT) -> GT:
        from great_tables import loc, style

        if not self.totals:
            return drawn
        bold, rows = style.text(weight="bold"), list(self.totals)
        return drawn.tab_style(bold, loc.body(rows=rows)).tab_style(bold, loc.stub(rows=rows))
