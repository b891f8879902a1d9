"""What a chapter holds is on the page and in the PDF, in order, and the same in both."""

from __future__ import annotations

import base64
import io

import nbformat.v4 as v4
import pypdfium2
import pytest
from PIL import Image

from ataskaita.execution.visibility import shown_outputs
from ataskaita.render.book import Book
from ataskaita.render.conservation.check import check_pages, check_pdf
from ataskaita.render.embedded.engine import with_drawings
from ataskaita.render.embedded.references import link_page
from ataskaita.supported.findings import UnsupportedErrors
from tests.render.books import SVG, TABLE, as_html, chapter, parsed, texts

BOOK = Book("2019 metų ataskaita", "Biblioteka", "Biblioteka", 2019, "2019 m.")
OTHER = TABLE.replace("447", "551").replace("Iš viso", "Kita")


def png(width: int = 40) -> str:
    body = io.BytesIO()
    Image.new("RGB", (width, 20), (200, 0, 0)).save(body, "PNG")
    return base64.b64encode(body.getvalue()).decode()


def cell(source: str, *given, metadata: dict | None = None):
    """An executed cell; a text is what it prints."""
    made = v4.new_code_cell(source)
    made.outputs = [
        v4.new_output("stream", name="stdout", text=one)
        if isinstance(one, str)
        else v4.new_output("display_data", one, metadata=metadata or {})
        for one in given
    ]
    made.outputs = shown_outputs(made, {})
    return made


class Shown:
    """A chapter in both formats: the tree of its page, the words and pictures of its PDF."""

    def __init__(self, folder, cells, source):
        executed = chapter("01-a", "# Skyrius {#sec-a}", *cells)
        self.document = parsed(folder, executed, source=source)
        page = f"<article>{self.document.html['01-a']}</article>"
        check_pages({"01-a": executed[1]}, {"01-a": page})
        self.document.pdf(BOOK)
        own = {
            c.stem: with_drawings(
                link_page(c.html_of_pdf or c.html, c.stem, self.document.labels), folder
            )
            for c in self.document.chapters
        }
        file = folder / "report.pdf"
        check_pdf(file, self.document.chapters, own)
        self.tree = as_html(self.document)
        with pypdfium2.PdfDocument(file) as pdf:
            pages = [pdf[number] for number in range(2, len(pdf))]
            self.pdf = " ".join(
                " ".join(p.get_textpage().get_text_bounded().split()) for p in pages
            )
            self.pictures = [o.get_bounds() for p in pages for o in p.get_objects() if o.type == 3]


@pytest.fixture
def shown(tmp_path):
    def show(*cells, source=None) -> Shown:
        folder = tmp_path / "work"
        folder.mkdir(exist_ok=True)
        return Shown(folder, cells, source)

    return show


def in_order(text: str, *words: str) -> bool:
    places = [text.find(word) for word in words]
    return -1 not in places and places == sorted(places)


def test_what_a_cell_prints_and_gives_as_text(shown):
    made = shown("Prieš.", cell("x()", "PRINTED\n", {"text/plain": "'TEXT'"}), "Po.")
    assert texts(made.tree, "//pre") == ["PRINTED", "'TEXT'"]
    assert in_order(made.pdf, "Prieš", "PRINTED", "'TEXT'", "Po")


def test_two_tables_under_one_label(shown):
    made = shown(
        cell("#| label: tbl-a\n#| tbl-cap: Dvi\nx()", {"text/html": TABLE}, {"text/html": OTHER}),
        "Žr. @tbl-a.",
    )
    assert texts(made.tree, "//caption") == ["1.1 lentelė. Dvi"]
    assert texts(made.tree, "//td") == ["447", "551"]
    assert in_order(made.pdf, "1.1 lentelė. Dvi", "447", "551", "Žr. 1.1 lentelė")


def test_text_before_and_after_a_table_under_its_label(shown):
    made = shown(
        cell(
            "#| label: tbl-a\n#| tbl-cap: Lentelė\nx()",
            {"text/markdown": "MD-BEFORE"},
            {"text/html": TABLE},
            {"text/markdown": "MD-AFTER"},
        )
    )
    assert in_order(made.tree.text_content(), "MD-BEFORE", "447", "MD-AFTER")
    assert in_order(made.pdf, "MD-BEFORE", "1.1 lentelė", "447", "MD-AFTER")


