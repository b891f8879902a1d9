from __future__ import annotations

import pytest
from pypdf import PdfReader


@pytest.fixture(scope="module")
def reader(pdf) -> PdfReader:
    return PdfReader(pdf)


def test_the_pdf_says_what_it_is(reader):
    assert reader.metadata.title == "2019 metų veiklos ataskaita"
    assert reader.metadata.author == "Savivaldybės biblioteka"
    assert reader.trailer["/Root"]["/Lang"].startswith("lt")


def test_the_pdf_declares_ua_1(reader):
    metadata = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_the_title_page_has_the_title_and_the_author(reader):
    text = reader.pages[0].extract_text()
    assert "2019 metų" in text
    assert "veiklos ataskaita" in text
    assert "Savivaldybės biblioteka" in text


def test_the_contents_lead_to_every_chapter(reader):
    text = reader.pages[1].extract_text()
    for title in ("Turinys", "Metų apžvalga", "Dokumentų fondas", "Komplektavimas", "Siekiai"):
        assert title in text


def test_bookmarks_follow_the_chapters(reader):
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert [title for title in titles if "fondas" in title]


def test_a_long_table_repeats_its_header_and_pages_name_their_chapter(reader):
    texts = [page.extract_text() for page in reader.pages]
    with_rows = [text for text in texts if "filialas" in text]
    assert len(with_rows) > 1
    assert all("Renginiai" in text for text in with_rows)
    assert all("Dokumentų fondas" in text for text in with_rows)


def test_pages_are_a4_and_numbered(reader):
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    for number, page in enumerate(reader.pages[1:], start=2):
        assert str(number) in page.extract_text().split()
