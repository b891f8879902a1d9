"""The DOCX: real Word styles, all words of the pages, pictures that every program can show."""

from __future__ import annotations

import zipfile
from dataclasses import replace

import nbformat.v4 as v4
import pytest
from lxml import etree

from ataskaita.errors import RenderError
from ataskaita.render.book import Book
from ataskaita.render.conservation.check import check_word
from ataskaita.render.embedded.docx import write_docx
from ataskaita.render.embedded.word_pictures import to_png
from ataskaita.tables import MIME, Run, Table, TableCell, TableRow
from ataskaita.tables.model import headings
from tests.render.books import chapter, figure, parsed, table

BOOK = Book("2019 metų ataskaita", "Biblioteka", "Biblioteka", 2019, "2019 m.")
W = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">'
    '<rect width="40" height="20" fill="#1f5f8b"/></svg>'
)
TEXT = """# Skyrius {#sec-a}

Per metus – [5 738]{#n-a .v data-k="a"} knygos^[Su žurnalais.] (žr. [-@tbl-a] lentelę).

## Dalis {#sec-b}

- pirmas
- antras

1. vienas

::: {.callout-note}
Kas pažymėta.
:::

::: {.key-figures}
::: {.key-figure}
5 738

Knygos
:::
:::
"""


def totals(label: str):
    two_lines = (Run("2\u00a0738\u00a0101"), Run(" ", "break"), Run("2\u00a0738\u00a0102"))
    made = Table(
        aligns=("left", "right"),
        head=headings(["Skyrius", "2019 m."], ["", ""]),
        body=(
            TableRow((TableCell((Run("Iš viso"),)), TableCell((Run("7"),))), "total"),
            TableRow((TableCell((Run("Pajūrio skyriaus biblioteka"),)), TableCell(two_lines))),
        ),
        notes=((Run("Pastaba po lentele."),),),
    )
    from ataskaita.chapter.table_values import bundle

    cell = table(label)
    cell.outputs = [v4.new_output("execute_result", bundle(made))]
    assert MIME in cell.outputs[0].data
    return cell


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    folder = tmp_path_factory.mktemp("docx")
    made = parsed(
        folder,
        chapter("01-a", TEXT, totals("tbl-a"), figure("fig-a", alt="Stulpelis.", svg=DRAWING)),
        chapter("02-b", "# Antras {#sec-c}\n\nTekstas."),
    )
    write_docx(made.chapters, made.labels, BOOK, folder / "report.docx", work=folder)
    return made, folder / "report.docx"


def part(document, name: str):
    with zipfile.ZipFile(document[1]) as archive:
        return etree.fromstring(archive.read(name))


def style_of(document, text: str) -> str:
    body = part(document, "word/document.xml")
    found = [
        paragraph
        for paragraph in body.iter(f"{{{W['w']}}}p")
        if text in "".join(paragraph.itertext()) and not paragraph.findall("w:hyperlink", W)
    ]
    return found[0].find("w:pPr/w:pStyle", W).get(f"{{{W['w']}}}val")


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("2019 metų ataskaita", "Title"),
        ("Antras", "Heading1"),
        ("Dalis", "Heading2"),
        ("pirmas", "ListBullet"),
        ("vienas", "ListNumber"),
        ("Lentelė", "Caption"),
        ("Diagrama", "Caption"),
        ("Kas pažymėta.", "BlockText"),
    ],
)
def test_what_a_chapter_holds_has_a_style_of_words_own(document, text, style):
    assert style_of(document, text) == style
    known = part(document, "word/styles.xml").xpath("//w:style/@w:styleId", namespaces=W)
    assert style in known


def test_it_is_written_in_lithuanian(document):
    said = part(document, "word/styles.xml").xpath("//w:docDefaults//w:lang/@w:val", namespaces=W)
    assert said == ["lt-LT"]