def test_a_chart_and_a_table_under_one_label(shown):
    given = {"text/html": TABLE}, {"image/svg+xml": SVG}
    made = shown(cell("#| label: tbl-a\n#| tbl-cap: A\n#| fig-alt: B\nx()", *given))
    assert made.tree.xpath("//svg/@aria-label") == ["B"]
    assert texts(made.tree, "//td") == ["447"]


def test_a_picture_of_a_library_has_caption_number_and_alternative_text(shown):
    source = "#| label: fig-a\n#| fig-cap: Mano\n#| fig-alt: Raudona\nx()"
    made = shown(cell(source, {"image/png": png()}), "Žr. @fig-a.")
    assert made.tree.xpath("//figure[@id='fig-a']//img/@alt") == ["Raudona"]
    assert in_order(made.pdf, "1.1 pav. Mano", "Žr. 1.1 pav")
    assert len(made.pictures) == 1


def test_a_picture_for_sharp_screens_is_as_wide_as_it_says(shown):
    wide = {"image/png": {"width": 80, "height": 40}}
    made = shown(cell("#| fig-alt: B\nx()", {"image/png": png(160)}, metadata=wide))
    assert made.tree.xpath("//img/@width") == ["80"]
    ((left, _, right, _),) = made.pictures
    assert right - left == pytest.approx(60, abs=0.5)


def test_a_picture_wider_than_the_page_is_made_to_fit(shown):
    wide = {"image/png": {"width": 3000}}
    made = shown(cell("#| fig-alt: B\nx()", {"image/png": png(3000)}, metadata=wide))
    ((left, _, right, _),) = made.pictures
    assert right - left < 450


def test_pictures_beside_the_chapter_and_those_a_cell_holds(shown, tmp_path):
    (tmp_path / "planas.png").write_bytes(base64.b64decode(png()))
    held = v4.new_markdown_cell("Prieš ![planas](attachment:planas.png) po.")
    held["attachments"] = {"planas.png": {"image/png": png(60)}}
    made = shown(
        held,
        "![Salos *planas*](planas.png){#fig-planas width=50%}\n\nŽr. @fig-planas.",
        source=tmp_path / "01-a.ipynb",
    )
    sources = made.tree.xpath("//img/@src")
    assert len(set(sources)) == 2
    assert all((made.document.folder / source).is_file() for source in sources)
    assert made.tree.xpath("//img/@alt") == ["planas", "Salos planas"]
    assert texts(made.tree, "//figcaption") == ["1.1 pav. Salos planas"]
    assert in_order(made.pdf, "Prieš", "po", "1.1 pav. Salos planas", "Žr. 1.1 pav")
    assert len(made.pictures) == 2


def test_what_is_written_in_a_drawing_is_text_in_the_pdf(shown, tmp_path):
    drawn = SVG.replace("></svg>", '><text y="9" font-size="3">Planas</text></svg>')
    (tmp_path / "planas.svg").write_text(drawn, encoding="utf-8")
    made = shown(
        "::: {.callout-note}\n![Salos *planas*, [čia](https://pvz.lt)](planas.svg)\n:::",
        source=tmp_path / "01-a.ipynb",
    )
    assert in_order(made.pdf, "Planas", "Salos planas, čia")


def test_captions_without_labels_have_no_number(shown):
    made = shown(
        cell("#| tbl-cap: Be etiketės\nx()", {"text/html": TABLE}),
        cell("#| fig-cap: Irgi\n#| fig-alt: C\nx()", {"image/png": png()}),
    )
    assert texts(made.tree, "//caption") == ["Be etiketės"]
    assert texts(made.tree, "//figcaption") == ["Irgi"]
    assert in_order(made.pdf, "Be etiketės", "447", "Irgi")
    assert "lentelė" not in made.pdf


def test_a_caption_that_html_brings_along(shown):
    html = TABLE.replace("<thead>", "<caption>HTML-ANTRASTE</caption><thead>")
    made = shown(cell("x()", {"text/html": html}))
    assert texts(made.tree, "//caption") == ["HTML-ANTRASTE"]
    assert in_order(made.pdf, "HTML-ANTRASTE", "447")


