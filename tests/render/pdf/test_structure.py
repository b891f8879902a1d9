"""The joined PDF is one accessible document: tags, links, bookmarks and contents fit its pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pikepdf
import pytest
from pypdf import PdfReader

#: Level, text and label of each heading.
HEADINGS = [
    (1, "Metų apžvalga", "sec-review"),
    (1, "2 Dokumentų fondas", "sec-fund"),
    (2, "2.1 Skliaustai (12 0 R) ir \\", "sec-brackets"),
    (3, "Be žymės", None),
    (1, "A Siekiai", "sec-targets"),
    (2, "A.1 Visi siekiai", "sec-all"),
]


@pytest.fixture(scope="module")
def texts(report) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(report).pages]


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


def kids(element: pikepdf.Object) -> list:
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def links(pdf: pikepdf.Pdf) -> list[tuple[int, pikepdf.Object]]:
    return [
        (number, link)
        for number, page in enumerate(pdf.pages)
        for link in page.obj.get("/Annots", ())
    ]


def pages_of(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {page.objgen: number for number, page in enumerate(pdf.pages)}


def places(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    return {str(name): place for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items()}


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


def test_links_are_described_by_what_they_lead_to(pdf):
    found = {str(link.Dest): str(link.Contents) for _, link in links(pdf) if "/Dest" in link}
    assert found["sec-fund"] == "Skyrius 2"
    assert found["sec-targets"] == "Skyrius A"
    assert found["tbl-branches"] == "Psl. 5"
    assert found["fig-%C4%85%C5%BEuolas"] == "Psl. 6"


def test_a_link_to_the_web_stays_one(pdf):
    assert [str(link.A.URI) for _, link in links(pdf) if "/A" in link] == [
        "https://example.org/a(b)"
    ]


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


def test_every_link_leads_to_the_page_of_its_heading(pdf, texts):
    pages, named = pages_of(pdf), places(pdf)
    for _, link in links(pdf):
        if "/Dest" in link:
            assert str(link.Dest) in named
    for _, title, label in HEADINGS:
        if label:
            page = pages[named[label][0].objgen]
            assert title.split()[-1] in texts[page]
            assert page > 1, "not to the contents"


def test_a_footnote_and_its_mark_lead_to_each_other(pdf):
    pages, named = pages_of(pdf), places(pdf)
    notes = [(page, link) for page, link in links(pdf)
             if re.search(r"link", str(link.get("/Dest", "")))]  # fmt: skip
    assert len(notes) == 8
    for page, link in notes:
        assert pages[named[str(link.Dest)][0].objgen] == page


def test_bookmarks_are_the_headings(report, pdf):
    reader = PdfReader(report)
    found = []

    def walk(marks, level):
        for mark in marks:
            if isinstance(mark, list):
                walk(mark, level + 1)
            else:
                found.append((level, mark.title, reader.get_destination_page_number(mark)))

    walk(reader.outline, 1)
    assert [(level, title) for level, title, _ in found] == [
        (1, "Turinys"), *((level, title) for level, title, _ in HEADINGS)
    ]  # fmt: skip
    pages, named = pages_of(pdf), places(pdf)
    for (_, _, label), (_, _, page) in zip(HEADINGS, found[1:], strict=True):
        if label:
            assert page == pages[named[label][0].objgen]


def test_the_contents_give_the_real_pages(pdf, texts):
    pages, named = pages_of(pdf), places(pdf)
    contents = re.sub(r"[.\s]+", " ", texts[1])
    for level, title, label in HEADINGS:
        if level < 3:
            page = pages[named[label][0].objgen] + 1
            words = re.escape(re.sub(r"[.\s]+", " ", title)).replace("\\ ", " ?")
            assert re.search(rf"{words} ?{page}\b", contents), (title, page, contents)


def test_every_page_but_the_title_has_its_number(texts):
    assert "Biblioteka 1" not in texts[0]
    for number, text in enumerate(texts[1:], start=2):
        assert f"Biblioteka {number}" in re.sub(r"(?<=\d)(?=\D)", " ", text)


def test_what_is_at_the_foot_is_no_part_of_the_text(pdf):
    for page in list(pdf.pages)[1:]:
        operations = list(pikepdf.parse_content_stream(page))
        last = [str(operator) for _, operator in operations][-6:]
        assert last == ["Q", "BDC", "q", "Do", "Q", "EMC"]
        assert operations[-5].operands[0] == "/Artifact"
