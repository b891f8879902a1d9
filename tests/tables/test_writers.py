"""One table, written for the site, for the PDF, and for whoever has no style sheet of ours."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace

import lxml.html
import pypandoc
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.tables import Run, Table, TableCell, TableRow, to_html, to_plain_html, to_typst
from ataskaita.tables.html import CARDS, MANY, cards_below, runs_html
from ataskaita.tables.model import headings
from ataskaita.tables.typst import KEPT, TOGETHER, runs_typst
from ataskaita.tables.widths import PAGES, TooWide, widths

#: What means something to HTML, to Markdown or to Typst.
SIGNS = '<b>&amp; *a* _b_ $c$ #d @e \\f `g` "h" [i] {j} // k'


def row(*texts: str | Run, kind: str = "") -> TableRow:
    runs = [Run(text) if isinstance(text, str) else text for text in texts]
    return TableRow(tuple(TableCell((run,)) for run in runs), kind)


def table(*rows: TableRow, numbers: bool = True, groups: tuple[str, ...] = (), **options) -> Table:
    count = len(rows[0].cells)
    head = headings(["Padalinys", *map(str, range(1, count))], groups or [""] * count)
    aligns = ("left", *["right" if numbers else "left"] * (count - 1))
    return Table(aligns, head, rows, **options)


def tree(html: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(f"<div>{html}</div>")


def test_the_last_rows_of_a_table_that_is_cut_go_to_a_page_together():
    rows = [row(f"{n}", "1") for n in range(KEPT)]
    _start, foot, end = to_typst(table(*rows)).partition("table.footer(repeat: false, ")
    assert foot
    assert end.count("[], [") + end.count('[#"1";]') == TOGETHER
    assert "table.footer" not in to_typst(table(*rows[:TOGETHER]))


def test_what_stands_below_a_number_in_its_cell_makes_its_column_no_wider():
    above = (Run("10,5", "number", "a.b"), Run("[e]", "mark"))
    below = (Run(" ", "break"), Run("pask. ", "published"), Run("10,4", "number", "c.d"))
    alone, both = (
        table(TableRow((TableCell((Run("a"),)), TableCell(runs))))
        for runs in (above, above + below)
    )
    assert widths(both)[0][1] - widths(alone)[0][1] < len("pask. 10,4")
    assert '#linebreak();#missing[#"pask. ";]#v("c.d", "10,4")' in to_typst(both)
    assert '<br /><span class="published">pask. </span><span class="v" data-k="c.d">' in to_html(
        both
    )


def test_a_caption_can_be_put_behind_the_start_of_the_table():
    start, _, rest = to_html(table(row("a", "1"))).partition("<table>")
    assert start.endswith('<div class="table-wrap">\n')
    assert rest.startswith("\n<thead>")


def test_headings_and_rows_are_named_for_those_who_listen():
    head, body = tree(to_html(table(row("a", "1"), groups=("", "G")))).xpath(".//thead|.//tbody")
    assert [(th.text_content(), th.get("scope")) for th in head.iter("th")] == [
        ("Padalinys", "col"),
        ("G", "col"),
        ("1", "col"),
    ]
    assert [(cell.tag, cell.get("scope")) for cell in body.iter("th", "td")] == [
        ("th", "row"),
        ("td", None),
    ]


def test_an_empty_heading_has_a_name_that_is_not_seen():
    unnamed = Table(("left",), headings([""], [""]), (row("a"),))
    assert tree(to_html(unnamed)).xpath(".//th/span[@class='hidden']")[0].text == "Pavadinimas"


def test_parts_of_several_totals_are_indented_in_the_pdf_as_on_the_page():
    parts = row("Visi", "3", kind="total"), row("a", "1"), row("Kiti", "5", kind="total")
    made = to_typst(table(*parts))
    assert 'table.cell(inset: (left: 8pt))[#"a";], [#"1";]' in made
    assert made.count("inset") == 1
    assert "inset" not in to_typst(table(*parts[:2]))


def test_a_total_is_set_off_in_all_formats():
    total = table(row("a", "1"), row("Iš viso", "5", kind="total"))
    assert [tr.get("class") for tr in tree(to_html(total)).xpath(".//tbody/tr")] == [None, "total"]
    styles = [td.get("style") for td in tree(to_plain_html(total)).xpath(".//td")]
    assert styles == ["text-align: right", "text-align: right; font-weight: bold"]
    assert 'table.hline(stroke: thin-rule), [#strong[#"Iš viso";]], ' in to_typst(total)


def test_every_note_is_a_paragraph_of_its_own():
    noted = table(row("a", "1"), notes=((Run("A"),), (Run("B"),)))
    assert "<p>A</p>\n<p>B</p>" in to_html(noted)
    assert 'table-notes[#"A"; #linebreak() #"B";]' in to_typst(noted)
    foot = tree(to_plain_html(noted)).xpath(".//tfoot//td")
    assert [(td.text, td.get("colspan")) for td in foot] == [("A", "2"), ("B", "2")]


def test_marks_hang_beside_the_numbers_of_a_column_only():
    name = TableCell((Run("a"), Run("[r]", "mark")))
    number = TableCell((Run("5", "number", "k@l.2019"), Run("[e]", "mark")))
    code = to_typst(table(TableRow((name, number))))
    assert '#mark[#"[r]";]' in code
    assert '#hung-mark[#"[e]";]' in code


def test_the_last_column_has_room_for_the_longest_mark_that_hangs_from_it():
    last = TableCell((Run("5", "number", "k@l.2019"), Run("[past.]", "mark")))
    assert "hanging: 7," in to_typst(table(TableRow((TableCell((Run("a"),)), last))))
    assert "hanging" not in to_typst(table(row("a", "5")))


def test_a_long_mark_and_many_columns_are_known_to_the_style_sheet():
    long = TableRow((TableCell(), TableCell((Run("5"), Run("[e]", "mark"), Run("[r]", "mark")))))
    assert '<table class="long-marks">' in to_html(table(long))
    assert '<table class="many">' in to_html(table(row(*"a" * MANY)))


def test_columns_are_known_by_how_much_stands_in_them():
    shown = tree(to_html(table(row("1.1.1", "a" * 20, "a" * 50), numbers=False)))
    cells = shown.xpath(".//tbody//th | .//tbody//td")
    assert [cell.get("class") for cell in cells] == ["short", "phrase", "text"]
    assert shown.xpath(".//table/@class")[0].split()[:2] == ["prose", "coded"]


def test_a_short_name_is_no_code():
    named = table(
        row("Antalksnės", "Linkmenų filialas, kuris yra toli nuo Antalksnės kaimo"), numbers=False
    )
    assert "coded" not in tree(to_html(named)).xpath(".//table/@class")[0]


#: A plan's targets: a code, what it stands for, numbers, and the outcome.
TARGET = TableRow(
    tuple(
        TableCell((run,))
        for run in (
            Run("1.1"),
            Run("Dokumentai, išduoti per metus visiems skaitytojams"),
            Run("75 000", "number", "aim@l.2019"),
            Run("73 417", "number", "reached@l.2019"),
            Run("beveik pasiektas", "outcome", "nearly"),
        )
    )
)
TARGETS = Table(
    ("left", "left", "right", "right", "left"),
    headings(["Nr.", "Siekis", "Siekta", "Pasiekta", "Rezultatas"], ["", "", "M", "M", ""]),
    (TARGET,),
)


def test_a_table_that_a_telephone_has_no_room_for_becomes_cards_and_a_small_one_stays():
    assert cards_below(table(row("Knygos", "5"))) == 0
    assert cards_below(TARGETS) in CARDS
    assert f'<table class="prose coded cards-{cards_below(TARGETS)}" role="table">' in to_html(
        TARGETS
    )


def test_a_table_needs_more_room_the_more_it_holds():
    some = [table(row("Padalinys", *("1 548 000",) * count)) for count in range(1, 9)]
    rooms = [cards_below(one) for one in some]
    assert rooms == sorted(rooms)
    assert {0, CARDS[-2]} < set(rooms) <= {0, *CARDS[:-1]}


def test_a_long_text_that_would_be_a_ribbon_is_on_cards_on_every_screen():
    phrase, told = "kitokia rašyba laikmenose", "Paaiškinimas, kuris yra ilgas. " * 4
    assert cards_below(table(row(phrase, *(phrase,) * 4, told), numbers=False)) == CARDS[-1]
    assert cards_below(table(row(phrase, *(phrase,) * 5), numbers=False)) == CARDS[-2]


def test_cells_of_cards_say_what_their_column_is_called():
    cells = tree(to_html(TARGETS)).xpath(".//tbody//*[@role='rowheader' or @role='cell']")
    said = [(c.get("class"), c.get("data-group"), c.get("data-label")) for c in cells]
    assert said == [
        ("short", None, None),
        ("text", None, "Siekis"),
        ("right under", "M", "Siekta"),
        ("right under", None, "Pasiekta"),
        ("judged", None, "Rezultatas"),
    ]


def test_cards_are_a_table_to_those_who_listen():
    shown = tree(to_html(TARGETS))
    roles = {element.tag: element.get("role") for element in shown.iter() if element.get("role")}
    assert roles == {
        "table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row",
        "th": "rowheader", "td": "cell",
    }  # fmt: skip
    assert {th.get("role") for th in shown.xpath(".//thead//th")} == {"columnheader"}


@pytest.mark.parametrize(
    ("run", "html", "code"),
    [
        (Run("a", "strong"), "<strong>a</strong>", '#strong[#"a";]'),
        (Run("a", "strong", id="x"), '<strong id="x">a</strong>', '#strong[#"a";]'),
        (Run("", "break"), "<br />", "#linebreak();"),
        (Run("2", "link", "#tbl-x"), '<a href="#tbl-x">2</a>', '#link(label("tbl-x"))[#"2";]'),
        (Run("b", "link", "https://a.lt"), '<a href="https://a.lt">b</a>',
         '#link("https://a.lt")[#"b";]'),
        (Run("a_b", "code"), "<code>a_b</code>", '#raw("a_b");'),
        (Run("[x]", "missing"), '<span class="missing">[x]</span>', '#missing[#"[x]";]'),
        (Run("beveik", "outcome", "nearly"), '<span class="outcome nearly">beveik</span>',
         '#outcome("nearly")[#"beveik";]'),
        (Run("2,0 proc. p.", "number", "a@b.2019", "n-1"),
         '<span id="n-1" class="v" data-k="a@b.2019">2,0 proc. p.</span>',
         '#v("a@b.2019", "2,0 proc. p.")[#"2,0\u00a0proc.\u00a0p.";]'),
        (Run("[e]", "mark"), "<sup>[e]</sup>", '#mark[#"[e]";]'),
        (Run("Book", lang="en"), '<span lang="en">Book</span>', '#in-language("en")[#"Book";]'),
        (Run("Book", "emphasis", lang="en"), '<em lang="en">Book</em>',
         '#in-language("en")[#emph[#"Book";]]'),
    ],
)  # fmt: skip
def test_a_run_is_said_in_both_languages(run, html, code):
    assert runs_html((run,)) == html
    assert runs_typst((run,)) == code


def test_a_mark_before_words_does_not_hang_over_them():
    runs = (Run("22", "number"), Run("[e]", "mark"), Run(" žodis"))
    assert runs_html(runs).endswith("<sup>[e]</sup><span></span> žodis")
    assert runs_html(runs[:2]).endswith("<sup>[e]</sup>")
    assert "#hung-mark" not in runs_typst(runs, hang=True)
    assert "#hung-mark" in runs_typst(runs[:2], hang=True)
    assert "#hung-mark" in runs_typst((*runs[:2], Run("", "break"), Run("21")), hang=True)


def test_the_name_of_a_raw_table_leads_to_its_page_where_there_is_one():
    named = table(TableRow((TableCell((Run("Knygos", "raw", "zali/2019/a.html"),)),)))
    assert '<a href="zali/2019/a.html">Knygos</a>' in to_html(named)
    assert "href" not in to_plain_html(named)
    assert "link" not in to_typst(named)


def in_typst(code: str) -> str:
    shown = typst.query(f"#metadata({code[1:-1]})<x>".encode(), "<x>", field="value", one=True)
    return json.loads(shown)


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=30))
def test_no_sign_of_a_text_means_anything_to_typst_or_html(text):
    assert in_typst(runs_typst((Run(text),))) == text
    assert tree(runs_html((Run(text),))).text_content() == text


def test_signs_of_a_text_from_the_data_are_shown_as_they_are():
    signs = table(row(SIGNS, "1"), notes=((Run(SIGNS),),))
    for write in (to_html, to_plain_html):
        assert tree(write(signs)).text_content().count(SIGNS) == 2
    assert in_typst(runs_typst((Run(SIGNS),))) == SIGNS


def test_pandoc_makes_a_table_of_its_own_of_the_plain_one():
    """So does Quarto, for a PDF."""
    plain = to_plain_html(table(row(SIGNS, "1", "2"), groups=("", "G", "G"), notes=((Run("N"),),)))
    pandoc = [pypandoc.get_pandoc_path(), "--from", "html", "--to", "json"]
    done = subprocess.run(pandoc, input=plain.encode(), capture_output=True, check=True)
    (found,) = json.loads(done.stdout)["blocks"]
    assert found["t"] == "Table"
    _, _, columns, (_, head), ((_, _, _, body),), (_, foot) = found["c"]
    assert len(columns) == 3
    assert [[cell[2:4] for cell in cells] for _, cells in head] == [
        [[2, 1], [1, 2]],
        [[1, 1], [1, 1]],
    ]
    assert [cell[1]["t"] for cell in body[0][1]][1:] == ["AlignRight"] * 2
    assert len(foot) == 1


@given(st.lists(st.integers(1, 60), min_size=1, max_size=9))
def test_words_share_out_the_whole_page_and_no_more(lengths):
    shares, step = widths(table(row(*("a" * length for length in lengths)), numbers=False))
    assert len(shares) == len(lengths)
    if step < len(PAGES):
        assert sum(shares) == pytest.approx(PAGES[step - 1])


def test_a_table_is_set_as_large_as_the_page_allows():
    few, many = ("abcdef",) * 4, ("1 548 000",) * 12
    assert [widths(table(row("Padalinys", *cells)))[1] for cells in (few, many)] == [1, 3]
    assert " step: 1, " in to_typst(table(row("Padalinys", *few)))


def test_a_table_whose_numbers_fit_on_no_page_is_not_set():
    with pytest.raises(TooWide):
        widths(table(row("Padalinys", *("1 548 000 000",) * 12)))


def test_only_words_longer_than_their_column_may_break_anywhere():
    words = ("nepaprastaiilgasžodisbetarpelių",) * 11
    many, few = (table(row("Padalinys", *some)) for some in (words, words[:2]))
    sides = ("left",) * (len(words) + 1)
    assert "n\u200be\u200bp" in to_typst(replace(many, aligns=sides))
    assert "\u200b" not in to_typst(replace(few, aligns=sides[:3]))


def test_columns_of_numbers_that_need_the_same_get_the_same():
    shares, _ = widths(table(row("Padalinys", "1 548", "829", "17")))
    assert len(set(shares[1:])) == 1


def test_a_long_text_beside_short_ones_is_no_ribbon():
    numbers, text = ("150 191", "−2,0 proc. p.", "−12,35"), "žodis kitas " * 20
    name = "Aptarnavimas namuose, iš viso"
    rows = [row(name, *numbers, "Nepaaiškinta.") for _ in range(9)]
    long = table(row(name, *numbers, text), *rows)
    shares, step = widths(replace(long, aligns=("left", "right", "right", "right", "left")))
    assert len(text) / (shares[-1] / sum(shares) * PAGES[step - 1]) < 8
