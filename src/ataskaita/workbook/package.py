"""What an .xlsx file is made of, looked at before anything reads it: bounded, and sound.

A workbook comes by mail. It is a zip of XML files; both can be made to grow without end when they
are read, so that sizes are looked at first. What the reader of cells passes over in silence is
looked for here as well: errors, formulas that were never calculated, percentages, what is shown
otherwise than it is kept.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree
from xlsxwriter.utility import xl_cell_to_rowcol, xl_col_to_name

from ataskaita.errors import UserError
from ataskaita.translation import _

#: The most that a workbook to be filled in by hand can be, with much to spare.
LARGEST_FILE = 20 * 2**20
LARGEST_UNPACKED = 200 * 2**20
MOST_ENTRIES = 2000
#: Sheets of repeated cells are packed well, but not as well as this.
LARGEST_RATIO = 200
MOST_SHEETS = 200
MOST_ROWS = 20_000
MOST_COLUMNS = 500

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTENT = "[Content_Types].xml"

#: What comes of a file that is no zip, or whose parts are no XML; RuntimeError of an encrypted one.
_DAMAGED = (
    *(zipfile.BadZipFile, zipfile.zlib.error, etree.XMLSyntaxError),
    *(KeyError, ValueError, EOFError, RuntimeError),
)

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
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: set[tuple[int, int]] = field(default_factory=set)
    percent: set[tuple[int, int]] = field(default_factory=set)
    otherwise: set[tuple[int, int]] = field(default_factory=set)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[str] = field(default_factory=set)
    unseen: set[str] = field(default_factory=set)

    def hides(self, row: int, column: str) -> bool:
        """Whether nobody sees a cell."""
        away = row in self.hidden_rows or column in self.hidden_columns
        return self.hidden or away or f"{column}{row}" in self.unseen


@dataclass
class _Shown:
    """Numbers of styles by what they make of a number, and of texts that are marked."""

    percent: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)
    unseen: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)


def look(path: Path) -> dict[str, Oddities]:
    """Look at a file before it is read.

    Returns
    -------
    dict
        The name of each sheet -> what is odd in it.

    Raises
    ------
    UserError
        It is no workbook that can be read, or far larger than one can be.
    """
    if not path.is_file():
        message = _("{file} does not exist.").format(file=path)
        raise UserError(message, _("Check the name and the folder."))
    if path.stat().st_size > LARGEST_FILE:
        raise _too_large(path)
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(_OLE):
        message = _("{file} is locked by a password, or is an old .xls workbook.")
        fix = _(
            "Open it in Excel, take the password off (File > Info > Protect Workbook) and save it "
            "as an Excel workbook (.xlsx)."
        )
        raise UserError(message.format(file=path.name), fix)
    try:
        with zipfile.ZipFile(path) as package:
            return _look_inside(path, package)
    except _DAMAGED as error:
        raise damaged(path) from error


def has_comments(path: Path) -> bool:
    """Whether somebody has written comments on cells, which the reader of cells passes over."""
    with zipfile.ZipFile(path) as package:
        return any("comments" in name.lower() for name in package.namelist())


def damaged(path: Path) -> UserError:
    """Say that a file is not a workbook, or is broken."""
    fix = _("Open it in Excel and save it as an Excel workbook (.xlsx), or ask for it again.")
    return UserError(
        _("{file} is damaged, or is not an Excel workbook.").format(file=path.name), fix
    )


def _too_large(path: Path) -> UserError:
    message = _("{file} is much larger than a workbook of this report can be.")
    fix = _("Write a new workbook with `ataskaita workbook` and copy the figures into it.")
    return UserError(message.format(file=path.name), fix)


def _look_inside(path: Path, package: zipfile.ZipFile) -> dict[str, Oddities]:
    entries = package.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    swells = unpacked > 2**20 and unpacked / packed > LARGEST_RATIO
    if len(entries) > MOST_ENTRIES or unpacked > LARGEST_UNPACKED or swells:
        raise _too_large(path)
    names = {entry.filename for entry in entries}
    if "xl/vbaProject.bin" in names:
        message = _("{file} holds macros.").format(file=path.name)
        raise UserError(message, _("Save it as an Excel workbook without macros (.xlsx)."))
    if "content.xml" in names or _CONTENT not in names or "xl/workbook.xml" not in names:
        raise damaged(path)
    # Also compares what was said of sizes with what is there.
    if package.testzip() or any(_has_a_doctype(package, entry) for entry in entries):
        raise damaged(path)
    shown = _Shown()
    if "xl/styles.xml" in names:
        _read_styles(package, shown)
    if "xl/sharedStrings.xml" in names:
        for number, text in enumerate(_elements(package, "xl/sharedStrings.xml", "si")):
            if _is_marked(text):
                shown.texts.add(str(number))
            text.clear()
    sheets = _sheets(package)
    if len(sheets) > MOST_SHEETS:
        raise _too_large(path)
    return {
        name: _oddities(path, package, part, shown, Oddities(hidden=hidden))
        for name, (part, hidden) in sheets.items()
        if part in names
    }


def _has_a_doctype(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a part declares entities: no spreadsheet does, and they can grow without end."""
    with package.open(entry) as stream:
        return b"<!DOCTYPE" in stream.read(4096)


