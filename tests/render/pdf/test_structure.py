"""The joined PDF is one accessible document: its tags are one tree and fit its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pikepdf
import pytest

from .conftest import kids, links, pages_of


@pytest.fixture(scope="module")
def elements(pdf) -> list[pikepdf.Object]:
    """All tags, from the root of their tree."""

    def below(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
        yield element
        for child in kids(element):
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                assert child.P.objgen == element.objgen
                yield from below(child)

    (document,) = pdf.Root.StructTreeRoot.K
    return list(below(document))


@pytest.fixture(scope="module")
def parents(pdf) -> dict[int, pikepdf.Object]:
    """What the tree of parents says of each number."""
    return dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).items())


def test_the_file_is_sound(pdf):
    assert pdf.check_pdf_syntax() == []


def test_it_says_what_it_is(pdf):
    root = pdf.Root
    assert str(root.Lang) == "lt-LT"
    assert root.MarkInfo.Marked is True
    assert root.ViewerPreferences.DisplayDocTitle is True
    assert str(pdf.docinfo.Title) == "2023 metų veiklos ataskaita"
    assert str(pdf.docinfo.Subject) == "Biblioteka (centrinė)"
    assert str(pdf.docinfo.CreationDate) == "D:20231114221320Z"
    metadata = root.Metadata.read_bytes().decode()
    for said in ("<pdfuaid:part>1<", "2023 metų veiklos ataskaita<",
                 "<xmp:CreateDate>2023-11-14T22:13:20+00:00<",
                 f"<xmpTPg:NPages>{len(pdf.pages)}<"):  # fmt: skip
        assert said in metadata


def test_every_number_of_a_page_or_link_is_given_once(pdf, parents):
    given = [int(page.obj.StructParents) for page in pdf.pages if "/StructParents" in page.obj]
    given += [int(link.StructParent) for _, link in links(pdf)]
    assert sorted(given) == sorted(parents) == list(range(len(given)))
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == len(given)


def test_everything_drawn_belongs_to_a_tag_of_its_page(pdf, parents, elements):
    known = {element.objgen for element in elements}
    for page in pdf.pages:
        marked = [
            int(operands[1].MCID)
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary)
            and "/MCID" in operands[1]
        ]  # fmt: skip
        assert len(marked) == len(set(marked))
        owners = parents[int(page.obj.StructParents)] if marked else []
        for mark in marked:
            owner = owners[mark]
            assert owner.objgen in known
            assert owner.Pg.objgen == page.objgen
            assert mark in [kid for kid in kids(owner) if isinstance(kid, int)]


def test_every_tag_with_content_names_a_page_of_the_report(pdf, elements):
    pages = pages_of(pdf)
    named = [element.Pg.objgen for element in elements if "/Pg" in element]
    assert named
    assert set(named) <= set(pages)


def test_every_link_has_its_tag_and_a_description(pdf, parents):
    for _, link in links(pdf):
        owner = parents[int(link.StructParent)]
        assert str(owner.S) in ("/Link", "/Reference", "/Lbl")
        inside = [kid for kid in kids(owner) if isinstance(kid, pikepdf.Dictionary)]
        objects = [kid.Obj.objgen for kid in inside if kid.get("/Type") == "/OBJR"]
        assert objects == [link.objgen]
        assert str(link.Contents)
        assert "label:" not in str(link.Contents)


def test_every_name_of_a_tag_is_given_once_and_in_the_index(pdf, elements):
    names = Counter(bytes(element.ID) for element in elements if "/ID" in element)
    assert set(names.values()) == {1}
    index = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
    assert {key: value.objgen for key, value in index.items()} == {
        str(element.ID): element.objgen for element in elements if "/ID" in element
    }


def test_cells_name_headers_of_their_own_table(elements):
    def below(element):
        for kid in kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                yield from below(kid)

    tables = [element for element in elements if element.S == "/Table"]
    assert len(tables) == 2
    for table in tables:
        cells = list(below(table))
        own = {bytes(cell.ID) for cell in cells if "/ID" in cell}
        named = {
            bytes(header)
            for cell in cells
            for attributes in cell.get("/A", ())
            for header in attributes.get("/Headers", ())
        }
        assert named
        assert named <= own


def test_the_contents_are_tagged_as_contents(elements):
    kinds = Counter(str(element.S) for element in elements)
    assert kinds["/TOCI"] == 5  # the third level is not in them
    assert kinds["/TOC"] >= 1
    assert kinds["/H1"] == 4
    assert kinds["/H2"] == 2
    assert all(kids(element) for element in elements if element.S in ("/H1", "/H2", "/H3"))


def test_roles_of_all_parts_are_explained(pdf):
    # Typst's own words for emphasis in one chapter, and for the title on the cover.
    assert {"/Em", "/Title"} <= set(pdf.Root.StructTreeRoot.RoleMap.keys())
