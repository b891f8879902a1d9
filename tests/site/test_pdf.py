"""The PDF holds the same chapters and numbers as the site."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from pypdf import PdfReader

#: Between the letters of a PDF's text stand hyphens and spaces of the layout; ² may read as 2.
_GAPS = re.compile(r"[\s\u00ad\u200b]+")


def squeezed(text: str) -> str:
    # Typst sets a true minus sign where an earlier edition is quoted with a hyphen.
    return _GAPS.sub("", normalize("NFKC", text)).replace("−", "-")


@pytest.fixture(scope="module")
def reader(rendered) -> PdfReader:
    return PdfReader(rendered.site / "report.pdf")


@pytest.fixture(scope="module")
def chapters(reader, rendered) -> dict[str, str]:
    """The text of each chapter, from its bookmark to the next one's page."""
    marks = [mark for mark in reader.outline if not isinstance(mark, list)]
    starts = [reader.get_destination_page_number(mark) for mark in marks]
    stems = [path.stem for path in rendered.sources]
    assert len(starts) >= len(stems)
    starts = starts[-len(stems) :]
    texts = [page.extract_text() for page in reader.pages]
    ends = [*starts[1:], len(texts) - 1]
    return {
        stem: squeezed("".join(texts[start : end + 1]))
        for stem, start, end in zip(stems, starts, ends, strict=True)
    }


def test_every_chapter_has_its_bookmark_in_the_order_of_the_book(reader, rendered, pages):
    marks = [squeezed(mark.title) for mark in reader.outline if not isinstance(mark, list)]
    titles = [squeezed(pages[path.stem].xpath("string(//h1)")) for path in rendered.sources]
    found = [next(n for n, mark in enumerate(marks) if mark in title or title in mark)
             for title in titles]  # fmt: skip
    assert found == sorted(found)


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
    # A part of a stacked bar may be too narrow for its number.
    assert len(found) > 0.8 * len(drawn)


def test_nothing_of_the_machinery_is_printed(chapters):
    for stem, text in chapters.items():
        assert "{python}" not in text, stem
        assert "{{<" not in text, stem
        assert not re.search(r"@(tbl|fig|sec)-", text), stem
