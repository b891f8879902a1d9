"""A table read from HTML: which cell stands where, and which columns are numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.html
from lxml.html import HtmlElement

from ataskaita.lithuanian.typography import hold_together

#: A number may be written with these signs; [e] and [x] are the marks of official statistics.
_NUMBER = re.compile(r"(?:\[[ex]\]|proc\.|p\.|Eur|[\d\s.,:/+\-%()\u00a0\u202f−–—…€])*")
_SAYS_NUMBER = re.compile(r"\d|\[x\]")
_SIDE = re.compile(r"text-align:\s*(left|right|center)")
_SPACE = re.compile(r"[ \t\r\n]+")
_BOLD = re.compile(r"font-weight:\s*bold")


@dataclass(slots=True)
class Cell:
    """A cell and its place.

    Parameters
    ----------
    element : HtmlElement
        Its contents are the element's.
    text : str
        What it says.
    column, wide, high : int
        The column it begins in, counted from 0, and how many columns and rows it spans.
    """

    element: HtmlElement
    text: str
    column: int
    wide: int
    high: int

    @property
    def names_row(self) -> bool:
        """It is the heading of its row."""
        return self.element.tag == "th"

    @property
    def side(self) -> str:
        """The side its text is said to stand at; empty where nothing is said."""
        found = _SIDE.search(self.element.get("style", ""))
        return found[1] if found else ""

    @property
    def bold(self) -> bool:
        """It is said to be bold."""
        return bool(_BOLD.search(self.element.get("style", "")))


@dataclass
class Grid:
    """A table.

    Parameters
    ----------
    head, body : list of list of Cell
        Its rows.
    notes : list of HtmlElement
        What stands in its foot.
    sides : list of str
        Where the text of each column stands: ``left``, ``right`` or ``center``.
    """

    head: list[list[Cell]]
    body: list[list[Cell]]
    notes: list[HtmlElement]
    sides: list[str] = field(default_factory=list)

    @property
    def cells(self) -> Iterator[Cell]:
        """The cells below the headings."""
        return (cell for row in self.body for cell in row)


def read_grid(html: str) -> Grid:
    """Read a table.

    Parameters
    ----------
    html : str
        HTML with one ``table`` element.
    """
    table = next(lxml.html.fromstring(f"<div>{html}</div>").iter("table"))
    _join_marks(table)
    _hold_texts(table)
    body = table.xpath("./tbody/tr | ./tr")
    head = table.xpath("./thead/tr")
    grid = Grid(_place(head), _place(body), table.xpath("./tfoot/tr/*"))
    grid.sides = _sides(grid)
    return grid


def is_number(text: str) -> bool:
    """Whether a cell says a number, or that there is none."""
    return _NUMBER.fullmatch(text) is not None


def _join_marks(table: HtmlElement) -> None:
    """Make marks that follow each other one: beside a number they would hang over each other."""
    for mark in list(table.iter("sup")):
        before = mark.getprevious()
        if before is not None and before.tag == "sup" and not before.tail:
            before.text = before.text_content() + mark.text_content()
            before.tail = mark.tail
            for child in before:
                before.remove(child)
            mark.getparent().remove(mark)


def _hold_texts(root: HtmlElement) -> None:
    """Bind what must stay on one line, in all texts but the numbers: those are as they are."""
    before = ""
    for text in root.xpath(".//text()"):
        held = hold_together(text, before)
        before = text[-1:]
        parent = text.getparent()
        if held != text and not (text.is_text and parent.get("class") == "v"):
            setattr(parent, "text" if text.is_text else "tail", held)


def _place(rows: list[HtmlElement]) -> list[list[Cell]]:
    taken: dict[int, int] = {}
    placed = []
    for row in rows:
        column, cells = 0, []
        for element in row.iterchildren("td", "th"):
            while taken.get(column, 0):
                taken[column] -= 1
                column += 1
            wide, high = int(element.get("colspan", 1)), int(element.get("rowspan", 1))
            text = _SPACE.sub(" ", element.text_content()).strip(" ")
            cells.append(Cell(element, text, column, wide, high))
            for spanned in range(column, column + wide):
                if high > 1:
                    taken[spanned] = high - 1
            column += wide
        for later in [number for number, left in taken.items() if number >= column and left]:
            taken[later] -= 1
        placed.append(cells)
    return placed


def _sides(grid: Grid) -> list[str]:
    count = max(
        (cell.column + cell.wide for row in (*grid.head, *grid.body) for cell in row), default=0
    )
    said = [""] * count
    seen, words = [False] * count, [False] * count
    for cell in grid.cells:
        said[cell.column] = said[cell.column] or cell.side
        if cell.text:
            seen[cell.column] |= bool(_SAYS_NUMBER.search(cell.text))
            words[cell.column] |= not is_number(cell.text)
    return [
        said[n] or ("left" if n == 0 or not seen[n] or words[n] else "right") for n in range(count)
    ]
