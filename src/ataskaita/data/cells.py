"""The cells of a CSV file as text, whatever spreadsheet has saved it.

Comma, semicolon or tab between cells; UTF-8, with or without a byte order mark; empty lines and
empty columns at the end, as spreadsheets leave them, are passed over. A cell is one line.
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from ataskaita.data.encoding import BOM, first_foreign_line
from ataskaita.data.findings import Finding

DELIMITERS = (",", ";", "\t")
# Rows parsed at a time; a piece of text cells is some twenty times larger than its bytes.
_PIECE = 500_000


@dataclass
class Cells:
    """What stands in a file.

    Parameters
    ----------
    file : str
        The file, from the project's root.
    sha256 : str
        The checksum of its bytes.
    frame : DataFrame or None
        Categories of text, indexed by line number; None where the file cannot be read.
    findings : list of Finding
        What is wrong with the file as a whole.
    """

    file: str
    sha256: str = ""
    frame: pd.DataFrame | None = None
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


def read_cells(path: Path, file: str) -> Cells:
    """Read a file into text cells.

    Parameters
    ----------
    path : Path
        Where it is.
    file : str
        What findings call it.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        cells = Cells(file)
        cells.find(
            "FILE-06",
            f"The file cannot be read: {error.strerror}.",
            "Close it where it is open, or restore it.",
        )
        return cells
    cells = Cells(file, hashlib.sha256(data).hexdigest())
    body = data.removeprefix(BOM)
    if not body.strip():
        cells.find("FILE-02", "The file is empty.", "Save the table again, with its header.")
    elif foreign := first_foreign_line(body):
        _foreign_encoding(cells, *foreign)
    else:
        _parse(cells, body)
    return cells


def _foreign_encoding(cells: Cells, line: int | None, shown: str) -> None:
    fix = "In the spreadsheet choose Save as > CSV UTF-8."
    if line is None:
        cells.find("FILE-03", "The file is in UTF-16, not in UTF-8.", fix)
    else:
        message = "The file is not in UTF-8; its letters look like Windows-1257."
        cells.find("FILE-03", message, fix, line, value=shown)


def _parse(cells: Cells, body: bytes) -> None:
    if b"\r" in body:
        body = body.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    first = body.split(b"\n", 1)[0].decode("utf-8")
    delimiter = max(DELIMITERS, key=first.count)
    header = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]
    names = list(header)
    while names and not names[-1]:
        names.pop()
    if not names:
        cells.find(
            "FILE-02",
            "The first line is empty; it must name the columns.",
            "Write the column names into the first line.",
            1,
        )
        return
    width = len(header)
    if not _is_regular(body, delimiter, width):
        width = _width_of_rows(cells, body, delimiter, width)
    if _header_is_sound(cells, names) and not cells.findings:
        try:
            cells.frame = _frame(body, delimiter, names, width)
        except pd.errors.ParserError:
            _unclosed_quotation(cells, body)
            return
        if cells.frame.empty:
            cells.find(
                "FILE-02",
                "The file has a header but no rows.",
                "Fill in the rows, or delete the file if the table does not apply.",
            )


def _frame(body: bytes, delimiter: str, names: list[str], width: int) -> pd.DataFrame:
    """Parse in pieces, keeping each different text of a column once.

    Pandas would read numbers into categories of numbers; text is wanted as it stands.
    """
    spare = [f"\0{number}" for number in range(width - len(names))]
    pieces = pd.read_csv(
        io.BytesIO(body),
        sep=delimiter,
        header=None,
        skiprows=1,
        names=[*names, *spare],
        usecols=names,
        dtype=object,
        na_filter=False,
        skip_blank_lines=False,
        index_col=False,
        encoding="utf-8",
        engine="c",
        chunksize=_PIECE,
    )
    columns: dict[str, list[pd.Categorical]] = {name: [] for name in names}
    for piece in pieces:
        for name in names:
            codes, texts = pd.factorize(piece[name].to_numpy())
            columns[name].append(pd.Categorical.from_codes(codes, categories=texts))
    whole = {
        name: found[0] if len(found) == 1 else union_categoricals(found)
        for name, found in columns.items()
        if found
    }
    frame = pd.DataFrame(whole, columns=names)
    frame.index = pd.RangeIndex(2, len(frame) + 2, name="line")
    filled = _filled(frame)
    return frame if filled.all() else frame.loc[filled]


def _unclosed_quotation(cells: Cells, body: bytes) -> None:
    odd = (number for number, line in enumerate(body.split(b"\n"), 1) if line.count(b'"') % 2)
    message = "A quotation mark is opened but not closed."
    cells.find("FILE-05", message, "Close it, or delete it.", next(odd, None))


def _header_is_sound(cells: Cells, names: list[str]) -> bool:
    for name in dict.fromkeys(names):
        if not name:
            cells.find(
                "COLUMN-04", "A column between others has no name.", "Name it, or delete it.", 1
            )
        elif names.count(name) > 1:
            cells.find(
                "COLUMN-03",
                f"The column `{name}` stands here {names.count(name)} times.",
                "Delete all but one.",
                1,
                name,
            )
    return not cells.findings


def _filled(frame: pd.DataFrame) -> np.ndarray:
    """Which rows hold anything at all."""
    filled = np.zeros(len(frame), dtype=bool)
    for name in frame.columns:
        column = frame[name].array
        has_text = np.array([bool(text.strip()) for text in column.categories] + [False])
        filled |= has_text[column.codes]
    return filled


def _is_regular(body: bytes, delimiter: str, width: int) -> bool:
    """Whether counting alone shows that every row has as many cells as the header."""
    if b'"' in body:
        return False
    lines = body.count(b"\n") + (not body.endswith(b"\n"))
    return body.count(delimiter.encode()) == lines * (width - 1)


def _width_of_rows(cells: Cells, body: bytes, delimiter: str, width: int) -> int:
    """Go through the rows one by one; note those that do not fit; give the widest one's width."""
    widest = width
    reader = csv.reader(io.StringIO(body.decode("utf-8"), newline=""), delimiter=delimiter)
    line = 0
    for row in reader:
        line, last = line + 1, line
        filled = len(row)
        while filled and not row[filled - 1].strip():
            filled -= 1
        if reader.line_num > last + 1:
            cells.find(
                "FILE-05",
                f"A cell goes on to line {reader.line_num}.",
                "Write it on one line; if it should be, look for a quotation mark too many.",
                line,
            )
        elif filled > width:
            cells.find(
                "FILE-04",
                f"The row has {filled} cells, the header {width}.",
                "Put text that holds the delimiter into quotation marks, and write "
                "decimals with a point.",
                line,
            )
        elif filled and len(row) < width:
            cells.find(
                "FILE-04",
                f"The row has {len(row)} cells, the header {width}.",
                "Add what is missing; an empty cell still needs its delimiter.",
                line,
            )
        line, widest = reader.line_num, max(widest, len(row))
    return widest
