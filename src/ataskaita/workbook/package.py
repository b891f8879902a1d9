"""What an .xlsx file is made of, looked at before anything reads it: bounded, and sound.

A workbook comes by mail. It is a zip of XML files; both can be made to grow without end when they
are read, so that sizes are looked at first.
"""

from __future__ import annotations

import posixpath
import zipfile
from pathlib import Path

from lxml import etree

from ataskaita.errors import UserError
from ataskaita.translation import _
from ataskaita.workbook.oddities import (
    Oddities,
    Styles,
    TooFar,
    elements,
    find_oddities,
    is_marked,
    read_styles,
)

#: The most that a workbook to be filled in by hand can be, with much to spare.
LARGEST_FILE = 20 * 2**20
LARGEST_UNPACKED = 200 * 2**20
MOST_ENTRIES = 2000
#: Sheets of repeated cells are packed well, but not as well as this.
LARGEST_RATIO = 200

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTENT = "[Content_Types].xml"

#: What comes of a file that is no zip, or whose parts are no XML; RuntimeError of an encrypted one.
_DAMAGED = (
    *(zipfile.BadZipFile, zipfile.zlib.error, etree.XMLSyntaxError),
    *(KeyError, ValueError, EOFError, RuntimeError),
)


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
    except TooFar:
        raise _too_large(path) from None
    except _DAMAGED as error:
        raise damaged(path) from error


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
    shown = Styles()
    if "xl/styles.xml" in names:
        read_styles(package, shown)
    if "xl/sharedStrings.xml" in names:
        for number, text in enumerate(elements(package, "xl/sharedStrings.xml", "si")):
            if is_marked(text):
                shown.texts.add(str(number))
            text.clear()
    return {
        name: find_oddities(
            package, part, shown, Oddities(hidden=hidden, commented=_commented(package, part))
        )
        for name, (part, hidden) in _sheets(package).items()
        if part in names
    }


def _commented(package: zipfile.ZipFile, sheet: str) -> list[str]:
    """The cells of a sheet on which somebody has written comments."""
    folder, name = posixpath.split(sheet)
    relations, found = f"{folder}/_rels/{name}.rels", []
    if relations in package.namelist():
        for relation in elements(package, relations, "Relationship"):
            if relation.get("Type", "").endswith("/comments"):
                part = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target")))
                comments = elements(package, part.lstrip("/"), "comment")
                found += [comment.get("ref", "") for comment in comments]
    return found


def _has_a_doctype(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a part declares entities: no spreadsheet does, and they can grow without end."""
    with package.open(entry) as stream:
        return b"<!DOCTYPE" in stream.read(4096)


def _sheets(package: zipfile.ZipFile) -> dict[str, tuple[str, bool]]:
    """The name of each sheet -> its part of the package, and whether it is hidden."""
    parts = {
        relation.get("Id"): relation.get("Target", "")
        for relation in elements(package, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    sheets = {}
    for sheet in elements(package, "xl/workbook.xml", "sheet"):
        id = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")
        target = parts.get(id, "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        hidden = sheet.get("state", "visible") != "visible"
        sheets[sheet.get("name", "")] = posixpath.normpath(part), hidden
    return sheets
