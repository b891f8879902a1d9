"""Sections that begin on new pages are set by themselves, under the head of their chapter."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from ataskaita.render.embedded.pdf import PdfParts

from .conftest import BOOK, CHAPTERS, TABLE, folder, kids, pages_of, places

CATALOGUE = (
    """#heading(level: 1, numbering: (..) => "B")[Katalogas] #label("sec-catalogue")

Įžanga.

#heading(level: 2, numbering: (..) => "B.1")[Fondas] #label("sec-b-1")

Žr. #link(<sec-b-3>)[B.3] ir #link(<sec-review>)[apžvalgą].#footnote[Apie fondą.]""",
    """#heading(level: 2, numbering: (..) => "B.2")[Išduotis] #label("sec-b-2")

Yra #v("loans", "5")[5].#footnote[Apie išduotį.]

#pagebreak()

Toliau #v("loans", "6")[6].""",
    f"""#heading(level: 2, numbering: (..) => "B.3")[Renginiai] #label("sec-b-3")

#heading(level: 3, numbering: none)[Be žymės]

{TABLE.replace("tbl-branches", "tbl-more")}

Žr. #link(<sec-b-1>)[B.1].""",
)
OTHER = CATALOGUE[1].replace("Toliau", "Kitaip toliau")
LONGER = CATALOGUE[1] + "\n\n#pagebreak()\n\nDar puslapis."


def write(work: Path, *catalogue: str) -> list[tuple[str, str]]:
    """Write the report with one more appendix, in sections that begin on new pages."""
    with PdfParts(BOOK, work) as parts:
        for stem, text in CHAPTERS.items():
            parts.set(stem, text)
        parts.set("16-catalogue", *catalogue, title="Katalogas", number="B")
        return parts.join(work / "report.pdf", [*CHAPTERS, "16-catalogue"])


def clean(path: Path, *catalogue: str) -> bytes:
    work = folder(path)
    write(work, *catalogue)
    return (work / "report.pdf").read_bytes()


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> Path:
    work = folder(tmp_path_factory.mktemp("sections") / "work")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        write(work, *CATALOGUE)
    return work / "report.pdf"


@pytest.fixture(scope="module")
def texts(report) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(report).pages]


def test_after_a_change_only_its_section_is_set(work, typeset, tmp_path):
    write(work, *CATALOGUE)
    typeset.clear()
    changed = (CATALOGUE[0], OTHER, CATALOGUE[2])
    write(work, *changed)
    assert typeset == ["16-catalogue.ipynb"]
    assert (work / "report.pdf").read_bytes() == clean(tmp_path / "clean", *changed)


def test_a_section_that_grows_moves_those_after_it(work, typeset, tmp_path):
    write(work, *CATALOGUE)
    typeset.clear()
    changed = (CATALOGUE[0], LONGER, CATALOGUE[2])
    write(work, *changed)
    assert typeset == ["16-catalogue.ipynb", "the contents"]
    assert (work / "report.pdf").read_bytes() == clean(tmp_path / "clean", *changed)


def test_each_section_but_the_first_begins_on_a_new_page(texts):
    first, second, middle, third = texts[-4:]
    assert "Katalogas" in first
    assert "B.1 Fondas" in first
    assert "B.2 Išduotis" in second
    assert "Toliau 6" in middle
    assert "B.3 Renginiai" in third


def test_the_head_of_the_page_names_the_chapter_but_where_it_begins(texts):
    first, *others = texts[-4:]
    assert "2023 metų veiklos ataskaita" not in first
    for text in others:
        assert text.startswith("B Katalogas 2023 metų veiklos ataskaita")


def test_the_numbers_on_the_pages_come_in_the_order_of_the_sections(work):
    assert write(work, *CATALOGUE)[-2:] == [("loans", "5"), ("loans", "6")]


def test_contents_and_bookmarks_have_every_section_once(report, texts):
    reader = PdfReader(report)
    marks = reader.outline[-1]
    assert [mark.title for mark in marks if not isinstance(mark, list)] == [
        "B.1 Fondas", "B.2 Išduotis", "B.3 Renginiai"
    ]  # fmt: skip
    assert [mark.title for mark in reader.outline if not isinstance(mark, list)].count(
        "B Katalogas"
    ) == 1
    pages = [reader.get_destination_page_number(m) for m in marks if not isinstance(m, list)]
    assert pages == [len(texts) - 4, len(texts) - 3, len(texts) - 1]
    for mark, page in zip(("B.1 Fondas", "B.2 Išduotis", "B.3 Renginiai"), pages, strict=True):
        assert f"{mark} {page + 1}" in texts[1].replace(" .", "").replace(".  ", " ")


def test_links_lead_from_section_to_section(report):
    with pikepdf.open(report) as pdf:
        pages, named = pages_of(pdf), places(pdf)
        last = len(pdf.pages) - 1
        assert [pages[named[name][0].objgen] for name in ("sec-b-1", "sec-b-2", "sec-b-3")] == [
            last - 3, last - 2, last
        ]  # fmt: skip


def test_titles_are_tagged_once_and_no_level_is_left_out(report):
    def headings(element):
        for kid in kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if str(kid.S).startswith("/H") and str(kid.S)[2:].isdigit():
                    assert kids(kid), "a heading that nobody sees"
                    yield int(str(kid.S)[2:])
                yield from headings(kid)

    with pikepdf.open(report) as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        levels = list(headings(document))
        assert levels[-5:] == [1, 2, 2, 2, 3]
        assert pdf.check_pdf_syntax() == []
        names = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        assert len(list(names)) == len(set(names))
