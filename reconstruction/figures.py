"""Read the figures that an edition printed: ``data/published/<year>.csv``.

The file has a row for each printed figure. Used here: ``id`` (F001 ...), ``printed`` (the text as
it stands in the report, decimal comma) and ``number`` (the same as a number, decimal point).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

from ataskaita.errors import UserError
from ataskaita.translation import _

_DECIMALS = re.compile(r"\d,(\d+)")


@dataclass(frozen=True)
class Figure:
    """One printed figure.

    Parameters
    ----------
    id : str
        For instance ``F139``.
    number : Fraction
        Its value, exactly as printed.
    digits : int
        Decimal places printed; ``1,0`` has one.
    """

    id: str
    number: Fraction
    digits: int

    @property
    def step(self) -> Fraction:
        """The distance to the next number of as many decimal places."""
        return Fraction(1, 10**self.digits)


def read(path: Path, shown: str) -> dict[str, Figure]:
    """Read a file of printed figures.

    Parameters
    ----------
    path : Path
        The file.
    shown : str
        How messages name it.

    Raises
    ------
    UserError
        The file or a column is missing, or a number is not a number.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except FileNotFoundError:
        raise UserError(
            _("{file} is missing.").format(file=shown), _("Restore it from the repository.")
        ) from None
    missing = {"id", "printed", "number"} - set(rows[0] if rows else ())
    if missing:
        raise UserError(
            _("{file} has no column {columns}.").format(
                file=shown, columns=", ".join(sorted(missing))
            ),
            _("Restore its header line."),
        )
    return {row["id"]: _figure(row, shown) for row in rows if row["number"].strip()}


def pick(figures: Mapping[str, Figure], figure: str) -> Figure:
    """Look a figure up.

    Raises
    ------
    UserError
        There is none of that id, or it has no number.
    """
    try:
        return figures[figure]
    except KeyError:
        raise UserError(
            _("The published figures have no number under the id {figure}.").format(figure=figure),
            _("Restore that row of data/published; the reconstruction rests on it."),
        ) from None


def _figure(row: Mapping[str, str], shown: str) -> Figure:
    try:
        number = Fraction(Decimal(row["number"]))
    except InvalidOperation:
        raise UserError(
            _("{file}, figure {figure}, column number: {value} is not a number.").format(
                file=shown, figure=row["id"], value=row["number"]
            ),
            _("Write it with digits and a decimal point only."),
        ) from None
    decimals = _DECIMALS.search(row["printed"])
    return Figure(row["id"], number, len(decimals[1]) if decimals else 0)
