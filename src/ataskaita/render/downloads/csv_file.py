"""A grid as CSV that a Lithuanian Excel opens by a double click."""

from __future__ import annotations

import csv
import io
import re
from decimal import Context, Decimal
from fractions import Fraction

from ataskaita.render.downloads.grid import Grid

#: Significant digits of a number that has no end, as many as a spreadsheet keeps.
SIGNIFICANT = 15

#: A cell that begins so is a formula to a spreadsheet, whatever was meant.
_FORMULA = re.compile(r"[=+\-@\t\r]")

#: Excel takes a file without it for one in the code page of Windows.
_BOM = "\ufeff"


def csv_of(grid: Grid) -> bytes:
    """Write a grid: semicolons, decimal commas, UTF-8 with its mark, lines as in Windows.

    Parameters
    ----------
    grid : Grid
        The table.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(column.heading) for column in grid.columns])
    for row in grid.rows:
        writer.writerow(
            harmless(cell.text) if cell.number is None else decimal(cell.number).replace(".", ",")
            for cell in row
        )
    return (_BOM + text.getvalue()).encode()


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def decimal(number: Fraction) -> str:
    """All digits of a number; of one that has no end, as many as a spreadsheet keeps.

    Examples
    --------
    >>> decimal(Fraction(1, 8)), decimal(Fraction(-2, 3))
    ('0.125', '-0.666666666666667')
    """
    if number.denominator == 1:
        return str(number.numerator)
    exact = Context(prec=SIGNIFICANT).divide(Decimal(number.numerator), Decimal(number.denominator))
    return format(exact.normalize(), "f")