def _sheets(package: zipfile.ZipFile) -> dict[str, tuple[str, bool]]:
    """The name of each sheet -> its part of the package, and whether it is hidden."""
    parts = {
        relation.get("Id"): relation.get("Target", "")
        for relation in _elements(package, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    sheets = {}
    for sheet in _elements(package, "xl/workbook.xml", "sheet"):
        id = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        target = parts.get(id, "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        hidden = sheet.get("state", "visible") != "visible"
        sheets[sheet.get("name", "")] = posixpath.normpath(part), hidden
    return sheets


def _read_styles(package: zipfile.ZipFile, shown: _Shown) -> None:
    """Note the cell styles that show a number as something else than it is."""
    percent, added, struck, nothing = {"9", "10"}, set(), set(), set()
    white: set[tuple[str, str]] = set()
    number = Counter[str]()
    for element in _elements(package, "xl/styles.xml", "numFmt", "font", "fill", "xf"):
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


def _is_marked(text: Any) -> bool:
    """Whether a text has signs that are raised, lowered or struck out."""
    raised = any(found.get("val") != "baseline" for found in text.iter("{*}vertAlign"))
    return raised or any(map(_is_struck, text.iter("{*}rPr")))


def _is_struck(font: Any) -> bool:
    found = font.find("{*}strike")
    return found is not None and found.get("val", "1") not in ("0", "false")


def _oddities(
    path: Path, package: zipfile.ZipFile, part: str, shown: _Shown, odd: Oddities
) -> Oddities:
    number = 0
    for cell in _elements(package, part, "c", "row", "col"):
        if etree.QName(cell).localname != "c":
            if cell.get("hidden") in ("1", "true"):
                _hide(cell, odd)
            continue
        number += 1
        kind, style, reference = cell.get("t", "n"), cell.get("s"), cell.get("r", "")
        place = _place(reference)
        parts = {etree.QName(e).localname: e.text or "" for e in cell.iterchildren("*")}
        marked = kind == "inlineStr" and _is_marked(cell)
        cell.clear()
        text = parts.get("v", "")
        content = bool(text) or "is" in parts
        far = place and (place[0] > MOST_ROWS or place[1] > MOST_COLUMNS)
        if number >= MOST_ROWS * 50 or (content and far):
            raise _too_large(path)
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


def _elements(package: zipfile.ZipFile, part: str, *names: str) -> Iterator[Any]:
    """The elements of these names; entities are not resolved, nothing is fetched."""
    safely = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    tags = [f"{{*}}{name}" for name in names]
    with package.open(part) as stream:
        for _event, element in etree.iterparse(stream, tag=tags, **safely):
            yield element
