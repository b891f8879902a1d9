"""Each PDF is one accessible document, in which Typst has counted, listed and linked everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import typst
from pypdf import PdfReader

from ataskaita.errors import RenderError
from ataskaita.render.book import Book
from ataskaita.render.embedded import pdf as module
from ataskaita.render.embedded.pdf_tags import tag_tables
from ataskaita.supported.findings import UnsupportedErrors
from tests.render.books import SVG, Document, chapter, figure, parsed, table

BOOK = Book("2019 metų veiklos ataskaita", "Biblioteka (centrinė)", "Biblioteka", 2019, "2019 m.")
CHART = SVG.replace("></svg>", '><text y="9">A</text></svg>')

CHAPTERS = (
    chapter("index",
            "# Metų apžvalga {.unnumbered #sec-review}\n\n"
            "Lentelė – @tbl-branches, [-@fig-oak] pav., "
            "@sec-fund, @sec-targets, @sec-brackets; "
            "priede – @tbl-words, @sec-words ir @sec-data.\n\n"
            'Viso [11 763]{#n-1 .v data-k="lending.items"}.[^1]\n\n[^1]: Pirmoji išnaša.',
            table("tbl-none")),
    chapter("02-fund",
            "# Dokumentų *fondas* {#sec-fund}\n\n"
            'Du [1]{#n-1 .v data-k="a"} ir [2]{#n-2 .v data-k="b"}.^[Antroji.] '
            "Ir dar.^[Trečioji.]\n\n"
            "## Skliaustai (12 0 R) ir \\\\ {#sec-brackets}", table("tbl-branches"),
            "### Gilyn\n\nYra „[Book Trailers]{lang=en}“. "
            "Žr. [svetainę](https://example.org/a(b)), [apžvalgą](#sec-review) ir "
            "[žodyną](#sec-words).", figure("fig-first", svg=CHART)),
    chapter("11-plans", "# Planai {#sec-plans}\n\n## [Future]{lang=en}\n\n"
            + "Daug žodžių. " * 900),
    chapter("12-targets", "# Siekiai {#sec-targets}", figure("fig-oak", alt="Juosta: (5 < 6"),
            "## Visi siekiai {#sec-all}\n\nŽr. @sec-brackets.", appendix=True),
    chapter("17-data", "# Duomenys {#sec-data}\n\n## Žodynas {#sec-words}\n\n"
            'Žr. @tbl-branches, @sec-plans. Yra [5]{#n-1 .v data-k="loans"}.',
            table("tbl-words"), appendix=True, pdf="annex"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _fixed_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture(scope="module")
def document(tmp_path_factory) -> Document:
    return parsed(tmp_path_factory.mktemp("book"), *CHAPTERS)


@pytest.fixture(scope="module")
def written(document) -> dict[str, list]:
    """The numbers of both PDFs, which lie in the folder of the document."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        return {name: document.pdf(BOOK, name) for name in ("report", "annex")}


@pytest.fixture(scope="module")
def report(document, written) -> PdfReader:
    return PdfReader(document.folder / "report.pdf")


@pytest.fixture(scope="module")
def texts(report) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in report.pages]


def annex_text(document) -> str:
    pages = PdfReader(document.folder / "annex.pdf").pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def bookmarks(reader: PdfReader) -> list[tuple[int, str, int]]:
    """Level, text and page of each."""

    def walk(marks, level: int) -> Iterator[tuple[int, str, int]]:
        for mark in marks:
            if isinstance(mark, list):
                yield from walk(mark, level + 1)
            else:
                yield level, mark.title, reader.get_destination_page_number(mark)

    return list(walk(reader.outline, 1))


def addresses(reader: PdfReader) -> list[str]:
    """Where links lead that leave the file."""
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots", ())]
    return [link["/A"]["/URI"] for link in links if "/URI" in link.get("/A", {})]


