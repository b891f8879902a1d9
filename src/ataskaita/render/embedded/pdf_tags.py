"""What Typst does not yet say of tables in the tags of a PDF, for those who listen to it.

Typst tags the heads of columns. That the first cell of a row names it, it can say only by a
function that is still an experiment and is shut in the library that we use; and the caption of a
table with notes below it stays outside of the table. Both are put right in the finished file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Object


def tag_tables(pdf: bytes, named: Sequence[bool]) -> bytes:
    """Tag the names of rows as heads of their rows, and captions as parts of their tables.

    Parameters
    ----------
    pdf : bytes
        A tagged PDF.
    named : sequence of bool
        For each of its tables, in order: the first cell of a row names it.

    Returns
    -------
    bytes
        The same pages with these tags.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        root = document.Root.StructTreeRoot
        if "/IDTree" not in root:
            root.IDTree = document.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array()))
        ids = pikepdf.NameTree(root.IDTree)
        tables = list(_tables(root))
        for number, (table, says_names) in enumerate(zip(tables, named, strict=True), start=1):
            _take_caption(table)
            for part in _children(table):
                if _is(part, "/TFoot"):
                    # Its last rows, set as a foot to be kept together, are rows as all others.
                    part.S = pikepdf.Name.TBody
            if says_names:
                for head, id in _name_rows(table, number):
                    ids[id] = head
        written = BytesIO()
        streams = pikepdf.ObjectStreamMode.generate
        document.save(written, deterministic_id=True, object_stream_mode=streams)
    return written.getvalue()


def _children(element: Dictionary) -> list[Dictionary]:
    """The elements directly below one; what stands on a page is none."""
    below = element.get("/K")
    items = below if isinstance(below, pikepdf.Array) else [below]
    return [item for item in items if isinstance(item, pikepdf.Dictionary) and "/S" in item]


def _is(element: Dictionary, *tags: str) -> bool:
    return element.get("/S") in tags


def _tables(element: Dictionary) -> Iterator[Dictionary]:
    """All tables, in the order of the document."""
    for child in _children(element):
        if _is(child, "/Table"):
            yield child
        else:
            yield from _tables(child)


def _take_caption(table: Dictionary) -> None:
    """Let a table begin with the caption that stands beside it, or beside it and its notes."""
    around = table.P
    # Nothing but a Div is looked into: what is around all tables has thousands of children.
    captions = _captions(around)
    if not captions and _is(around, "/Div"):
        around = around.P
        captions = _captions(around)
    if len(captions) != 1:
        return
    around.K = pikepdf.Array([item for item in around.K if not _same(item, captions[0])])
    table.K = pikepdf.Array([captions[0], *table.K])
    captions[0].P = table


def _captions(around: Dictionary) -> list[Dictionary]:
    return [c for c in _children(around) if _is(c, "/Caption")] if _is(around, "/Div") else []


def _same(one: Object, other: Object) -> bool:
    return one.is_indirect and one.objgen == other.objgen


def _name_rows(table: Dictionary, number: int) -> Iterator[tuple[Dictionary, str]]:
    """Make heads of the first cells of rows; each with the id that its other cells refer to."""
    spanned = 0  # Rows whose first cell a cell above still reaches over.
    head = ""
    rows = (row for part in _children(table) if _is(part, "/TBody") for row in _children(part))
    for place, row in enumerate(rows):
        cells = _children(row)
        if spanned:
            spanned -= 1
        elif cells:
            first = cells.pop(0)
            head = f"R{number}y{place}"
            first.S, first.ID = pikepdf.Name.TH, pikepdf.String(head)
            said = _about_table(first)
            said.Scope = pikepdf.Name.Row
            spanned = int(said.get("/RowSpan", 1)) - 1
            yield first, head
        for cell in cells:
            said = _about_table(cell)
            said.Headers = pikepdf.Array([*said.get("/Headers", ()), pikepdf.String(head)])


def _about_table(cell: Dictionary) -> Dictionary:
    """What a cell says of its place in the table."""
    if "/A" not in cell:
        cell.A = pikepdf.Array()
    for said in cell.A:
        if said.get("/O") == "/Table":
            return said
    cell.A.append(pikepdf.Dictionary(O=pikepdf.Name.Table))
    return cell.A[-1]
