"""The cells of a CSV file as text, whatever spreadsheet has saved it.

Comma, semicolon or tab between cells, or what a first line ``sep=;`` says; UTF-8, or UTF-16 that
says so by a byte order mark; empty lines and empty columns at the end, as spreadsheets leave them,
are passed over. A cell is one line. Windows-1257 is refused: it could only be guessed.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ataskaita.data.findings import Finding
from ataskaita.data.mojibake import damage
from ataskaita.text_file import WrongEncoding, decode
from ataskaita.translation import _, ngettext

DELIMITERS = (",", ";", "\t")

# What Excel takes for the delimiter, whatever the country.
_SEP = re.compile(r'"?sep=(.)"?[,;\t]*', re.IGNORECASE)

# Put behind the last line, where it stands alone unless a quotation is still open.
_END = "\x1e"


@dataclass
class Received:
    """What stands in a file.

    Parameters
    ----------
    file : str
        What findings call it.
    sha256 : str
        The checksum of its bytes.
    lines : list of int
        The line of each row.
    columns : dict
        Name -> its cells, row by row; empty where something is wrong with the file as a whole.
    only_header : bool
        Whether there is a sound header and nothing below it, which is a finding, too.
    findings : list of Finding
        What is wrong.
    header : int
        The line that names the columns.
    delimiter : str
        What stands between cells.
    """

    file: str
    sha256: str = ""
    lines: list[int] = field(default_factory=list)
    columns: dict[str, list[str]] = field(default_factory=dict)
    only_header: bool = False
    findings: list[Finding] = field(default_factory=list)
    header: int = 1
    delimiter: str = ","

    def find(
        self,
        rule: str,
        message: str,
        fix: str,
        line: int | None = None,
        column: str = "",
        value: str = "",
    ) -> None:
        """Note something wrong."""
        self.findings.append(Finding(self.file, line, column, value, rule, message, fix))


def read_csv(path: Path, file: str) -> Received:
    """Read a file; every line that does not fit is noted."""
    received = Received(file)
    try:
        body = path.read_bytes()
    except OSError as error:
        message = _("The file cannot be read: {problem}.").format(problem=error.strerror)
        received.find("FILE-06", message, _("Close it where it is open, or restore it."))
        return received
    received.sha256 = hashlib.sha256(body).hexdigest()
    try:
        text = decode(body, utf16=True)
    except WrongEncoding as wrong:
        fix = _("In Excel choose File > Save As > CSV UTF-8 (Comma delimited).")
        received.find("FILE-03", wrong.message, fix, wrong.line, value=wrong.shown)
        return received
    rows = _split(text, received)
    if rows and rows[0][0] == received.header:
        _fill(rows[0][1], rows[1:], received)
    elif rows and not received.findings:
        message = _("The first line is empty; it must name the columns.")
        fix = _("Write the column names into the first line.")
        received.find("FILE-02", message, fix, received.header)
    elif not received.findings:
        message, fix = _("The file is empty."), _("Save the table again, with its header.")
        received.find("FILE-02", message, fix)
    return received


def _split(text: str, received: Received) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, each with its line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if said := _SEP.fullmatch(lines[0].strip()):
        # The line stays in its place, so that lines are counted as an editor counts them.
        received.header, received.delimiter, lines[0] = 2, said[1], ""
    else:
        received.delimiter = _delimiter(lines)
    reader = csv.reader([*lines, _END], delimiter=received.delimiter)
    unclosed = _("A quotation mark is opened but not closed."), _("Close it, or delete it.")
    too_many = _("Write it on one line; if it should be, look for a quotation mark too many.")
    rows, line = [], 1
    try:
        for row in reader:
            if reader.line_num > line and row[-1].endswith(_END):
                received.find("FILE-05", *unclosed, line)
            elif reader.line_num > line:
                message = _("A cell goes on to line {line}.").format(line=reader.line_num)
                received.find("FILE-05", message, too_many, line)
            elif row != [_END] and any(cell.strip() for cell in row):
                rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error:
        # A cell without end: the reader gives up after 131 072 characters.
        received.find("FILE-05", *unclosed, line)
    return rows


def _fill(header: list[str], rows: list[tuple[int, list[str]]], received: Received) -> None:
    """Give each column its cells, unless the header or any row does not fit."""
    names = [name.strip() for name in header]
    while not names[-1]:
        names.pop()
    if len(names) == 1 and rows and all(any(row[1:]) for _line, row in rows):
        message = _("The first line does not name the columns.")
        fix = _("Delete what stands above their names.")
        received.find("FILE-02", message, fix, received.header, value=names[0])
        return
    for name in dict.fromkeys(names):
        if not name:
            message, fix = _("A column between others has no name."), _("Name it, or delete it.")
            received.find("COLUMN-04", message, fix, received.header)
        elif (times := names.count(name)) > 1:
            message = ngettext(
                "The column `{column}` stands here {number} time.",
                "The column `{column}` stands here {number} times.",
                times,
            )
            message, fix = message.format(column=name), _("Delete all but one.")
            received.find("COLUMN-03", message, fix, received.header, name)
    for line, row in rows:
        filled = max(place for place, cell in enumerate(row, 1) if cell.strip())
        if filled > len(names):
            fix = _too_many(received.delimiter)
        elif len(row) < len(names):
            filled = len(row)
            fix = _("Add what is missing; an empty cell still needs its delimiter.")
        else:
            continue
        message = _("The row and the header differ in their number of cells: {row} and {header}.")
        received.find("FILE-04", message.format(row=filled, header=len(names)), fix, line)
    if not rows and not received.findings:
        received.find("FILE-02", _("The file has a header but no rows."), _("Fill in the rows."))
        received.only_header = True
    if not received.findings:
        received.lines = [line for line, _row in rows]
        received.columns = {name: [row[n] for _line, row in rows] for n, name in enumerate(names)}
    for name, cells in received.columns.items():
        for line, cell in zip(received.lines, cells, strict=True):
            message, fix = damage(cell)
            if message:
                received.find("CELL-10", message, fix, line, name, cell.strip())


def _delimiter(lines: Sequence[str]) -> str:
    """What parts the cells: the first lines all have as many of it, or the first has most.

    A heading may hold a comma.
    """
    beginning = [line for line in lines[:3] if line.strip()]

    def likely(one: str) -> tuple[bool, int, bool]:
        count = lines[0].count(one)
        alike = count > 0 and all(line.count(one) == count for line in beginning)
        return alike, count, count > 0 and one != ","

    return max(DELIMITERS, key=likely)


def _too_many(delimiter: str) -> str:
    if delimiter == ",":
        return _(
            "Commas part the cells of this file: write decimals with a point, and put a text that "
            "holds a comma into quotation marks."
        )
    return _("Put a text that holds the delimiter into quotation marks.")