def tagged(element: pikepdf.Object, *tags: str) -> Iterator[pikepdf.Dictionary]:
    """All elements with one of these tags, in the order in which they are read out."""
    below = element.get("/K")
    for item in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(item, pikepdf.Dictionary) and "/S" in item:
            if item.S in tags:
                yield item
            yield from tagged(item, *tags)


def about_table(cell: pikepdf.Dictionary) -> pikepdf.Dictionary:
    return next(said for said in cell.A if said.O == "/Table")


@pytest.mark.parametrize("name", ["report", "annex"])
def test_every_cell_of_a_table_knows_the_names_of_its_column_and_its_row(document, written, name):
    with pikepdf.open(document.folder / f"{name}.pdf") as pdf:
        root = pdf.Root.StructTreeRoot
        ids = pikepdf.NameTree(root.IDTree)
        tables = list(tagged(root, "/Table"))
        assert tables
        for table in tables:
            (body,) = tagged(table, "/TBody")
            for row in tagged(body, "/TR"):
                first, *others = tagged(row, "/TH", "/TD")
                assert (first.S, about_table(first).Scope) == ("/TH", "/Row")
                for cell in others:
                    heads = [ids[str(id)] for id in about_table(cell).Headers]
                    scopes = [about_table(head).Scope for head in heads]
                    assert scopes == ["/Column", "/Row"]
                    assert heads[-1].objgen == first.objgen


def test_last_rows_that_are_kept_together_are_tagged_as_all_others():
    rows = "table.header[A][B], [a], [1], table.footer(repeat: false, [b], [2])"
    made = typst.compile(f"#table(columns: 2, {rows})".encode(), format="pdf")
    with pikepdf.open(BytesIO(tag_tables(made, [True]))) as pdf:
        bodies = list(tagged(pdf.Root.StructTreeRoot, "/TBody"))
        assert [[cell.S for cell in tagged(body, "/TH", "/TD")] for body in bodies] == [
            ["/TH", "/TD"],
            ["/TH", "/TD"],
        ]


def test_a_caption_is_the_beginning_of_its_table(document, written):
    with pikepdf.open(document.folder / "report.pdf") as pdf:
        for table in tagged(pdf.Root.StructTreeRoot, "/Table"):
            first = table.K[0]
            assert first.S == "/Caption"
            assert first.P.objgen == table.objgen


def test_pages_are_labelled_as_they_are_numbered(report):
    assert report.page_labels == [str(number) for number in range(1, len(report.pages) + 1)]


def test_words_of_another_language_are_named_for_those_who_listen(document, written):
    with pikepdf.open(document.folder / "report.pdf") as pdf:
        drawn = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert set(re.findall(rb"/Lang\(([^)]*)\)", drawn)) == {b"lt-LT", b"en"}


@pytest.mark.parametrize("name", ["report", "annex"])
def test_each_typeface_is_embedded_once(document, written, name):
    fonts = set()
    with pikepdf.open(document.folder / f"{name}.pdf") as pdf:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/FontDescriptor":
                face = str(font.FontName).partition("+")[2]
                assert face not in fonts
                fonts.add(face)
    assert fonts


def test_a_chapter_goes_on_below_the_one_before_where_there_is_room(report):
    ways = {title: page for _, title, page in bookmarks(report)}
    assert ways["Metų apžvalga"] == ways["1 Dokumentų fondas"]


@pytest.mark.parametrize("name", ["report", "annex"])
def test_it_is_a_sound_tagged_file_that_says_what_it_is(document, written, name):
    with pikepdf.open(document.folder / f"{name}.pdf") as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.Root.Lang).startswith("lt")
        assert pdf.Root.MarkInfo.Marked is True
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
        assert str(pdf.docinfo.CreationDate).startswith("D:20231114221320")
        said = pdf.Root.Metadata.read_bytes().decode()
        assert "<pdfuaid:part>1<" in said
        assert "<pdfaid:part>2<" in said
        assert "<pdfaid:conformance>A<" in said


