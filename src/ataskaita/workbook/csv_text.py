"""The text of a CSV file in which single cells are changed and all else stays as it is."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ataskaita.data.reading import DELIMITERS

_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")


@dataclass(eq=False)
class Line:
    """A line: what it says, the line end behind it, and the number it had when it was read."""

    text: str
    end: str
    before: int | None


class CsvText:
    """A CSV file as its lines; delimiter, encoding, quotes and line ends stay as they are.

    Parameters
    ----------
    body : bytes
        The file; `ataskaita.data.reading.read_csv` finds nothing wrong with it.
    """

    def __init__(self, body: bytes) -> None:
        self._mark, self._encoding = b"", "utf-8"
        for mark, encoding in _ENCODINGS:
            if body.startswith(mark):
                self._mark, self._encoding = mark, encoding
        text = body[len(self._mark) :].decode(self._encoding)
        pairs = [match.groups() for match in _LINE.finditer(text) if match.group()]
        self._lines = [Line(line, end, n) for n, (line, end) in enumerate(pairs, 1)]
        self._top = 1 if pairs and pairs[0][0].lower().startswith("sep=") else 0
        given = pairs[0][0][4:5] if self._top else ""
        header = self._lines[self._top].text
        self._delimiter = given or max(DELIMITERS, key=header.count)
        self._names = [_plain(cell).strip() for cell in self._cells(header)]
        self._end = next((line.end for line in self._lines if line.end), "\n")

    @classmethod
    def new(cls, names: Sequence[str]) -> CsvText:
        """A file with nothing but a header."""
        return cls((",".join(names) + "\n").encode())

    @property
    def columns(self) -> tuple[str, ...]:
        """The names in the header."""
        return tuple(name for name in self._names if name)

    def set(self, line: int, column: str, text: str) -> None:
        """Write into a cell of a line as it was numbered when read."""
        there, place = self.line(line), self._names.index(column)
        cells = self._cells(there.text)
        cells[place] = self._written(text, cells[place])
        there.text = self._delimiter.join(cells)

    def add_column(self, name: str) -> None:
        """Add a column behind the others; its cells are empty."""
        place = len(self.columns)
        header, *rows = self._lines[self._top :]
        for line in (header, *(row for row in rows if row.text.strip())):
            cells = self._cells(line.text)
            cells.insert(place, name if line is header else "")
            line.text = self._delimiter.join(cells)
        self._names.insert(place, name)

    def add_row(self, cells: Mapping[str, str], behind: Line | None = None) -> Line:
        """Add a row behind a line or, when left out, behind all that hold anything."""
        text = self._delimiter.join(
            self._written(cells.get(name, ""), "") if name else "" for name in self._names
        )
        if behind is None:
            behind = [line for line in self._lines if line.text.strip()][-1]
        place = self._lines.index(behind) + 1
        line = Line(text, behind.end, None)
        behind.end = behind.end or self._end
        self._lines.insert(place, line)
        return line

    def remove(self, line: Line) -> None:
        """Take out a line."""
        self._lines.remove(line)

    def row(self, number: int) -> dict[str, str]:
        """What stands in a line as it is numbered now: column -> cell."""
        cells = self._cells(self._lines[number - 1].text)
        return {name: _plain(cell) for name, cell in zip(self._names, cells, strict=False) if name}

    def has(self, line: Line) -> bool:
        """Whether a line is still there."""
        return line in self._lines

    def line(self, number: int) -> Line:
        """The line that had a number when it was read."""
        return next(line for line in self._lines if line.before == number)

    def number_of(self, line: Line) -> int:
        """The number of a line as of now."""
        return self._lines.index(line) + 1

    def number_before(self, number: int) -> int | None:
        """The number that a line had when it was read; None where it is new."""
        return self._lines[number - 1].before if number <= len(self._lines) else None

    def number(self, column: str, text: str) -> str:
        """Write a number with the decimal mark of the others of its column.

        Parameters
        ----------
        column, text : str
            The number has a decimal point, if any.
        """
        place, rows = self._names.index(column), self._lines[self._top + 1 :]
        cells = [self._cells(line.text)[place] for line in rows if line.text.strip()]
        others = [other for other in (_plain(cell).strip() for cell in cells) if other]
        whole, _, decimals = text.partition(".")
        comma = any("," in other for other in others) or (self._delimiter == ";" and not others)
        return f"{whole}{',' if comma else '.'}{decimals}" if decimals else whole

    def encode(self) -> bytes:
        """The file."""
        text = "".join(line.text + line.end for line in self._lines)
        return self._mark + text.encode(self._encoding)

    def _cells(self, line: str) -> list[str]:
        """The cells of a line as they are written, with any quotation marks."""
        mark = re.escape(self._delimiter)
        return re.findall(rf'(?:^|{mark})((?:"(?:[^"]|"")*")?[^{mark}]*)', line)

    def _written(self, text: str, old: str) -> str:
        needs = any(mark in text for mark in (self._delimiter, '"')) or text != text.strip()
        if needs or (text and old.startswith('"')):
            doubled = text.replace('"', '""')
            return f'"{doubled}"'
        return text


def _plain(cell: str) -> str:
    if len(cell) > 1 and cell.startswith('"') and cell.endswith('"'):
        return cell[1:-1].replace('""', '"')
    return cell
