"""What the reader of cells passes over in silence: a second look into the XML of a workbook.

Errors, formulas that were never calculated, percentages, what nobody sees, and what is shown
otherwise than it is kept. How numbers and texts are shown stands in the styles, by their numbers.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from xlsxwriter.utility import xl_cell_to_rowcol, xl_col_to_name

#: Cells may lie so far, and no farther.
MOST_ROWS = 20_000
MOST_COLUMNS = 500

#: What a format adds to a number so that it reads as another one.
_ADDED = re.compile(r"\d|tūkst|mln")

#: What a format makes a number smaller by, a thousand times each: ``#,##0,``.
_SCALED = re.compile(r"[0#?],+(?![,0#?])")

#: From which brightness on a colour is pale.
_PALE = 8 * 0xD8

#: What stands in a format as it is.
_LITERAL = re.compile(r'"[^"]*"|\\.')


@dataclass
class Oddities:
    """Cells of a sheet that must not be taken as they are read, by (row, column) from 1.

    Parameters
    ----------
    errors : dict
        Cell -> the error that stands there, such as ``#REF!``.
    uncalculated : set
        Formulas without a result.
    percent : set
        Numbers shown as percentages: 5 % is 0.05 there.
    otherwise : set
        Cells that show something else than they hold: signs raised above the line or struck out,
        which count like all others, and digits that only the format adds.
    hidden : bool
        Nobody sees the sheet.
    hidden_rows, hidden_columns, unseen : set
        Rows that nobody sees, columns, by their letters, and cells, as ``B7``.
    merged, commented : list
        Ranges of cells that are merged, as ``B7:B9``, and cells with comments.
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: set[tuple[int, int]] = field(default_factory=set)
    percent: set[tuple[int, int]] = field(default_factory=set)
    otherwise: set[tuple[int, int]] = field(default_factory=set)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[str] = field(default_factory=set)
    unseen: set[str] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)
    commented: list[str] = field(default_factory=list)

    def hides(self, row: int, column: str) -> bool:
        """Whether nobody sees a cell."""
        away = row in self.hidden_rows or column in self.hidden_columns
        return self.hidden or away or f"{column}{row}" in self.unseen


@dataclass
class Styles:
    """Numbers of styles by what they make of a number, and of texts that are marked."""

    percent: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)
    unseen: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)


class TooFar(Exception):
    """A sheet holds more cells, or farther ones, than anybody fills in."""


def read_styles(package: zipfile.ZipFile, shown: Styles) -> None:
    """Note the cell styles that show a number as something else than it is."""
    percent, added, struck, nothing = {"9", "10"}, set(), set(), set()
    white: set[tuple[str, str]] = set()
    number = Counter[str]()
    for element in elements(package, "xl/styles.xml", "numFmt", "font", "fill", "xf"):
        name, parent = etree.QName(element).localname, element.getparent()
        within = "" if parent is None else etree.QName(parent).localname
        own = str(number[within])
        number[within] += 1
        if name == "numFmt":
            code, id = element.get("formatCode", ""), element.get("numFmtId", "")
            bare = _LITERAL.sub("", code)
            if "%" in bare:
                percent.add(id)
            if _SCALED.search(bare) or any(map(_ADDED.search, _LITERAL.findall(code))):
                added.add(id)
            if code and not code.strip("; "):
                nothing.add(id)
        elif within == "fonts":
            if _is_struck(element):
                struck.add(own)
            if _is_white(element.find("{*}color")):
                white.add(("fontId", own))
        elif within == "fills":
            solid = element.find("{*}patternFill[@patternType='solid']/{*}fgColor")
            if solid is None or _is_white(solid):
                white.add(("fillId", own))
        elif within == "cellXfs":
            if element.get("numFmtId") in percent:
                shown.percent.add(own)
            if element.get("numFmtId") in added:
                shown.added.add(own)
            if element.get("fontId") in struck:
                shown.struck.add(own)
            on_white = {(of, element.get(of, "0")) for of in ("fontId", "fillId")} <= white
            if on_white or element.get("numFmtId") in nothing:
                shown.unseen.add(own)