def test_the_annex_is_told_apart_by_its_title(document, written, report):
    assert report.metadata.title == "2019 metų veiklos ataskaita"
    annex = PdfReader(document.folder / "annex.pdf")
    assert annex.metadata.title == "2019 metų veiklos ataskaita. Priedai"
    assert "Priedai" in annex.pages[0].extract_text()


def test_bookmarks_are_the_headings_with_their_numbers(document, written, report):
    assert [(level, title) for level, title, _ in bookmarks(report)] == [
        (1, "Turinys"),
        (1, "Metų apžvalga"),
        (1, "1 Dokumentų fondas"),
        (2, "1.1 Skliaustai (12 0 R) ir \\"),
        (3, "1.1.1 Gilyn"),
        (1, "2 Planai"),
        (2, "2.1 Future"),
        (1, "A Siekiai"),
        (2, "A.1 Visi siekiai"),
    ]
    annex = PdfReader(document.folder / "annex.pdf")
    assert [title for _, title, _ in bookmarks(annex)] == ["Turinys", "B Duomenys", "B.1 Žodynas"]


def test_numbers_are_those_of_the_site(document, texts):
    whole = " ".join(texts)
    for number in ("1 lentelė. Lentelė", "1.1 lentelė. Lentelė", "1.1 pav. Diagrama",
                   "A.1 pav. Diagrama"):  # fmt: skip
        assert number in whole
    assert "B.1 lentelė. Lentelė" in annex_text(document)
    for page in document.chapters:
        for heading in page.headings:
            assert document.labels[heading.id]["number"] == heading.number


def test_references_give_number_and_name_in_this_pdf_and_the_other(document, texts):
    assert (
        "Lentelė – 1.1 lentelė, A.1 pav., 1 skyrius, A priedas, 1.1 skyrius; "
        "priede – B.1 lentelė, B.1 skyrius ir B priedas."
    ) in " ".join(texts)
    assert "Žr. 1.1 lentelė, 2 skyrius." in annex_text(document)


def test_links_to_the_other_pdf_name_its_heading(document, written, report):
    assert addresses(report) == [
        "annex.pdf#sec-words",
        "annex.pdf#sec-words",
        "annex.pdf#sec-data",
        "https://example.org/a(b)",
        "annex.pdf#sec-words",
    ]
    annex = PdfReader(document.folder / "annex.pdf")
    assert addresses(annex) == ["report.pdf#sec-brackets", "report.pdf#sec-plans"]
    assert {"sec-words", "sec-data"} <= set(annex.named_destinations)
    assert {"sec-brackets", "sec-plans"} <= set(report.named_destinations)


def test_the_contents_give_the_real_pages(report, texts):
    contents = re.sub(r"[.\s]+", "", texts[1])
    for level, title, page in bookmarks(report)[1:]:
        if level < 3:
            assert re.sub(r"[.\s]+", "", f"{title}{page + 1}") in contents


@pytest.mark.parametrize(
    ("depth", "listed"), [(0, ()), (1, ("1 Skyrius",)), (3, ("1 Skyrius", "1.1 Dalis", "Gilyn"))]
)
def test_the_contents_go_as_deep_as_they_should(tmp_path, depth, listed):
    made = parsed(tmp_path, chapter("a", "# Skyrius\n\n## Dalis\n\n### Gilyn\n\nA."))
    contents = {"html": 2, "typst": depth, "docx": 2}
    made.pdf(replace(BOOK, number_depth=2, contents=contents))
    pages = [page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages]
    assert len(pages) == (3 if depth else 2)
    shown = " ".join(pages[1].split()) if depth else ""
    assert ("Turinys" in shown) == bool(depth)
    for heading in ("1 Skyrius", "1.1 Dalis", "Gilyn"):
        assert (heading in shown) == (heading in listed)
    assert "1.1.1" not in shown


def test_every_page_but_the_title_has_its_number(texts):
    assert "Biblioteka 1" not in texts[0]
    for number, text in enumerate(texts[1:], start=2):
        assert re.search(rf"Biblioteka\b[^\n]* {number}\b", text), text