def test_heads_of_tables_repeat_and_totals_are_bold(document):
    rows = part(document, "word/document.xml").xpath("//w:tbl/w:tr", namespaces=W)
    assert [bool(row.findall("w:trPr/w:tblHeader", W)) for row in rows] == [True, False, False]
    assert [bool(row.findall(".//w:b", W)) for row in rows] == [False, True, False]
    assert all(row.findall("w:trPr/w:cantSplit", W) for row in rows)


def test_columns_are_as_wide_as_what_stands_in_them(document):
    found = part(document, "word/document.xml").xpath("//w:gridCol/@w:w", namespaces=W)
    first, second = map(int, found)
    assert first > 2 * second


def test_a_picture_has_a_description_a_drawing_and_what_older_programs_show(document):
    body = part(document, "word/document.xml")
    assert body.xpath("//wp:docPr/@descr", namespaces=W) == ["Stulpelis."]
    shown = body.xpath("//a:blip/@r:embed", namespaces=W)
    links = {
        one.get("Id"): one.get("Target") for one in part(document, "word/_rels/document.xml.rels")
    }
    assert [links[id].rpartition(".")[2] for id in shown] == ["png"]
    with zipfile.ZipFile(document[1]) as archive:
        assert archive.read(f"word/{links[shown[0]]}").startswith(b"\x89PNG")
        assert any(name.endswith(".svg") for name in archive.namelist())


def test_the_contents_list_chapters_and_sections(document):
    body = part(document, "word/document.xml")
    links = body.xpath("//w:sdtContent//w:hyperlink", namespaces=W)
    assert ["".join(link.itertext()) for link in links] == ["1 Skyrius", "1.1 Dalis", "2 Antras"]
    marks = body.xpath("//w:bookmarkStart/@w:name", namespaces=W)
    assert {link.get(f"{{{W['w']}}}anchor") for link in links} <= set(marks)
    kinds = body.xpath("//w:sdtContent//w:fldChar/@w:fldCharType", namespaces=W)
    assert kinds == ["begin", "separate", "end"]


@pytest.mark.parametrize(
    ("depth", "listed"),
    [
        (0, []),
        (1, ["1 Skyrius", "2 Antras"]),
        (3, ["1 Skyrius", "1.1 Dalis", "1.1.1 Dalies dalis", "2 Antras"]),
    ],
)
def test_the_contents_go_as_deep_as_they_should(tmp_path, depth, listed):
    made = parsed(tmp_path, chapter("a", "# Skyrius\n\n## Dalis\n\n### Dalies dalis\n\nA."),
                  chapter("b", "# Antras\n\nB."))  # fmt: skip
    file = tmp_path / "report.docx"
    book = replace(BOOK, contents={"html": 2, "typst": 2, "docx": depth})
    write_docx(made.chapters, made.labels, book, file, work=tmp_path)
    body = part((made, file), "word/document.xml")
    links = body.xpath("//w:sdtContent//w:hyperlink", namespaces=W)
    assert ["".join(link.itertext()) for link in links] == listed


def test_its_words_are_those_of_the_pages(document):
    made, file = document
    pages = [(stem, f"<article>{html}</article>") for stem, html in made.html.items()]
    check_word(file, pages)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("antras", "trečias"),
        ("Iš viso", ""),
        ("Su žurnalais", "Be žurnalų"),
        ("Stulpelis", "Kitas"),
    ],
)
def test_a_word_that_is_lost_or_changed_is_found(document, word, other):
    made, file = document
    pages = [
        (s, f"<article>{html.replace(word, other)}</article>") for s, html in made.html.items()
    ]
    with pytest.raises(RenderError, match=r"01-a, in report\.docx"):
        check_word(file, pages)


def test_the_same_pictures_are_the_same_bytes(tmp_path):
    once, again = (to_png([DRAWING.encode()] * 2, tmp_path) for _ in range(2))
    assert once == again
    assert len(once) == 2
