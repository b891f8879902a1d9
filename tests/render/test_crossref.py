"""Numbers of chapters, sections, tables and figures, and references to them."""

from __future__ import annotations

import pytest

from ataskaita.errors import RenderError
from tests.render.books import as_html, chapter, figure, parsed, table, texts

BOOK = (
    chapter("index", "# Pradžia {.unnumbered #sec-index}\n\nŽr. @sec-a, [-@tbl-b] lentelę."),
    chapter("01-a", "# Pirmas {#sec-a}\n\n## Vienas {#sec-a-1}\n\n### Gilyn\n\n## Du {#sec-a-2}",
            table("tbl-a"), figure("fig-a"), table("tbl-a2"),
            "Žr. [-@tbl-b] lentelę, @fig-a ir [-@sec-targets] priedą."),
    chapter("02-b", "# Antras {#sec-b}\n\n## Trys {#sec-b-1}", table("tbl-b"), figure("fig-b"),
            "Žr. @tbl-a, @sec-a-2, @sec-targets; [-@fig-b] pav.",
            "Taip rodo @fig-a. Kitas sakinys (žr. [@tbl-a; @fig-b]). Pabaiga – **@fig-b**."),
    chapter("12-targets", "# Siekiai {#sec-targets}\n\n## Taisyklės {#sec-rules}",
            table("tbl-t"), appendix=True),
    chapter("13-methods", "# Metodai {#sec-methods}\n\nŽr. @tbl-t.", figure("fig-m"),
            appendix=True),
)  # fmt: skip


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return parsed(tmp_path_factory.mktemp("book"), *BOOK)


@pytest.fixture(scope="module")
def tree(book):
    return as_html(book)


def test_chapters_count_in_numbers_and_appendices_in_letters(book):
    assert [(page.stem, page.number, page.title) for page in book.chapters] == [
        ("index", "", "Pradžia"),
        ("01-a", "1", "Pirmas"),
        ("02-b", "2", "Antras"),
        ("12-targets", "A", "Siekiai"),
        ("13-methods", "B", "Metodai"),
    ]
    assert [page.appendix for page in book.chapters] == [False, False, False, True, True]


def test_sections_are_numbered_within_their_chapter(book):
    numbers = [(h.level, h.number, h.title) for page in book.chapters for h in page.headings]
    assert (2, "1.1", "Vienas") in numbers
    assert (3, "1.1.1", "Gilyn") in numbers
    assert (2, "1.2", "Du") in numbers
    assert (2, "2.1", "Trys") in numbers
    assert (2, "A.1", "Taisyklės") in numbers


def test_the_number_of_a_heading_is_printed_before_it(tree):
    assert texts(tree, "//h1") == ["Pradžia", "1 Pirmas", "2 Antras", "A Siekiai", "B Metodai"]


def test_tables_and_figures_are_counted_by_chapter_each_kind_for_itself(tree):
    assert texts(tree, "//caption") == [
        "1.1 lentelė. Lentelė",
        "1.2 lentelė. Lentelė",
        "2.1 lentelė. Lentelė",
        "A.1 lentelė. Lentelė",
    ]
    assert texts(tree, "//figcaption") == [
        "1.1 pav. Diagrama",
        "2.1 pav. Diagrama",
        "B.1 pav. Diagrama",
    ]


def test_the_number_stands_before_the_word_as_lithuanian_wants_it(tree):
    paragraph = texts(tree, "//p[contains(., 'A\xa0priedas')]")
    assert paragraph == ["Žr. 1.1 lentelė, 1.2 skyrius, A priedas; 2.1 pav."]


def test_a_reference_without_its_word_is_the_number_alone(tree):
    assert texts(tree, "//p[contains(., 'priedą')]") == ["Žr. 2.1 lentelę, 1.1 pav. ir A priedą."]


def test_a_sentence_that_ends_with_an_abbreviation_has_one_full_stop(book, tree):
    said = "Taip rodo 1.1 pav. Kitas sakinys (žr. 1.1 lentelė, 2.1 pav.). Pabaiga – 2.1 pav."
    assert texts(tree, "//p[contains(., 'Taip')]") == [said]
    assert "ends: true);. Kitas" in book.typst
    assert "ends: false);)." in book.typst


def test_a_reference_links_to_what_it_means_on_its_page(tree):
    links = tree.xpath("//p//a[contains(@href, '#')]/@href")
    assert {"02-b.html#tbl-b", "01-a.html#tbl-a", "12-targets.html#sec-targets"} <= set(links)
    ids = set(tree.xpath("//@id"))
    assert {link.rpartition("#")[2] for link in links} <= ids


def test_number_and_word_do_not_part_at_the_end_of_a_line(tree):
    link = tree.xpath("//a[@href='01-a.html#tbl-a']")[0]
    assert link.text_content() == "1.1\xa0lentelė"


def test_a_chapter_without_a_number_counts_its_tables_from_one(tmp_path):
    document = parsed(tmp_path, chapter("index", "# Pradžia {.unnumbered}", table("tbl-x")))
    assert texts(as_html(document), "//caption") == ["1 lentelė. Lentelė"]


def test_a_reference_that_leads_nowhere_names_the_chapter_and_the_label(tmp_path):
    wrong = chapter("05-service", "# A {#sec-a}\n\nŽr. @tbl-laons ir @sec-a.")
    with pytest.raises(RenderError) as error:
        parsed(tmp_path, chapter("04-x", "# B {#sec-b}"), wrong)
    assert "05-service, cell 1 refers to @tbl-laons" in error.value.message
    assert "04-x" not in error.value.message
    assert error.value.fix


def test_all_references_that_lead_nowhere_are_named_at_once(tmp_path):
    with pytest.raises(RenderError, match=r"(?s)@fig-one.*@tbl-two"):
        parsed(tmp_path, chapter("a", "# A {#sec-a}\n\n@fig-one, [-@tbl-two]"))


def test_a_draft_of_one_chapter_may_refer_to_others(tmp_path):
    document = parsed(tmp_path, chapter("a", "# A {#sec-a}\n\nŽr. @tbl-two."), strict=False)
    assert "@tbl-two" in as_html(document).text_content()


def test_a_label_that_is_used_twice_is_named_with_both_its_cells(tmp_path):
    with pytest.raises(RenderError, match=r"01-a, cell tbl-x; 02-b, cell tbl-x: two things"):
        parsed(
            tmp_path, chapter("01-a", "# A", table("tbl-x")), chapter("02-b", "# B", table("tbl-x"))
        )


def test_an_address_in_the_text_is_no_reference(tmp_path):
    document = parsed(tmp_path, chapter("a", "# A\n\nRašykite info@biblioteka.lt."))
    assert "info@biblioteka.lt" in as_html(document).text_content()


@pytest.mark.parametrize("sign", ["\ue000b1\ue001", "\ue004x\ue005", "table-1", "(1,tbl-a)"])
def test_no_sign_in_a_text_means_anything_but_itself(tmp_path, sign):
    text = f"# A {{#sec-a}}\n\nŽr. {sign} ir @tbl-a."
    document = parsed(tmp_path, chapter("a", text, table("tbl-a")))
    assert texts(as_html(document), "//p[contains(., 'Žr.')]") == [f"Žr. {sign} ir 1.1 lentelė."]
    assert sign in document.typst
