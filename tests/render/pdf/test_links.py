"""Links, bookmarks, contents and page numbers of the joined PDF fit its pages."""

from __future__ import annotations

import re

import pikepdf
import pytest
from pypdf import PdfReader

from .conftest import links, pages_of, places

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