def test_what_each_format_shows_of_its_own(shown):
    made = shown(
        '::: {.content-visible when-format="html"}\nTIK-HTML\n\n'
        '::: {.content-hidden when-format="html"}\nNIEKUR\n:::\n:::\n\n'
        '::: {.content-visible when-format="typst"}\nTIK-PDF\n:::\n\n'
        "::: {.content-hidden}\nNIEKAM\n:::\n\n"
        '::: {.content-hidden unless-format="typst"}\nNE-HTML\n:::\n\n'
        'Yra [B]{.content-visible when-format="html"}[C]{.content-hidden when-format="html"} d.'
    )
    page = made.tree.text_content()
    assert in_order(page, "TIK-HTML", "Yra B d")
    assert in_order(made.pdf, "TIK-PDF", "NE-HTML", "Yra C d")
    assert "TIK-HTML" not in made.pdf
    assert not any(word in page + made.pdf for word in ("NIEKUR", "NIEKAM"))
    assert "TIK-PDF" not in page


def test_lines_end_where_the_author_ends_them(shown):
    made = shown("Ateities g.<br>Ignalina<br/>Lietuva", "| A<br>B |\n|---|\n| C<br>D |")
    assert len(made.tree.xpath("//br")) == 4
    assert in_order(made.pdf, "Ateities g. Ignalina Lietuva", "A B", "C D")


def test_rules_around_a_text_are_no_settings(shown):
    made = shown("---\nPastaba: tekstas lieka\n---\n\nAntra.")
    assert texts(made.tree, "//p") == ["Pastaba: tekstas lieka", "Antra."]
    assert len(made.tree.xpath("//hr")) == 2
    assert in_order(made.pdf, "Pastaba: tekstas lieka", "Antra")


def test_a_table_of_markdown_has_its_label_and_caption(shown):
    made = shown("| a | b |\n|---|---|\n| c | d |\n\n: Antraštė {#tbl-m}\n\nŽr. @tbl-m.")
    assert texts(made.tree, "//caption") == ["1.1 lentelė. Antraštė"]
    assert in_order(made.pdf, "1.1 lentelė. Antraštė", "c", "Žr. 1.1 lentelė")


def test_a_task_and_an_initial_are_shown(shown):
    made = shown("- [x] atlikta\n- [ ] ne\n\nA. Baranausko g.")
    assert in_order(made.pdf, "atlikta", "ne", "A. Baranausko g.")


def test_words_before_a_reference_stay_with_it(shown):
    made = shown("[žr. @sec-a, pabaigą] ir [Skyrius -@sec-a].")
    assert in_order(made.tree.text_content(), "žr.\u00a01\u00a0skyrius, pabaigą", "Skyrius\u00a01.")
    assert in_order(made.pdf, "žr. 1 skyrius, pabaigą", "Skyrius 1.")


def test_the_title_of_a_callout_is_markdown(shown):
    made = shown('::: {.callout-note title="Su *kursyvu* ir `kodu`"}\nA\n:::')
    assert texts(made.tree, "//div[@class='callout-title']/em") == ["kursyvu"]
    assert in_order(made.pdf, "Su kursyvu ir kodu", "A")


def test_quotation_marks_are_the_same_in_both(shown):
    made = shown("Ir d’Artanjanas, „Trys“ … ‚du‘.")
    for text in (made.tree.text_content(), made.pdf):
        assert "Ir d’Artanjanas, „Trys“ … ‚du‘." in text


def test_quotation_marks_inside_of_others_are_no_others(shown):
    made = shown("„a \"b\" c“ \"d 'e' f\" Rock'n'roll")
    assert "„a ‚b‘ c“ „d ‚e‘ f“ Rock’n’roll" in made.pdf


def test_classes_that_nobody_knows_meet_no_style_sheet(shown):
    made = shown("::: {.inner}\nA [b]{.wide-hint}\n:::")
    assert not made.tree.xpath("//*[contains(@class, 'inner') or contains(@class, 'wide-hint')]")


def test_an_attachment_with_a_space_in_its_name(shown):
    held = v4.new_markdown_cell("![planas](<attachment:mano planas.png>)")
    held["attachments"] = {"mano planas.png": {"image/png": png()}}
    assert len(shown(held).pictures) == 1


def test_a_list_behind_a_comment_begins_anew(shown):
    made = shown("1. a\n2. b\n\n<!-- -->\n\n1. c")
    assert "1. a 2. b 1. c" in made.pdf


