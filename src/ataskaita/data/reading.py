"""The cells of a CSV file as text, whatever spreadsheet has saved it.

Comma, semicolon or tab between cells; UTF-8, with or without a byte order mark; empty lines and
empty columns at the end, as spreadsheets leave them, are passed over. A cell is one line.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from ataskaita.data.findings import Finding

DELIMITERS = (",", ";", "\t")

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

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
        The line of each row; the header is line 1.
    columns : dict
        Name -> its cells, row by row; empty where something is wrong with the file as a whole.
    findings : list of Finding
        What is wrong.
    """

    file: str
    sha256: str = ""
    lines: list[int] = field(default_factory=list)
    columns: dict[str, list[str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

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
    """Read a file; every line that does not fit is noted.

    Parameters
    ----------
    path : Path
        Where it is.
    file : str
        What findings call it.
    """
    received = Received(file)
    try:
        body = path.read_bytes()
    except OSError as error:
        received.find(
            "FILE-06",
            f"The file cannot be read: {error.strerror}.",
            "Close it where it is open, or restore it.",
        )
        return received
    received.sha256 = hashlib.sha256(body).hexdigest()
    text = _decode(body, received)
    if text is None:
        return received
    rows = _split(text, received)
    if rows and rows[0][0] == 1:
        _fill(rows[0][1], rows[1:], received)
    elif rows and not received.findings:
        message = "The first line is empty; it must name the columns."
        received.find("FILE-02", message, "Write the column names into the first line.", 1)
    elif not received.findings:
        received.find("FILE-02", "The file is empty.", "Save the table again, with its header.")
    return received


def _decode(body: bytes, received: Received) -> str | None:
    fix = "In the spreadsheet choose Save as > CSV UTF-8."
    if body.startswith(_UTF16) or b"\0" in body:
        received.find("FILE-03", "The file is in UTF-16, not in UTF-8.", fix)
        return None
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Windows-1257 is the usual encoding of a Lithuanian office.
        line = len(body[: error.start + 1].splitlines())
        shown = body.splitlines()[line - 1].decode("cp1257", errors="replace").strip()[:60]
        message = "The file is not in UTF-8; its letters look like Windows-1257."
        received.find("FILE-03", message, fix, line, value=shown)
        return None


def _split(text: str, received: Received) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, each with its line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    delimiter = max(DELIMITERS, key=lines[0].count)
    reader = csv.reader([*lines, _END], delimiter=delimiter)
    unclosed = ("FILE-05", "A quotation mark is opened but not closed.", "Close it, or delete it.")
    rows, line = [], 1
    try:
        for row in reader:
            if reader.line_num > line and row[-1].endswith(_END):
                received.find(*unclosed, line)
            elif reader.line_num > line:
                received.find(
                    "FILE-05",
                    f"A cell goes on to line {reader.line_num}.",
                    "Write it on one line; if it should be, look for a quotation mark too many.",
                    line,
                )
            elif row != [_END] and any(cell.strip() for cell in row):
                rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error:
        # A cell without end: the reader gives up after 131 072 characters.
        received.find(*unclosed, line)
    return rows


def _fill(header: list[str], rows: list[tuple[int, list[str]]], received: Received) -> None:
    """Give each column its cells, unless the header or any row does not fit."""
    names = [name.strip() for name in header]
    while not names[-1]:
        names.pop()
    for name in dict.fromkeys(names):
        if not name:
            message = "A column between others has no name."
            received.find("COLUMN-04", message, "Name it, or delete it.", 1)
        elif (times := names.count(name)) > 1:
            message = f"The column `{name}` stands here {times} times."
            received.find("COLUMN-03", message, "Delete all but one.", 1, name)
    for line, row in rows:
        filled = max(place for place, cell in enumerate(row, 1) if cell.strip())
        if filled > len(names):
            fix = "Put text that holds the delimiter into quotation marks, and write decimals "
            fix += "with a point."
        elif len(row) < len(names):
            filled = len(row)
            fix = "Add what is missing; an empty cell still needs its delimiter."
        else:
            continue
        message = f"The row has {filled} cells, the header {len(names)}."
        received.find("FILE-04", message, fix, line)
    if not rows and not received.findings:
        message = "The file has a header but no rows."
        fix = "Fill in the rows, or delete the file if the table does not apply."
        received.find("FILE-02", message, fix)
    if not received.findings:
        received.lines = [line for line, _ in rows]
        received.columns = {name: [row[n] for _, row in rows] for n, name in enumerate(names)}
