"""A table or chart as numbers and texts in plain rows: what is written into files to take away.

As CSV, it is what a Lithuanian Excel opens by a double click.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from itertools import takewhile
from typing import Any

from ataskaita.indicators import REGISTRY
from ataskaita.render.downloads.titles import Titled
from ataskaita.tables import Table, TableCell, TableRow
from ataskaita.tables.model import labels, places
from ataskaita.values.formula import plain_number
from ataskaita.values.marks import STATUS_WORDS

#: What may stand before a number that it is still the number of the cell.
_BEFORE = ("", "apie")

#: Statuses of numbers that may be others.
_UNCERTAIN = ("reconstructed", "estimated")

#: The heading of a column that has none, and of one that says what rows are measured in.
UNNAMED, MEASURE = "Pavadinimas", "Matas"

#: Significant digits of a number that has no end, as many as a spreadsheet keeps.
SIGNIFICANT = 15

#: A cell that begins so is a formula to a spreadsheet, whatever was meant.
_FORMULA = re.compile(r"[=+\-@\t\r]")

#: Excel takes a file without it for one in the code page of Windows.
_BOM = "\ufeff"

_DIGITS = re.compile(r",(\d+)")
_PRINTED = re.compile(r"\d(?:\u00a0?\d)*(?:,\d+)?")
_MINUS = ("−", "-")
_NOUGHT = re.compile(r"[^1-9]*0[^1-9]*")


@dataclass(frozen=True)
class Cell:
    """A cell.

    Parameters
    ----------
    text : str
        What it says, where it is not a number.
    number : Fraction or None
        Its number, exactly.
    digits : int
        The decimal places it is printed with.
    note : str
        What is to be known of the number: its mark, what stands beside it, its status and bounds.
    measure : str
        What the number is measured in.
    """

    text: str = ""
    number: Fraction | None = None
    digits: int = 0
    note: str = ""
    measure: str = ""


@dataclass(frozen=True)
class Column:
    """A column: its heading, its cells, and the decimal places of its numbers."""

    heading: str
    cells: tuple[Cell, ...]

    @property
    def digits(self) -> int:
        """The most decimal places that any of its numbers is printed with."""
        return max((cell.digits for cell in self.cells), default=0)

    @property
    def has_numbers(self) -> bool:
        """Whether any cell is a number."""
        return any(cell.number is not None for cell in self.cells)


@dataclass(frozen=True)
class Grid:
    """A table or chart.

    Parameters
    ----------
    titled : Titled
        What it is called.
    columns : tuple of Column
        Its columns, those of notes among them.
    notes : tuple of str
        What stands below it.
    """

    titled: Titled
    columns: tuple[Column, ...]
    notes: tuple[str, ...] = ()

    @property
    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Its rows, below the headings."""
        return zip(*(column.cells for column in self.columns), strict=True)


def grid_of(table: Table, records: Mapping[str, Mapping[str, Any]], titled: Titled) -> Grid:
    """Lay a table out in plain rows.

    A number is taken from the ledger, with all its digits; one of which only bounds are known is as
    exact as it is printed. What is to be known of it stands in a column of its own behind it, where
    there is anything to be known of any number of the column.

    Parameters
    ----------
    table : Table
        The table.
    records : mapping
        The chapter's ledger: anchor -> record.
    titled : Titled
        What it is called.
    """
    width = len(table.aligns)
    # What stands above a column, the common heading first.
    heads = [" – ".join(filter(None, named)) or UNNAMED for named in labels(table)]
    lines = [[_cell(cell, records) for cell in line] for line in _filled(table.body, width)]
    columns: list[Column] = []
    mixed = [n for n in range(width) if len(_measures(line[n] for line in lines)) > 1]
    by_row = [_measures(line[n] for n in mixed) for line in lines]
    # A row whose numbers are all of one measure says it once.
    once = all(len(measures) < 2 for measures in by_row)
    for place, heading in enumerate(heads):
        cells = tuple(line[place] for line in lines)
        measures = _measures(cells)
        said = (
            f", {measures[0]}"
            if len(measures) == 1 and measures[0].casefold() not in heading.casefold()
            else ""
        )
        columns.append(Column(heading + said, cells))
        if once and mixed and place == mixed[0]:
            columns.append(_texts(MEASURE, map("".join, by_row)))
        elif not once and place in mixed:
            columns.append(_texts(f"{heading}: matas", (cell.measure for cell in cells)))
        if any(cell.note for cell in cells):
            columns.append(_texts(f"{heading}: pastaba", (cell.note for cell in cells)))
    notes = tuple("".join(run.text for run in note) for note in table.notes)
    return Grid(titled, tuple(_unlike(columns)), notes)


