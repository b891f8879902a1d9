"""Tables as data, until HTML or Typst is written.

A chapter builds a `Table` and shows it as JSON (`MIME`); `to_html` writes it for the site,
`to_typst` for the PDF, `to_plain_html` for Jupyter, Quarto and Word. Read ``model.py`` first.
"""

from ataskaita.tables.html import to_html, to_plain_html
from ataskaita.tables.model import MIME, Run, Table, TableCell, TableRow
from ataskaita.tables.typst import to_typst

__all__ = [
    "MIME", "Run", "Table", "TableCell", "TableRow", "to_html", "to_plain_html", "to_typst",
]  # fmt: skip
