"""A part of the PDF, made ready to be joined with the others.

A prepared part is a PDF that nobody reads: plain, as pikepdf writes it without object streams. What
belongs to the whole report stands in it as objects to be replaced, listed in its catalogue.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    import pikepdf

#: Where a link to a label of any part leads until the parts are joined; `report.typ` writes it.
SCHEME = "label:"

#: Stand around what is drawn on a page, and draw its foot, which is no part of the text.
_OPENING = b"q"
_CLOSING = (
    b"Q /Artifact << /Type /Pagination /Subtype /Footer /Attached [ /Bottom ] >> BDC "
    b"q /Folio Do Q EMC"
)


def prepare(pdf: bytes, facts: dict[str, Any], stem: str, bookmarks: Sequence[str] = ()) -> bytes:
    """Make the pages of a part ready for joining.

    Parameters
    ----------
    pdf : bytes
        What Typst wrote.
    facts : dict
        What Typst says of its numbers, headings and labels.
    stem : str
        The name of the part.
    bookmarks : sequence of str
        Where the PDF's bookmarks lead, if they are the whole report's.

    Returns
    -------
    bytes
        The part. Every link inside the report leads to a name; the facts it carries have the
        places of those in it.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as part:
        for number, heading in enumerate(facts["headings"]):
            heading["name"] = heading["name"] or f"{stem} {number}"
        places = _places(part, facts)
        links = sorted(_name_destinations(part, places, stem))
        kept = {
            "stem": quote(stem),
            "numbers": facts["numbers"],
            "headings": [
                {key: heading[key] for key in ("name", "page", "level", "number", "body")}
                for heading in facts["headings"]
            ],
            "places": {destination(name): place for name, place in places.items()},
            "links": links,
        }
        _stand_ins(part, json.dumps(kept, ensure_ascii=False).encode())
        if bookmarks:
            for mark, name in zip(_in_order(part.Root.Outlines), bookmarks, strict=True):
                mark.Dest = pikepdf.String(destination(name))
        else:
            for key in {"/Outlines", "/Metadata"} & set(part.Root.keys()):
                del part.Root[key]
            del part.docinfo
        return _saved(part)


def prepare_folios(pdf: bytes) -> bytes:
    """Make each page a form that can be drawn on another page."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as part:
        forms = pikepdf.Array(page.as_form_xobject() for page in part.pages)
        for key in list(part.Root.keys()):
            if key not in ("/Type", "/Pages"):
                del part.Root[key]
        del part.pages[:]
        part.Root.Forms = forms
        part.Root.StandIns = pikepdf.Array([part.Root.Pages])
        return _saved(part)


def destination(name: str) -> str:
    """The name of a place in the PDF: letters that every reader takes alike."""
    return quote(name, safe=":~")


def _saved(part: pikepdf.Pdf) -> bytes:
    from pikepdf import ObjectStreamMode

    made = BytesIO()
    part.save(
        made,
        static_id=True,
        fix_metadata_version=False,
        object_stream_mode=ObjectStreamMode.disable,
    )
    return made.getvalue()


def _places(part: pikepdf.Pdf, facts: dict[str, Any]) -> dict[str, list]:
    """Page, horizontal and vertical place of everything a link may lead to, by name."""
    places = {}
    for found in (*facts["labels"], *facts["headings"]):
        height = float(part.pages[found["page"] - 1].mediabox[3])
        # A little above it, as Typst does.
        top = round(height - max(found["y"] - 10, 0), 3)
        places[found["name"]] = [found["page"] - 1, round(found["x"], 3), top]
    return places


def _name_destinations(part: pikepdf.Pdf, places: dict[str, list], stem: str) -> Iterator[str]:
    """Give every place that a link leads to a name, and say which are used."""
    from pikepdf import Array, String

    numbers = {page.objgen: number for number, page in enumerate(part.pages)}
    for page in part.pages:
        for link in page.obj.get("/Annots", ()):
            target = link.get("/Dest")
            if isinstance(target, Array):
                # A footnote: Typst has described it.
                name = f"{stem} link {len(places)}"
                places[name] = [numbers[target[0].objgen], float(target[2]), float(target[3])]
                link.Dest = String(destination(name))
            elif (action := link.get("/A")) is not None and "/URI" in action:
                address = bytes(action.URI).decode()
                if address.startswith(SCHEME):
                    name = destination(address.removeprefix(SCHEME))
                    del link.A
                    link.Dest = String(name)
                    link.Contents = String(SCHEME + name)
                    yield name


def _stand_ins(part: pikepdf.Pdf, facts: bytes) -> None:
    """List what the join replaces, and take the part's own tree of pages and of tags apart."""
    from pikepdf import Array, Dictionary

    root = part.Root
    pages = [page.obj for page in part.pages]
    tree, (document,) = root.StructTreeRoot, root.StructTreeRoot.K
    opening, closing = part.make_stream(_OPENING), part.make_stream(_CLOSING)
    feet = Array()
    for page in pages:
        feet.append(part.make_indirect(Dictionary()))
        page.Parent = root.Pages
        page.Contents = Array([opening, page.Contents, closing])
        # A copy: pages may share what they draw with.
        resources = Dictionary(dict(page.Resources.items()))
        resources.XObject = Dictionary(dict(resources.get("/XObject", {}).items()))
        resources.XObject.Folio = feet[-1]
        page.Resources = resources
    # A heading that only stands for one in another part has nothing in it.
    root.Elements = Array(element for element in document.K if len(element.get("/K", ())))
    parents = list(tree.ParentTree.Nums) if "/ParentTree" in tree else []
    if [int(number) for number in parents[::2]] != list(range(len(parents) // 2)):
        raise ValueError("the numbers of the tag tree have gaps")
    root.Parents = Array(
        entry if entry.is_indirect else part.make_indirect(entry) for entry in parents[1::2]
    )
    root.Identified = tree.IDTree.Names if "/IDTree" in tree else Array()
    root.Roles = tree.get("/RoleMap", Dictionary())
    root.Leaves = Array(pages)
    root.Feet = feet
    root.Facts = part.make_stream(facts)
    for replaced in (root.Pages, tree, document):
        for key in list(replaced.keys()):
            if key != "/Type":
                del replaced[key]
    root.StandIns = Array([root.Pages, tree, document])
    for key in ("/Names", "/StructTreeRoot"):
        if key in root:
            del root[key]


def _in_order(mark: pikepdf.Object) -> Iterator[pikepdf.Object]:
    child = mark.get("/First")
    while child is not None:
        yield child
        yield from _in_order(child)
        child = child.get("/Next")
