"""The cells of a CSV file as text, whatever spreadsheet has saved it.

Comma, semicolon or tab between cells; UTF-8, with or without a byte order mark; empty lines and
empty columns at the end, as spreadsheets leave them, are passed over. A cell is one line.

A large file is read in pieces, of which only one is in memory at a time.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from ataskaita.data.blocks import Blocks
from ataskaita.data.encoding import first_foreign_line
from ataskaita.data.findings import Finding
from ataskaita.data.parsing import UNCLOSED, Header, misfits, parse, unclosed_quotation


@dataclass
class Cells:
    """What stands in a file.

    Parameters
    ----------
    path : Path
        Where it is.
    file : str
        What findings call it.

    Attributes
    ----------
    findings : list of Finding
        What is wrong with the file as a whole, as far as it has been read.
    broken : bool
        Whether what is wrong leaves no table.
    sha256 : str
        The checksum of its bytes, once all are read.
    """

    path: Path
    file: str
    findings: list[Finding] = field(default_factory=list, init=False)
    broken: bool = field(default=False, init=False)
    sha256: str = field(default="", init=False)

    def pieces(self, whole: Collection[str] = ()) -> Iterator[pd.DataFrame]:
        """Read the file, once.

        Parameters
        ----------
        whole : collection of str
            Columns that should hold whole numbers. Where all cells of a piece do, and most
            differ, it has them as numbers, which needs less time and memory than text.

        Yields
        ------
        DataFrame
            Categories of text, indexed by line: at least one piece, unless the file is broken.
            After what breaks it no more follow, but its other lines are still looked at.
        """
        blocks, header = Blocks(self.path), None
        before, rows = 0, 0
        try:
            for block in blocks:
                if foreign := first_foreign_line(block):
                    self._foreign_encoding(before, *foreign)
                    break
                header = header or self._header(block, blocks.delimiter)
                if header is None:
                    break
                piece = self._piece(block, header, before, whole)
                if piece is not None and (len(piece) or not before):
                    rows += len(piece)
                    yield piece
                before += block.count(b"\n")
        except OSError as error:
            self._break(
                "FILE-06",
                f"The file cannot be read: {error.strerror}.",
                "Close it where it is open, or restore it.",
            )
        self.sha256 = blocks.sha256
        if self.broken:
            return
        if header is None:
            self._empty()
        elif not rows:
            self.find(
                "FILE-02",
                "The file has a header but no rows.",
                "Fill in the rows, or delete the file if the table does not apply.",
            )

    def find(
        self,
        rule: str,
        message: str,
        fix: str,
        line: int | None = None,
        column: str = "",
        value: str = "",
    ) -> None:
        """Note something wrong with the table."""
        self.findings.append(Finding(self.file, line, column, value, rule, message, fix))

    def _break(
        self,
        rule: str,
        message: str,
        fix: str,
        line: int | None = None,
        column: str = "",
        value: str = "",
    ) -> None:
        self.broken = True
        self.find(rule, message, fix, line, column, value)

    def _empty(self) -> None:
        self._break("FILE-02", "The file is empty.", "Save the table again, with its header.")

    def _foreign_encoding(self, before: int, line: int | None, shown: str) -> None:
        fix = "In the spreadsheet choose Save as > CSV UTF-8."
        if line is None:
            self._break("FILE-03", "The file is in UTF-16, not in UTF-8.", fix)
        else:
            message = "The file is not in UTF-8; its letters look like Windows-1257."
            self._break("FILE-03", message, fix, before + line, value=shown)

    def _header(self, block: bytes, delimiter: str) -> Header | None:
        first = block.split(b"\n", 1)[0].decode("utf-8")
        cells = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]
        names = list(cells)
        while names and not names[-1]:
            names.pop()
        if names:
            self._name_once(names)
            return Header(tuple(names), len(cells), delimiter)
        if block.strip():
            self._break(
                "FILE-02",
                "The first line is empty; it must name the columns.",
                "Write the column names into the first line.",
                1,
            )
        else:
            self._empty()
        return None

    def _name_once(self, names: list[str]) -> None:
        for name in dict.fromkeys(names):
            if not name:
                message = "A column between others has no name."
                self._break("COLUMN-04", message, "Name it, or delete it.", 1)
            elif (times := names.count(name)) > 1:
                message = f"The column `{name}` stands here {times} times."
                self._break("COLUMN-03", message, "Delete all but one.", 1, name)

    def _piece(
        self, block: bytes, header: Header, before: int, whole: Collection[str]
    ) -> pd.DataFrame | None:
        """Parse a block, unless something in it or before it breaks the table."""
        width, wrong = misfits(block, header, before)
        for misfit in wrong:
            self._break(*misfit)
        if self.broken:
            return None
        try:
            return parse(block, header, width, before, whole)
        except pd.errors.ParserError:
            line = unclosed_quotation(block)
            self._break(*UNCLOSED, line and before + line)
            return None