def test_pages_that_go_on_name_their_chapter(report, texts):
    start = next(page for _, title, page in bookmarks(report) if title == "2 Planai")
    assert texts[start + 1].startswith("2 Planai 2019 metų veiklos ataskaita")


def test_notes_are_counted_in_each_chapter(texts):
    whole = " ".join(texts)
    assert "11 763.1" in whole.replace(" .", ".")
    assert re.search(r"1 ?Antroji", whole)
    assert re.search(r"2 ?Trečioji", whole)


def test_the_numbers_on_the_pages_come_in_the_order_of_the_book(written):
    assert written["report"] == [("lending.items", "11 763"), ("a", "1"), ("b", "2")]
    assert written["annex"] == [("loans", "5")]


def test_an_error_of_typst_names_the_chapter_and_leaves_nothing(tmp_path):
    (tmp_path / "figures").mkdir()
    document = parsed(tmp_path, chapter("02-fund", "# A\n\n`#nera`{=typst}"))
    with pytest.raises(RenderError, match=r"02-fund, cell 1, near .*: Typst .*variable: nera"):
        document.pdf(BOOK)
    assert [path.name for path in tmp_path.iterdir() if path.name not in ("figures", "cache")] == []


def test_a_chart_without_alternative_text_is_refused(tmp_path):
    with pytest.raises(UnsupportedErrors) as refused:
        parsed(tmp_path, chapter("02-fund", "# A", figure("fig-a", alt="")))
    (found,) = refused.value.findings
    assert (found.file, found.cell, found.rule) == ("02-fund", "fig-a", "picture-alt")


def test_a_link_that_leads_nowhere_is_plain_text_in_a_draft(tmp_path):
    wrong = chapter("02-fund", "# A\n\nŽr. [čia](#tbl-nera).")
    with pytest.raises(RenderError, match=r"02-fund, cell 1 links to #tbl-nera, but nothing"):
        parsed(tmp_path, wrong)
    parsed(tmp_path, wrong, strict=False).pdf(BOOK, draft=True)
    assert "Žr.\u00a0čia." in PdfReader(tmp_path / "report.pdf").pages[2].extract_text()


@pytest.fixture
def compiled(monkeypatch) -> list[str]:
    """The texts that Typst is given, as it happens."""
    seen, original = [], module.Typesetter.compile

    def compile(self, sources):
        seen.append(sources)
        return original(self, sources)

    monkeypatch.setattr(module.Typesetter, "compile", compile)
    return seen


def test_a_pdf_is_set_again_only_when_something_in_it_has_changed(tmp_path, compiled):
    last = tmp_path / "last"
    last.mkdir()

    def render(sentence: str, picture: str = CHART) -> tuple[bytes, list]:
        text = f"# A {{#sec-a}}\n\n{sentence} [3]{{#n-1 .v data-k='k'}}"
        document = parsed(tmp_path, chapter("02-a", text, figure("fig-a", svg=picture)))
        printed = document.pdf(BOOK, before=last)
        made = (tmp_path / "report.pdf").rename(last / "report.pdf")
        return made.read_bytes(), printed

    first = render("Vienas")
    assert render("Vienas") == first
    assert len(compiled) == 1
    assert render("Kitas") != first
    assert render("Vienas", CHART.replace(">A<", ">B<")) != first
    assert len(compiled) == 3
    (last / "report.pdf").write_bytes(b"spoiled")
    assert render("Vienas") == first


def test_two_renders_at_once_do_not_disturb_each_other(document, written, tmp_path):
    before = (document.folder / "report.pdf").read_bytes()

    def write(folder: Path) -> bytes:
        folder.mkdir()
        chapters = [made for made in document.chapters if made.pdf == "report"]
        given = {"work": document.folder, "cache": module.Cache(folder)}
        module.write_pdf("report", chapters, document.labels, BOOK, folder, **given)
        return (folder / "report.pdf").read_bytes()

    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(write, (tmp_path / "a", tmp_path / "b")))
    assert made == [before, before]