def test_lists_count_as_they_are_written(shown):
    made = shown("a) viena\nb) kita\n\nTarp.\n\niv. toks\nv. kitas\n\nTarp.\n\n7. A\n8. B")
    assert in_order(made.pdf, "a)", "b)", "iv.", "v.", "7.", "8.")


@pytest.mark.parametrize(
    "given",
    [
        {"text/html": "<p>HTML-PARA</p>", "text/plain": "x"},
        {"text/markdown": "Formulė $a$"},
        {"text/markdown": "A <b>c</b>"},
        {"text/markdown": "[A]{.column-margin}"},
    ],
)
def test_what_a_cell_gives_for_one_format_is_refused_with_the_cell(shown, given):
    with pytest.raises(UnsupportedErrors) as refused:
        shown("Prieš.", cell("#| label: tik-viena\nx()", given))
    (found,) = refused.value.findings
    assert (found.file, found.cell) == ("01-a", "tik-viena")


def test_a_heading_that_a_cell_gives_far_below_the_last_one_is_refused_with_the_cell(shown):
    with pytest.raises(UnsupportedErrors) as refused:
        shown("## Dalis", cell("#| label: gili\nx()", {"text/markdown": "#### Giliai\n\nA"}))
    (found,) = refused.value.findings
    assert (found.rule, found.cell) == ("heading-skip", "gili")


def test_what_stands_behind_a_mark_in_a_column_of_numbers_is_drawn_beside_it(shown):
    made = shown("| a | b |\n|---|--:|\n| c | 22^\\[e\\]^ žodis |\n| d | 5^\\[e\\]^ |")
    assert "22[e] žodis" in made.pdf


def test_a_long_word_does_not_leave_the_page(shown):
    made = shown("Žodis " + "nebeprisikiškiakopūsteliaujantis" * 8, f"`{'kodas_' * 30}`")
    assert "nebeprisikiškiakopūsteliaujantis" in made.tree.text_content()


def test_a_list_and_a_definition_of_more_than_a_page_are_drawn_whole(shown):
    long = "Tai yra žodis ir ne kitas. " * 200
    made = shown(f"- {long}pirmas;\n- {long}antras.\n\nTerminas\n:   {long}galas.")
    assert made.pdf.count("žodis") == 600


def test_words_too_long_for_their_columns_are_broken(shown):
    row = "".join(f"<td>Nepaprastailgasžodisbetarpelio{n}</td>" for n in "abcdefghijk")
    made = shown(cell("x()", {"text/html": f"<table><tr>{row}</tr></table>"}))
    assert len(made.tree.xpath("//td")) == 11


def test_a_table_that_fits_on_no_page_is_refused_by_its_cell(shown):
    row = "".join(f"<td>{10**12 + n}</td>" for n in range(20))
    with pytest.raises(UnsupportedErrors) as refused:
        shown(cell("#| label: plati\nx()", {"text/html": f"<table><tr>{row}</tr></table>"}))
    (found,) = refused.value.findings
    assert (found.rule, found.cell) == ("table-wide", "plati")


def test_paragraphs_of_several_definitions_stay_apart_in_the_pdf(tmp_path):
    text = "# A {#sec-a}\n\nTerminas\n:   Pirma\n\n    Antra\n:   Trečia\n"
    typst = parsed(tmp_path, chapter("01-a", text)).typst
    assert "Pirma\n\nAntra\n\nTrečia" in typst


def test_tables_and_pictures_in_a_callout_are_numbered(shown):
    made = shown(
        "::: {.callout-note}\n\n| a |\n|---|\n| b |\n\n: Viduje {#tbl-a}\n\n:::\n\n"
        "| c |\n|---|\n| d |\n\n: Po jo {#tbl-b}\n\nŽr. [-@tbl-a] ir [-@tbl-b]."
    )
    assert "1.1 lentelė. Viduje a b 1.2 lentelė. Po jo c d Žr. 1.1 ir 1.2." in made.pdf


def test_a_number_in_a_heading_is_told_once_though_the_contents_say_it_again(tmp_path):
    text = "# A {#sec-a}\n\n## Iš viso [447]{#n-a .v data-k=a}"
    assert parsed(tmp_path, chapter("01-a", text)).pdf(BOOK) == [("a", "447")]
