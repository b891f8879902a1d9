"""What Word needs and pandoc does not write: its own styles, widths of columns, pictures.

Works on the parts of the document, each an XML file in a zip.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from ataskaita.programs import pandoc
from ataskaita.render.embedded.resources import TEMPLATES
from ataskaita.render.embedded.word_pictures import DOCUMENT, add_pictures, change
from ataskaita.text_file import write_whole

LANGUAGE = "lt-LT"

#: The text of an A4 page between margins of 2.5 cm, in twentieths of a point.
_PAGE = {"w": "11906", "h": "16838"}
_MARGIN = "1418"
_TEXT = 11906 - 2 * 1418

#: Columns from which a table is set in smaller type, with less room between them.
_MANY = 8

#: Letters of a cell that weigh in on the width of its column: of few columns, and of many.
_LETTERS, _FEW_LETTERS = 36, 16

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = {"w": _W}

#: How deep the field of the contents goes.
_DEPTH = re.compile(r'\\o "1-(\d)"')

_STYLES, _SETTINGS = "word/styles.xml", "word/settings.xml"
_NUMBERS = "word/numbering.xml"


def finish(path: Path, folder: Path) -> None:
    """Finish a document that pandoc has written.

    Parameters
    ----------
    path : Path
        The document; written over.
    folder : Path
        A folder for what is made on the way.
    """
    parts = _read(path)
    bullets = set(_bullets(etree.fromstring(parts[_NUMBERS])))
    change(parts, _STYLES, _style)
    change(parts, _SETTINGS, _set)
    change(parts, DOCUMENT, lambda tree: _lay_out(tree, bullets))
    add_pictures(parts, folder)
    _write(path, parts)


def write_reference(path: Path) -> None:
    """Write a document of which pandoc takes paper and language.

    Parameters
    ----------
    path : Path
        The file to write.
    """
    pandoc("", f"--output={path.resolve()}", "--print-default-data-file=reference.docx")
    parts = _read(path)
    change(parts, _STYLES, _set_language)
    change(parts, _SETTINGS, _set)
    change(parts, DOCUMENT, _set_paper)
    _write(path, parts)


def _read(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def _write(path: Path, parts: dict[str, bytes]) -> None:
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            # Without the time of the day: the same report is the same bytes.
            archive.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
    write_whole(path, memory.getvalue())


# ---- Styles --------------------------------------------------------------------------------------


def _set_language(styles: Any) -> None:
    for language in styles.iter(_q("lang")):
        language.set(_q("val"), LANGUAGE)


def _style(styles: Any) -> None:
    _set_language(styles)
    for size in styles.findall("w:docDefaults//w:sz", _NAMES):
        size.set(_q("val"), "22")
    for own in list(etree.parse(TEMPLATES / "word.xml").getroot()):
        known = _named(styles, own.get(_q("styleId")))
        if known is None:
            styles.append(own)
        else:
            styles.replace(known, own)
    _first(_named(styles, "Heading1"), "pPr").insert(0, _w("pageBreakBefore"))
    contents = _named(styles, "TOCHeading")
    if contents is not None:
        _first(contents, "pPr").insert(0, _w("pageBreakBefore", val="0"))
    for name in ("BodyText", "FirstParagraph"):
        for spacing in _named(styles, name).findall("w:pPr/w:spacing", _NAMES):
            _set_all(spacing, before="120", after="120")


def _named(styles: Any, name: str) -> Any:
    return styles.find(f"w:style[@w:styleId='{name}']", _NAMES)


def _set(settings: Any) -> None:
    said = {"themeFontLang": LANGUAGE, "decimalSymbol": ",", "listSeparator": ";"}
    for name, value in said.items():
        for found in settings.findall(f"w:{name}", _NAMES):
            found.set(_q("val"), value)


def _bullets(numbering: Any) -> Iterator[str]:
    """The lists that count nothing."""
    kinds = {
        kind.get(_q("abstractNumId")): _value(kind, "w:lvl/w:numFmt")
        for kind in numbering.findall("w:abstractNum", _NAMES)
    }
    for one in numbering.findall("w:num", _NAMES):
        if kinds.get(_value(one, "w:abstractNumId")) == "bullet":
            yield one.get(_q("numId"))


# ---- The document --------------------------------------------------------------------------------


def _lay_out(document: Any, bullets: set[str]) -> None:
    for paragraph in document.iter(_q("p")):
        style = paragraph.find("w:pPr/w:pStyle", _NAMES)
        if style is None:
            continue
        number, name = _value(paragraph, "w:pPr/w:numPr/w:numId"), style.get(_q("val"))
        if number and name in ("Compact", "BodyText", "FirstParagraph"):
            style.set(_q("val"), "ListBullet" if number in bullets else "ListNumber")
        elif name in ("TableCaption", "ImageCaption"):
            style.set(_q("val"), "Caption")
            if name == "TableCaption":
                style.addnext(_w("keepNext"))
        elif name == "BlockText" and _style_of(paragraph.getnext()) == name:
            style.addnext(_w("keepNext"))
    for table in document.iter(_q("tbl")):
        _set_table(table)
    _fill_contents(document)
    _set_paper(document)


def _set_paper(document: Any) -> None:
    section = document.find("w:body/w:sectPr", _NAMES)
    sides = dict.fromkeys(("top", "right", "bottom", "left"), _MARGIN)
    sizes = (_w("pgSz", **_PAGE), _w("pgMar", **sides, header="708", footer="708", gutter="0"))
    if section is not None and section.find("w:pgSz", _NAMES) is None:
        place = 1 if section.find("w:footnotePr", _NAMES) is not None else 0
        for size in reversed(sizes):
            section.insert(place, size)


def _fill_contents(document: Any) -> None:
    """Write the contents where Word will: what only shows a document does not gather them."""
    fields = document.xpath(".//w:sdtContent/w:p[w:r/w:fldChar]", namespaces=_NAMES)
    if not fields:
        return
    field = fields[0]
    said = "".join(field.itertext(_q("instrText")))
    entries = list(_entries(document, int(_DEPTH.search(said)[1])))
    run = field.find("w:r", _NAMES)
    end = run.findall("w:fldChar", _NAMES)[-1]
    last, place = _w("p"), field
    for level, anchor, text in entries:
        # The field begins in the paragraph of the first entry.
        first = place is field and field.find("w:hyperlink", _NAMES) is None
        paragraph = field if first else _w("p")
        _first(paragraph, "pPr").append(_w("pStyle", val=f"TOC{level}"))
        link = etree.SubElement(paragraph, _q("hyperlink"), {_q("anchor"): anchor})
        etree.SubElement(etree.SubElement(link, _q("r")), _q("t")).text = text
        if paragraph is not field:
            place.addnext(paragraph)
            place = paragraph
    etree.SubElement(last, _q("r")).append(end)
    place.addnext(last)


def _entries(document: Any, depth: int) -> Iterator[tuple[int, str, str]]:
    """Level, bookmark and text of the headings that the contents list."""
    listed = {f"Heading{level}" for level in range(1, depth + 1)}
    for paragraph in document.iter(_q("p")):
        name, mark = _style_of(paragraph), paragraph.getprevious()
        anchor = mark.get(_q("name")) if name in listed and mark is not None else None
        if anchor:
            yield int(name[-1]), anchor, "".join(paragraph.itertext(_q("t")))


def _style_of(paragraph: Any) -> str:
    return _value(paragraph, "w:pPr/w:pStyle") if paragraph is not None else ""


def _set_table(table: Any) -> None:
    """Across the page, with columns as wide as what stands in them; rows stay on one page."""
    _set_all(table.find("w:tblPr/w:tblW", _NAMES), type="pct", w="5000")
    look = table.find("w:tblPr/w:tblLook", _NAMES)
    _set_all(look, firstColumn="1")
    columns = table.findall("w:tblGrid/w:gridCol", _NAMES)
    many = len(columns) >= _MANY
    widths = _widths(table, len(columns), _FEW_LETTERS if many else _LETTERS)
    for column, size in zip(columns, widths, strict=True):
        column.set(_q("w"), str(size))
    if many:
        room = _w("tblCellMar")
        room.extend(_w(side, w="40", type="dxa") for side in ("left", "right"))
        look.addprevious(room)
        for run in table.iter(_q("r")):
            _first(run, "rPr").append(_w("sz", val="15"))
    for row in table.findall("w:tr", _NAMES):
        _first(row, "trPr").insert(0, _w("cantSplit"))
        for place, wide, cell in _cells(row):
            size = str(sum(widths[place : place + wide]))
            _first(cell, "tcPr").insert(0, _w("tcW", w=size, type="dxa"))


def _widths(table: Any, count: int, letters: int) -> list[int]:
    weights = [4] * count
    for row in table.findall("w:tr", _NAMES):
        for place, wide, cell in _cells(row):
            if wide == 1 and place < count:
                said = (part.text or "\n" for part in cell.iter(_q("t"), _q("br")))
                for line in "".join(said).strip().split("\n"):
                    # A space that does not break is in the midst of a number.
                    longest = max(map(len, line.split(" ")))
                    weights[place] = max(weights[place], longest + 3, min(len(line), letters))
    return [_TEXT * weight // sum(weights) for weight in weights]


def _cells(row: Any) -> Iterator[tuple[int, int, Any]]:
    """The first column, and how many columns, of each cell of a row."""
    place = 0
    for cell in row.findall("w:tc", _NAMES):
        wide = int(_value(cell, "w:tcPr/w:gridSpan") or 1)
        yield place, wide, cell
        place += wide


# ---- XML -----------------------------------------------------------------------------------------


def _q(name: str) -> str:
    """A name of Word's."""
    return f"{{{_W}}}{name}"


def _w(name: str, **attributes: str) -> Any:
    return etree.Element(_q(name), {_q(key): value for key, value in attributes.items()})


def _set_all(element: Any, **attributes: str) -> None:
    for name, value in attributes.items():
        element.set(_q(name), value)


def _value(element: Any, path: str) -> str:
    """What is said by the element that a path leads to; empty where there is none."""
    found = element.find(path, _NAMES)
    return "" if found is None else found.get(_q("val"))


def _first(parent: Any, name: str) -> Any:
    """The element that says how another looks, which stands first; made if there is none."""
    found = parent.find(f"w:{name}", _NAMES)
    if found is None:
        found = _w(name)
        parent.insert(0, found)
    return found
