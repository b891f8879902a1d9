"""Tables: pandoc hands them on as HTML, here they become what the site and the PDF need."""

from __future__ import annotations

import re
from collections.abc import Callable

from ataskaita.render.embedded.tables.grid import Grid, read_grid
from ataskaita.render.embedded.tables.html import to_html
from ataskaita.render.embedded.tables.typst import to_typst

#: What ``filters/tables.lua`` leaves in a text: label, caption in the text's format, HTML.
_MARKED = re.compile("\ue004([^\ue005]*)\ue005\\s*([^\ue005]*?)\\s*\ue005([^\ue006]*)\ue006")


def dress(html: str, typst: str) -> tuple[str, str]:
    """Set the tables of a chapter for both formats; each is read only once.

    Parameters
    ----------
    html, typst : str
        The chapter in both formats, as pandoc wrote it.

    Returns
    -------
    tuple of str
        The same with finished tables.
    """
    grids: dict[str, Grid] = {}

    def setter(write: Callable[[Grid, str, str], str]) -> Callable[[re.Match[str]], str]:
        def set_table(found: re.Match[str]) -> str:
            label, caption, source = found.groups()
            if source not in grids:
                grids[source] = read_grid(source)
            return write(grids[source], label, caption)

        return set_table

    return _MARKED.sub(setter(to_html), html), _MARKED.sub(setter(to_typst), typst)
