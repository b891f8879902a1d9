"""How wide the columns of a table are set: numbers as they need, the rest of the page for words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ataskaita.tables.model import Table, TableCell, places, typeset

#: Signs of table text across the page: in the usual size, and in the two that let the table reach
#: into the margin.
PAGES = (97, 118, 130)
GAP = 2
#: The same where a table would not fit otherwise.
TIGHT = 1
SHORT = 14
#: Names of rows are read more than anything else in a table.
NAMES = 24
#: The longest word a column of words must hold in one piece.
WORD = 22
#: What a column of words is pressed to where a table is too wide; longer words are broken.
PRESSED = 8
#: A column of numbers gets no more room than this, however much there is.
NUMBERS = 18
#: Lines of one cell from which on a column is too narrow for what it says.
RIBBON = 7

#: What names of rows and other words are pressed to on a page that scrolls, before it does.
LEAST_NAME, LEAST_TEXT = 12, 18

_WORDS = re.compile(r"[\s\-–/]+")


@dataclass
class _Column:
    """What a column's longest word has, what it must have, would like at most and gets, in signs.

    Below its floor not even a broken word, or a number, has room.
    """

    number: bool
    word: float = 3
    least: float = 3
    floor: float = 3
    most: float = 3
    total: int = 0
    rows: int = 0
    width: float = 0

    @property
    def mean(self) -> float:
        return self.total / self.rows if self.rows else 0


class TooWide(Exception):
    """A table does not fit on a page, whatever its words are broken into."""


def widths(table: Table) -> tuple[list[float], int]:
    """Share out the page.

    Returns
    -------
    tuple of list of float and int
        The columns' shares, and which of the three sizes of text the table needs, from 1.

    Raises
    ------
    TooWide
        It does not fit on a page.
    """
    columns = _demands(table)
    # The template leaves twice as much room beside the last one.
    columns[-1].least += 1
    columns[-1].most += 1
    step, spare = _lay_out(columns)
    # Numbers give room to words that would run over lines; to a ribbon of them the margin does.
    if _runs_over(columns, 1):
        step, spare = _lay_out(columns, alike=False)
    while _runs_over(columns, RIBBON) and step < len(PAGES):
        step, spare = _lay_out(columns, step + 1, alike=False)
    shares = []
    for column in columns:
        room = max(0, NUMBERS - column.width) if column.number else spare
        shares.append(column.width + max(0, min(room, spare / len(columns))))
    return shares, step


def _lay_out(columns: list[_Column], first: int = 1, *, alike: bool = True) -> tuple[int, float]:
    """Give the columns their widths; the size of text, `first` or smaller, and what is left."""
    total = _press(columns, _start(columns, alike=alike))
    fitting = (n for n, room in enumerate(PAGES, start=1) if n >= first and total <= room)
    step = next(fitting, len(PAGES))
    return step, _share_out(columns, PAGES[step - 1] - total)


def _runs_over(columns: list[_Column], lines: int) -> bool:
    return any(not c.number and c.most > lines * c.width for c in columns)


def needed(table: Table) -> float:
    """Signs across that a table needs for no column of it to become one of single words."""
    total = 0.0
    for place, column in enumerate(_demands(table)):
        least = column.least - GAP
        if not column.number and column.most > SHORT:
            least = max(min(least, column.word), LEAST_NAME if place == 0 else LEAST_TEXT)
        total += least + GAP
    return total - GAP


def _demands(table: Table) -> list[_Column]:
    columns = [_Column(side != "left") for side in table.aligns]
    for line in places(table.head):
        for place, cell in line:
            if cell.wide == 1:
                column = columns[place]
                column.least = max(column.least, _longest_word(cell.text))
                column.word = column.least
                if column.number:
                    column.most = max(column.most, len(cell.text))
    for place, cell in table.cells():
        if cell.wide == 1:
            column = columns[place]
            length, badge = _measure(cell)
            whole = column.number or badge or length <= SHORT
            column.least = max(
                column.least, length if whole else min(_longest_word(cell.text), WORD)
            )
            column.word = max(column.word, min(_longest_word(cell.text), WORD))
            column.floor = max(column.floor, length if column.number or badge else PRESSED)
            column.most = max(column.most, length)
            column.total, column.rows = column.total + length, column.rows + 1
    for place, column in enumerate(columns):
        if place == 0:
            column.least = max(column.least, min(column.most, NAMES))
        column.floor = min(column.least, column.floor) + TIGHT
        column.least += GAP
        column.most = max(column.most + GAP, column.least)
    return columns


def _longest_word(text: str) -> int:
    return max((len(word) for word in _WORDS.split(text)), default=0)


def _measure(cell: TableCell) -> tuple[int, bool]:
    """Signs of a cell: a badge has a shape before its word, a mark is smaller than its number."""
    kinds = [run.kind for run in typeset(cell.runs)]
    badges = kinds.count("outcome")
    length = max(map(len, cell.lines))
    return length - 2 * kinds.count("mark") + 3 * badges, badges > 0


def _start(columns: list[_Column], *, alike: bool) -> float:
    """Where columns of numbers need about the same they get the same, if they may be `alike`."""
    needs = [column.least for column in columns if column.number]
    alike = alike and bool(needs) and max(needs) <= 2 * min(needs)
    for column in columns:
        column.width = max(needs) if column.number and alike else column.least
    return sum(column.width for column in columns)


def _press(columns: list[_Column], total: float) -> float:
    """Press columns of words, and headings, until the table fits on a page; gives its width."""
    while total > PAGES[-1]:
        widest = max(columns, key=lambda column: column.width - column.floor)
        if widest.width - widest.floor < 1:
            raise TooWide
        widest.width, total = widest.width - 1, total - 1
    return total


def signs(shares: list[float], step: int) -> list[int]:
    """How many signs of a word fit into a line of each column.

    Parameters
    ----------
    shares : list of float
        The columns' shares.
    step : int
        The size of text, as `widths` gives both.
    """
    return [int(share / sum(shares) * PAGES[step - 1] - GAP) for share in shares]


def _share_out(columns: list[_Column], spare: float) -> float:
    """Give words room sign by sign, first where cells run over the most lines; heads are last."""
    while spare >= 1:
        wanting = [column for column in columns if column.width < column.most]
        if not wanting:
            break
        words = [column for column in wanting if not column.number]
        neediest = max(words or wanting, key=lambda c: (c.mean if words else c.most) / c.width)
        neediest.width, spare = neediest.width + 1, spare - 1
    return spare
