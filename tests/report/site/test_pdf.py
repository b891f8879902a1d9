"""The two PDFs hold the same chapters and numbers as the site."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from pypdf import PdfReader

from ataskaita.render.book import places_of
from tests.support.pdf_text import squeezed, texts_of


@pytest.fixture(scope="module")
def readers(rendered) -> dict[str, PdfReader]:
    return {name: PdfReader(rendered.site / f"{name}.pdf") for name in ("report", "annex")}


@pytest.fixture(scope="module")
def chapters(readers, rendered) -> dict[str, str]:
    """The text of each chapter, from its bookmark to the next one's page."""
    found = {}
    for name, reader in readers.items():
        marks = [mark for mark in reader.outline if not isinstance(mark, list)]
        # The contents come first.
        starts = [reader.get_destination_page_number(mark) for mark in marks[1:]]
        texts = texts_of(rendered.site / f"{name}.pdf")
        places = [place for place in places_of(rendered).values() if place.pdf == name]
        for place, start, end in zip(places, starts, [*starts[1:], len(texts) - 1], strict=True):
            found[place.stem] = squeezed("".join(texts[start : end + 1]))
    return found


def test_the_report_is_short_enough_to_be_read_and_the_annex_has_the_rest(readers, chapters):
    assert len(readers["report"].pages) < 45
    assert len(readers["annex"].pages) > len(readers["report"].pages)


def test_every_chapter_has_its_bookmark_in_the_order_of_the_book(readers, rendered, pages):
    for name, reader in readers.items():
        marks = [squeezed(mark.title) for mark in reader.outline if not isinstance(mark, list)]
        stems = [place.stem for place in places_of(rendered).values() if place.pdf == name]
        # With the same number as on the site.
        titles = [squeezed(pages[stem].xpath("string(//h1)")) for stem in stems]
        assert marks == ["Turinys", *titles]


def test_captions_and_references_have_the_same_numbers_as_on_the_site(chapters, pages):
    for stem, page in pages.items():
        for found in page.xpath("//caption | //figcaption | //p[.//a[@class='reference']]"):
            # Notes stand elsewhere on paper.
            for note in found.xpath(".//sup"):
                note.text, note[:] = "", []
            text = squeezed(found.text_content())
            start = re.match(r"(\d+\.|[A-Z]\.)?\d+(lentelė\.|pav\.)", text)
            wanted = start[0] if start and found.tag != "p" else None
            assert not wanted or wanted in chapters[stem], f"{stem}: {text}"
        for link in page.xpath("//article//a[@class='reference']"):
            assert squeezed(link.text_content()) in chapters[stem], stem


def test_links_from_one_pdf_to_the_other_lead_to_a_heading_that_is_there(readers):
    seen = 0
    for name, reader in readers.items():
        links = [link.get_object() for page in reader.pages for link in page.get("/Annots", ())]
        for link in links:
            uri = str(link.get("/A", {}).get("/URI", ""))
            if not re.match(r"\w+:", uri) and uri:
                file, _, heading = uri.partition(".pdf#")
                assert file != name
                assert unquote(heading) in readers[file].named_destinations, uri
                seen += 1
    assert seen > 10


def test_every_number_of_the_ledger_is_in_the_text_of_its_chapter(ledger, chapters):
    missing = [
        f"{record['id']}: {record['printed']}"
        for record in ledger
        if record["place"] != "figure"
        and squeezed(record["printed"]) not in chapters[record["chapter"]]
    ]
    assert missing == []


def test_the_numbers_drawn_in_charts_are_text_too(ledger, chapters):
    drawn = [record for record in ledger if record["place"] == "figure"]
    found = [r for r in drawn if squeezed(r["printed"]) in chapters[r["chapter"]]]
    assert len(found) == len(drawn)


def test_nothing_of_the_machinery_is_printed(chapters):
    for stem, text in chapters.items():
        assert "{python}" not in text, stem
        assert "{{<" not in text, stem
        assert not re.search(r"@(tbl|fig|sec)-", text), stem
