"""Pictures that a text shows: files beside the chapter, and attachments of its cells."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

#: How Jupyter writes the address of a picture that the cell itself holds.
ATTACHED = "attachment:"

#: Endings of pictures that all formats show, and what Pillow calls them.
_FORMATS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "webp": "WEBP"}


def picture_file(chapter: Path, root: Path, source: str) -> Path | None:
    """The file of a picture; None where it is not in the report's folder.

    Parameters
    ----------
    chapter : Path
        The chapter's file: addresses are told from its folder, or with a slash from the report's.
    root : Path
        The report's folder.
    source : str
        The address, as the text has it.
    """
    address = unquote(source)
    base = root if address.startswith("/") else chapter.parent
    for name in dict.fromkeys((address.lstrip("/"), source.lstrip("/"))):
        path = (base / name).resolve()
        # Some systems find a file by another case as well.
        if path.is_relative_to(root.resolve()) and path.is_file() and path in path.parent.iterdir():
            return path
    return None


def attached(cell: Any, source: str) -> str | list[str] | None:
    """What an attachment of a cell holds: its base64, or SVG; None where there is none."""
    held = cell.get("attachments")
    name = unquote(source.removeprefix(ATTACHED))
    found = held.get(name) if isinstance(held, dict) else None
    if not isinstance(found, dict):
        return None
    return next((data for mime, data in found.items() if mime.startswith("image/")), None)


def body_of(held: str | list[str]) -> bytes:
    """The bytes of what a notebook holds of a picture; none where it is not base64."""
    text = "".join(held)
    if text.lstrip().startswith("<"):
        return text.encode()
    try:
        return base64.b64decode(text)
    except binascii.Error:
        return b""


def is_sound(name: str, body: bytes) -> bool:
    """Whether a file is a picture of the kind that its name says, and can be drawn as a whole."""
    ending = name.rpartition(".")[2].lower()
    if ending == "svg":
        import lxml.etree

        try:
            return lxml.etree.QName(_drawing(body)).localname == "svg"
        except lxml.etree.XMLSyntaxError:
            return False
    return ending in _FORMATS and _is_whole(body, _FORMATS[ending])


#: Parts of drawings that one of the formats does not show, or that reach beyond them.
_PARTS = frozenset({"script", "foreignObject", "a", "animate", "animateTransform", "set", "iframe",
                    "audio", "video"})  # fmt: skip
#: How lines end and meet, as a library of charts says it for all of its drawing.
_OWN_STYLE = re.compile(r"\s*(?:\*\s*\{\s*(?:stroke-line\w+\s*:\s*\w+\s*;?\s*)*\}\s*)*")


def drawing_fault(body: bytes) -> str:
    """What of a drawing is not shown in both formats, or does something to the page; or empty."""
    import lxml.etree

    for element in _drawing(body).iter(lxml.etree.Element):
        name = lxml.etree.QName(element).localname
        if name in _PARTS or (name == "style" and not _OWN_STYLE.fullmatch(element.text or "")):
            return f"<{name}>"
        for attribute, value in element.attrib.items():
            said = lxml.etree.QName(attribute).localname
            outside = said == "href" and not value.strip().startswith(("#", "data:image/"))
            if said.startswith("on") or outside or re.search(r"url\(\s*['\"]?(?!#)", value):
                return f"{said}={value}"
    return ""


def _drawing(body: bytes) -> Any:
    import lxml.etree

    return lxml.etree.fromstring(body, lxml.etree.XMLParser(resolve_entities=False))


def _is_whole(body: bytes, kind: str) -> bool:
    from io import BytesIO

    from PIL import Image

    try:
        with Image.open(BytesIO(body), formats=[kind]) as picture:
            picture.load()
            # Colours of ink have no place in a PDF that is kept.
            return picture.mode != "CMYK"
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
