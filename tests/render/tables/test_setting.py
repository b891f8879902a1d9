"""One reading of a table, set for the site and for the PDF."""

from __future__ import annotations

import json

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.render.embedded.tables.grid import read_grid
from ataskaita.render.embedded.tables.html import to_html
from ataskaita.render.embedded.tables.typst import content, to_typst
from ataskaita.render.embedded.tables.widths import PAGES, widths
from tests.render.books import chapter, parsed
from tests.render.books import table as book_table


def table(*cells: str, tag: str = "td") -> str:
    return f"<table><tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr></table>"


def cell(html: str):
    return read_grid(table(html)).body[0][0].element


def test_a_label_and_a_caption_are_in_both_formats(tmp_path):
    made = parsed(tmp_path, chapter("a", "# A", book_table("tbl-x", "Rodikliai *C*", table("1"))))
    assert '<table id="tbl-x">\n<caption>' in made.html["a"]
    assert "Rodikliai <em>C</em></span></caption>" in made.html["a"]
    assert '#table-figure("tbl-x", true, [Rodikliai #emph[C]], { report-table(' in made.typst


def test_a_table_without_a_label_has_no_number(tmp_path):
    made = parsed(tmp_path, chapter("a", "# A\n\n| a |\n|---|\n| b |\n"))
    assert "<table>\n<thead>" in made.html["a"]
    assert '#table-figure("", false, [], { report-table(' in made.typst


def test_a_total_is_set_off_in_both_formats():
    grid = read_grid('<table><tr><th style="font-weight: bold">Iš viso</th><td>5</td></tr></table>')
    assert '<tr class="total">' in to_html(grid)
    assert '[#strong[#"5";]]' in to_typst(grid)


def test_every_note_is_a_paragraph_of_its_own():
    grid = read_grid("<table><tr><td>1</td></tr><tfoot><tr><td>A</td></tr><tr><td>B</td></tr>"
                     "</tfoot></table>")  # fmt: skip
    assert "<p>A</p>\n<p>B</p>" in to_html(grid)
    assert 'table-notes[#"A"; #linebreak() #"B";]' in to_typst(grid)


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<strong>a</strong>", '#strong[#"a";]'),
        ("a<br>b", '#"a";#linebreak();#"b";'),
        ('<a href="#tbl-x">2</a>', '#link(label("tbl-x"))[#"2";]'),
        ('<a href="https://a.lt">b</a>', '#link("https://a.lt")[#"b";]'),
        ("<code>a_b</code>", '#raw("a_b");'),
        ('<span class="outcome nearly">beveik</span>', '#outcome("nearly")[#"beveik";]'),
        ('<span class="v" data-k="a@b.2023">5</span>', '#v("a@b.2023", "5")[#"5";]'),
        ("5<sup>[e]</sup>", '#"5";#super[#"[e]";]'),
    ],
)
def test_what_stands_in_a_cell_is_said_in_typst(html, said):
    assert content(cell(html)) == said


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=30))
def test_no_sign_of_a_text_means_anything_to_typst(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    said = content(cell(escaped))
    shown = typst.query(f"#metadata({said[1:-1]})<x>".encode(), "<x>", field="value", one=True)
    assert json.loads(shown) == text


@given(st.lists(st.integers(1, 60), min_size=1, max_size=9))
def test_words_share_out_the_whole_page_and_no_more(lengths):
    shares, step = widths(read_grid(table(*("a" * length for length in lengths))))
    assert len(shares) == len(lengths)
    if step < len(PAGES):
        assert sum(shares) == pytest.approx(PAGES[step - 1])


def test_a_table_is_set_as_large_as_the_page_allows():
    few, many = ("abcdef",) * 4, ("1 548 000",) * 12
    assert [widths(read_grid(table("Padalinys", *cells)))[1] for cells in (few, many)] == [1, 3]


def test_a_number_and_its_unit_stay_on_one_line_but_the_ledger_gets_them_as_they_are():
    said = content(cell('<span class="v" data-k="a@b.2023">2,0 proc. p.</span>'))
    assert said == '#v("a@b.2023", "2,0 proc. p.")[#"2,0\u00a0proc.\u00a0p.";]'


def test_columns_of_numbers_that_need_the_same_get_the_same():
    shares, _ = widths(read_grid(table("Padalinys", "1 548", "829", "17")))
    assert len(set(shares[1:])) == 1