def _texts(heading: str, texts: Iterable[str]) -> Column:
    return Column(heading, tuple(map(Cell, texts)))


def _measures(cells: Iterable[Cell]) -> list[str]:
    return list(dict.fromkeys(cell.measure for cell in cells if cell.number is not None))


def _filled(rows: Sequence[TableRow], width: int) -> list[list[TableCell | None]]:
    """Rows in which a cell stands in each column and row that it spans."""
    lines: list[list[TableCell | None]] = [[None] * width for _ in rows]
    for number, line in enumerate(places(rows)):
        for column, cell in line:
            for below in range(number, min(number + cell.high, len(lines))):
                lines[below][column : column + cell.wide] = [cell] * cell.wide
    return lines


def _cell(cell: TableCell | None, records: Mapping[str, Mapping[str, Any]]) -> Cell:
    if cell is None:
        return Cell()
    # Below a number may stand what was published instead of it.
    above = takewhile(lambda run: run.kind != "break", cell.runs)
    numbers = [run for run in above if run.kind == "number"]
    if not numbers and any(run.kind == "missing" for run in cell.runs):
        return Cell(note=cell.text)
    if len(numbers) != 1 or numbers[0].id not in records:
        return Cell(cell.text)
    number = numbers[0]
    place = cell.runs.index(number)
    sides = (cell.runs[:place], cell.runs[place + 1 :])
    before, behind = ("".join(run.text for run in runs).strip() for runs in sides)
    if before not in _BEFORE:
        # A sentence with a number in it.
        return Cell(cell.text)
    return _of_record(records[number.id], number.text, " ".join(filter(None, (before, behind))))


def _of_record(record: Mapping[str, Any], printed: str, beside: str) -> Cell:
    number = _known(Fraction(record["number"]), record, printed)
    signed = any(sign in printed for sign in _MINUS) or _NOUGHT.fullmatch(printed)
    if number < 0 and not signed:
        # A word beside it says that it is less; a nought has lost its sign by rounding.
        number = -number
    digits = _DIGITS.search(printed)
    said = [beside]
    if record["status"] in _UNCERTAIN:
        lower, upper = (plain_number(Fraction(record[end])) for end in ("lower", "upper"))
        bounds = f", nuo {lower} iki {upper}" if lower != upper else ""
        said.append(STATUS_WORDS[record["status"]] + bounds)
    return Cell(
        number=number,
        digits=len(digits[1]) if digits else 0,
        note="; ".join(filter(None, said)),
        measure=measure_of(record),
    )


def _known(number: Fraction, record: Mapping[str, Any], printed: str) -> Fraction:
    """As much of a number as is known."""
    found = _PRINTED.search(printed)
    if record["lower"] == record["upper"] or not found:
        return number
    rounded = Fraction(found[0].replace("\u00a0", "").replace(",", "."))
    return -rounded if number < 0 else rounded


def measure_of(record: Mapping[str, Any]) -> str:
    """What a number of the ledger is measured in."""
    known = REGISTRY.get(record["indicator"])
    other = known.measure.change_name if known and record["kind"] == "change" else ""
    return other or record["measure"]


def _unlike(columns: Sequence[Column]) -> Iterator[Column]:
    """Columns that can be told by their headings: a spreadsheet's table demands it."""
    seen: dict[str, int] = {}
    for column in columns:
        key = column.heading.casefold()
        seen[key] = seen.get(key, 0) + 1
        again = f" ({seen[key]})" if seen[key] > 1 else ""
        yield Column(column.heading + again, column.cells)


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
