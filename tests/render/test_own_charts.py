"""A chart of ours on its way: two drawings, and texts that are those of the page."""

from __future__ import annotations

import zipfile
from dataclasses import replace

import lxml.html
import nbformat.v4 as v4
import pytest

from ataskaita.drawn_chart import MIME, DrawnChart
from ataskaita.errors import RenderError
from ataskaita.render.book import Book
from ataskaita.render.conservation.check import check_pages, check_pdf
from ataskaita.render.embedded.docx import write_docx
from ataskaita.tables import Table
from tests.render.books import Document, chapter, parsed, texts

BOOK = Book("2019 metų ataskaita", "Biblioteka", "Biblioteka", 2019, "2019 m. gruodžio 31 d.")


def drawing(name: str, text: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 704 40" width="704" height="40"'
        f' class="{name}-drawing"><defs><pattern id="{name}-lines" width="6" height="6"/></defs>'
        f'<rect width="9" height="9" fill="url(#{name}-lines)"/>'
        f'<text class="c-ink" x="0" y="20">{text}</text></svg>'
    )


CHART = DrawnChart(
    headline="Kaime skaitoma *daugiau*^[Pastaba apie kaimą.]",
    subtitle="Skaitytojai, asmenys, 2019 m.",
    notes=("Skaičiai patikslinti.", "Šaltinis: Biblioteka."),
    wide=drawing("wide", "Kaimas 447"),
    narrow=drawing("narrow", "Kaimas 447"),
)


def cell(caption: bool = True):
    options = "#| label: fig-a\n#| fig-cap: Skaitytojai pagal vietą\n" if caption else ""
    made = v4.new_code_cell(f'{options}#| fig-alt: "Juosta: 5 < 6"\nbars()')
    data = {MIME: vars(CHART), "image/svg+xml": CHART.wide, "text/plain": "Juosta"}
    said = {"table": Table((), (), ()).to_json()}
    made.outputs = [v4.new_output("display_data", data, metadata={"image/svg+xml": said})]
    return made


def executed():
    return chapter("02-fund", "# Fondas {#sec-fund}\n\nŽr. [-@fig-a] pav.", cell(), "Pabaiga.")


@pytest.fixture(scope="module")
def document(tmp_path_factory) -> Document:
    return parsed(tmp_path_factory.mktemp("book"), executed())


@pytest.fixture(scope="module")
def page(document) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(f"<main>{document.html['02-fund']}</main>")


def pages(document: Document) -> dict[str, str]:
    return {stem: f"<article>{html}</article>" for stem, html in document.html.items()}


def test_its_texts_stand_in_the_figure_in_their_order(page):
    (figure,) = page.xpath("//figure[@id='fig-a']")
    said = " ".join(figure.text_content().split())
    expected = [
        *("Kaime skaitoma daugiau", "Skaitytojai, asmenys", "Kaimas 447", "Kaimas 447"),
        *("Skaičiai patikslinti.", "Šaltinis: Biblioteka.", "Skaitytojai pagal vietą"),
    ]
    place = 0
    for text in expected:
        place = said.index(text, place) + 1


def test_it_is_one_picture_for_those_who_listen(page):
    (chart,) = page.xpath("//div[@class='chart']")
    assert chart.get("role") == "img"
    assert chart.get("aria-label") == "Juosta: 5 < 6"
    assert [svg.get("class") for svg in chart.xpath("./*[local-name()='svg']")] == [
        "wide-drawing",
        "narrow-drawing",
    ]
    assert not page.xpath("//*[local-name()='svg']/@style")


def test_the_drawings_share_no_id(page):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    html = lxml.html.tostring(page, encoding="unicode")
    assert "url(#chart-1-wide-lines)" in html
    assert "url(#chart-2-narrow-lines)" in html


def test_no_word_of_it_is_lost_on_the_page(document):
    _, notebook, _ = executed()
    check_pages({"02-fund": notebook}, pages(document))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Kaime skaitoma", "Mieste skaitoma"),
        ("Skaitytojai, asmenys", "Skaitytojai"),
        ("patikslinti", ""),
        ('narrow-drawing"', 'narrow-drawing" aria-hidden="true"'),
    ],
)
def test_a_word_that_is_lost_or_changed_on_the_page_is_found(document, old, new):
    html = pages(document)["02-fund"]
    assert old in html
    _, notebook, _ = executed()
    with pytest.raises(RenderError, match="fig-a"):
        check_pages({"02-fund": notebook}, {"02-fund": html.replace(old, new, 1)})


def drawn_as(document: Document, expecting: Document) -> None:
    document.pdf(BOOK)
    check_pdf(document.folder / "report.pdf", document.chapters, pages(expecting))


def test_the_pdf_has_its_texts_and_the_wide_drawing_alone(document):
    drawn_as(document, document)


def test_a_text_that_the_pdf_lacks_is_found(document):
    (first,) = document.chapters
    typst = first.typst.replace("Šaltinis", "Tekstas", 1)
    with pytest.raises(RenderError, match="02-fund"):
        drawn_as(replace(document, chapters=(replace(first, typst=typst),)), document)


def test_without_a_caption_it_still_says_what_it_shows(tmp_path):
    document = parsed(tmp_path, chapter("02-fund", "# Fondas", cell(caption=False)))
    tree = lxml.html.fromstring(f"<main>{document.html['02-fund']}</main>")
    assert tree.xpath("//div[@class='chart']/@aria-label") == ["Juosta: 5 < 6"]
    assert texts(tree, "//div[@class='chart-subtitle']") == [CHART.subtitle]
    document.pdf(BOOK)


def test_word_has_its_texts(document, tmp_path):
    write_docx(document.chapters, document.labels, BOOK, tmp_path / "r.docx", work=document.folder)
    with zipfile.ZipFile(tmp_path / "r.docx") as file:
        text = file.read("word/document.xml").decode()
        media = [name for name in file.namelist() if name.startswith("word/media/")]
    assert "Kaime skaitoma" in text
    assert "Šaltinis" in text
    assert len(media) >= 1
