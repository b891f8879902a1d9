"""A picture beside each drawing of a Word document, for programs that can't show drawings."""

from __future__ import annotations

import posixpath
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from ataskaita import fonts
from ataskaita.folders import sign

#: The document, what it relates to, and of which kind its parts are.
DOCUMENT = "word/document.xml"
_LINKS, _CONTENT = "word/_rels/document.xml.rels", "[Content_Types].xml"

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

#: Dots an inch of the pictures for programs that can't show drawings: two a point. With 200 a whole
#: render needs up to 40 MB more.
_SHARP = 144


def change(parts: dict[str, bytes], part: str, by: Callable[[Any], None]) -> None:
    """Change a part of a document by a function that is given its tree."""
    tree = etree.fromstring(parts[part])
    by(tree)
    parts[part] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def add_pictures(parts: dict[str, bytes], folder: Path) -> None:
    """Give each drawing a picture beside it, for programs that can't show drawings."""
    related = etree.fromstring(parts[_LINKS])
    files = {one.get("Id"): one.get("Target") for one in related}
    drawings = [id for id, file in files.items() if file.endswith(".svg")]
    pictures = {id: f"{posixpath.splitext(files[id])[0]}.png" for id in drawings}
    if not drawings:
        return
    made = to_png([parts[f"word/{files[id]}"] for id in drawings], folder)
    parts |= {f"word/{pictures[id]}": png for id, png in zip(drawings, made, strict=True)}

    def relate(tree: Any) -> None:
        for id in drawings:
            about = {"Id": f"{id}png", "Type": f"{_R}/image", "Target": pictures[id]}
            etree.SubElement(tree, f"{{{_RELATED}}}Relationship", about)

    def show(tree: Any) -> None:
        for drawing in tree.iter(f"{{{_SVG}}}svgBlip"):
            blip = next(drawing.iterancestors(f"{{{_A}}}blip"))
            blip.set(f"{{{_R}}}embed", f"{drawing.get(f'{{{_R}}}embed')}png")

    def declare(tree: Any) -> None:
        if not any(one.get("Extension") == "png" for one in tree):
            about = {"Extension": "png", "ContentType": "image/png"}
            tree.insert(0, etree.Element(f"{{{_TYPES}}}Default", about))

    change(parts, _LINKS, relate)
    change(parts, DOCUMENT, show)
    change(parts, _CONTENT, declare)


def to_png(drawings: Sequence[bytes], folder: Path) -> list[bytes]:
    """Draw SVG as PNG, in the report's fonts.

    Parameters
    ----------
    drawings : sequence of bytes
        The drawings.
    folder : Path
        A folder for what is made on the way.
    """
    import typst

    with tempfile.TemporaryDirectory(f".{sign()}.part", "pictures-", folder) as name:
        work = Path(name)
        lines = ["#set page(width: auto, height: auto, margin: 0pt)"]
        for number, drawing in enumerate(drawings):
            (work / f"{number}.svg").write_bytes(drawing)
            lines.append(f'#page(image("{number}.svg"))')
        (work / "main.typ").write_text("\n".join(lines), encoding="utf-8")
        made = typst.compile(
            str(work / "main.typ"),
            format="png",
            ppi=_SHARP,
            ignore_system_fonts=True,
            font_paths=[str(place) for place in fonts.folders()],
        )
    # Of one page it is the page itself.
    return [made] if isinstance(made, bytes) else list(made)
