"""Great Tables for cells that are finished HTML."""

from __future__ import annotations

from html import escape

from great_tables import GT


class HtmlTable(GT):
    """A table whose cells are HTML already; what its stub holds is text.

    ``fmt_passthrough`` says the same, but has every cell set in a data frame by itself, which takes
    longer than all the rest of a table. It is still to be called: a version of Great Tables that
    does not know the method below takes that way.
    """

    def _render_formats(self, context: str) -> HtmlTable:
        cells = self._tbl_data.copy()
        for column in self._boxhead:
            if column.is_stub:
                cells[column.var] = [escape(text) for text in cells[column.var]]
        return self._replace(_body=type(self._body)(cells))