def _is_white(color: Any) -> bool:
    """Whether a colour is white, or so pale that nobody reads white on it."""
    if color is None:
        return False
    if color.get("theme") == "0" or color.get("indexed") in ("1", "9"):
        return not color.get("tint")
    found = re.fullmatch(r"(?:..)?(..)(..)(..)", color.get("rgb", "000000"))
    red, green, blue = (int(part, 16) for part in found.groups()) if found else (0, 0, 0)
    return 2 * red + 5 * green + blue > _PALE


def is_marked(text: Any) -> bool:
    """Whether a text has signs that are raised, lowered or struck out."""
    raised = any(found.get("val") != "baseline" for found in text.iter("{*}vertAlign"))
    return raised or any(map(_is_struck, text.iter("{*}rPr")))


def _is_struck(font: Any) -> bool:
    found = font.find("{*}strike")
    return found is not None and found.get("val", "1") not in ("0", "false")


def find_oddities(package: zipfile.ZipFile, part: str, shown: Styles, odd: Oddities) -> Oddities:
    """Look through the cells of a sheet; what is odd is added to what is known of it.

    Raises
    ------
    TooFar
        It holds too many cells, or some too far away.
    """
    number = 0
    for cell in elements(package, part, "c", "row", "col", "mergeCell"):
        if etree.QName(cell).localname == "mergeCell":
            odd.merged.append(cell.get("ref", ""))
        elif etree.QName(cell).localname != "c" and cell.get("hidden") in ("1", "true"):
            _hide(cell, odd)
        if etree.QName(cell).localname != "c":
            continue
        number += 1
        kind, style, reference = cell.get("t", "n"), cell.get("s"), cell.get("r", "")
        place = _place(reference)
        parts = {etree.QName(e).localname: e.text or "" for e in cell.iterchildren("*")}
        marked = kind == "inlineStr" and is_marked(cell)
        cell.clear()
        text = parts.get("v", "")
        content = bool(text) or "is" in parts
        far = place and (place[0] > MOST_ROWS or place[1] > MOST_COLUMNS)
        if number >= MOST_ROWS * 50 or (content and far):
            raise TooFar
        if place is None:
            continue
        if style in shown.unseen:
            odd.unseen.add(reference)
        if kind == "e":
            odd.errors[place] = text
        # An empty text is a result, too.
        elif not content and "f" in parts and kind != "str":
            odd.uncalculated.add(place)
        elif text and style in shown.percent and kind == "n":
            odd.percent.add(place)
        elif content and (
            (marked or style in shown.struck)
            or (kind == "s" and text in shown.texts)
            or (kind == "n" and style in shown.added)
        ):
            odd.otherwise.add(place)
    return odd


def _hide(element: Any, odd: Oddities) -> None:
    """Note a row, or columns, that nobody sees."""
    if etree.QName(element).localname == "row":
        odd.hidden_rows.add(int(element.get("r", 0)))
        return
    first, last = int(element.get("min", 1)), int(element.get("max", 1))
    # What is not used is often hidden as a whole.
    columns = range(first - 1, min(last, MOST_COLUMNS))
    odd.hidden_columns.update(xl_col_to_name(column) for column in columns)


def _place(reference: str) -> tuple[int, int] | None:
    if not re.fullmatch(r"[A-Z]{1,3}\d{1,7}", reference):
        return None
    row, column = xl_cell_to_rowcol(reference)
    return row + 1, column + 1


def elements(package: zipfile.ZipFile, part: str, *names: str) -> Iterator[Any]:
    """The elements of these names; entities are not resolved, nothing is fetched."""
    safely = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    tags = [f"{{*}}{name}" for name in names]
    with package.open(part) as stream:
        for _event, element in etree.iterparse(stream, tag=tags, **safely):
            yield element
