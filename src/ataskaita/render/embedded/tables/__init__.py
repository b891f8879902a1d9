"""Tables: pandoc hands them on as HTML, here they become what the site and the PDF need."""

from __future__ import annotations

from typing import NamedTuple

from ataskaita.render.embedded.tables.grid import read_grid
from ataskaita.render.embedded.tables.html import to_html
from ataskaita.render.embedded.tables.typst import to_typst


class SetTable(NamedTuple):
    """A table as the site and the PDF show it, without label and caption.

    Parameters
    ----------
    html : str
        For the site.
    typst : str
        Arguments for ``table-figure`` of ``templates/report.typ``.
    """

    html: str
    typst: str


def set_table(html: str) -> SetTable:
    """Set a table for both formats; it is read only once."""
    grid = read_grid(html)
    return SetTable(to_html(grid), to_typst(grid))
