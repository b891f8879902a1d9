"""Tables arrive as HTML and charts as files; both keep all that they say."""

from __future__ import annotations

import nbformat.v4 as v4
import pytest

from ataskaita.chapter import both_years, col, groups, under
from ataskaita.chapter import table as built
from ataskaita.render.downloads.titles import titles_of
from tests.chapter.conftest import open_session, opened  # noqa: F401
from tests.render.books import SVG, TABLE, as_html, chapter, figure, numbers, parsed, table, texts


@pytest.fixture
def shown(tmp_path):
    def show(*cells):
        return as_html(parsed(tmp_path, chapter("01-a", "# A {#sec-a}", *cells)))

    return show


def test_a_table_gets_its_label_and_its_caption(shown):
    tree = shown(table("tbl-x", "Apsilankymai *2019 m.*"))
    assert tree.xpath("//table/@id") == ["tbl-x"]
    assert texts(tree, "//caption") == ["1.1 lentelė. Apsilankymai 2019 m."]
    assert texts(tree, "//caption//em") == ["2019 m."]


def test_every_cell_of_a_built_table_survives(shown, opened):  # noqa: F811
    drawn = built(both_years("visits.total"), rows=groups(), stub="Padalinys")
    tree = shown(table("tbl-x", shown=drawn._repr_mimebundle_()))
    assert {entry.value.text for entry in opened.entries} <= numbers(tree)
    names = [row.label for row in drawn.rows]
    assert texts(tree, "//tbody/tr/*[1]") == names
    assert texts(tree, "//thead/tr/th") == ["Padalinys", "2019 m.", "2018 m.", "Pokytis"]


def test_numbers_in_a_table_keep_their_ids_and_anchors(shown, opened):  # noqa: F811
    drawn = built(col("visits.total"), rows=groups())
    tree = shown(table("tbl-x", shown=drawn._repr_mimebundle_()))
    spans = {span.get("id"): span.get("data-k") for span in tree.xpath("//td//span[@data-k]")}
    assert spans == {entry.anchor: entry.value.key for entry in opened.entries}


def test_headings_above_several_columns_still_span_them(shown, opened):  # noqa: F811
    drawn = built(under("Metų", col("visits.total", "Apsilankymai"),
                       col("visits.hours", "Valandos")),
                 rows=groups())  # fmt: skip
    tree = shown(table("tbl-x", shown=drawn._repr_mimebundle_()))
    (spanner,) = [th for th in tree.xpath("//th") if th.text_content().strip() == "Metų"]
    assert spanner.get("colspan") == "2"


def test_the_total_row_is_known_as_such(shown, opened):  # noqa: F811
    drawn = built(col("visits.total"), rows=groups())
    tree = shown(table("tbl-x", shown=drawn._repr_mimebundle_()))
    totals = [row for row in tree.xpath("//tbody/tr") if "total" in (row.get("class") or "")]
    assert texts(totals[0], "*[1]") == ["Iš viso"]
    assert len(totals) == 1


def test_notes_stand_below_the_table_as_a_paragraph_of_their_own(shown, opened):  # noqa: F811
    drawn = built(col("inhabitants"), rows=groups())
    tree = shown(table("tbl-x", shown=drawn._repr_mimebundle_()))
    (note,) = texts(tree, "//div[contains(@class, 'table-notes')]")
    assert note.startswith("Visi šios lentelės skaičiai atkurti")
    assert not tree.xpath("//tfoot")


def test_of_looks_that_are_not_the_reports_nothing_is_kept(shown):
    cell = '<td style="padding: 9px" class="b">1</td>'
    looks = f'<table style="padding: 9px" class="a"><tr>{cell}</tr></table>'
    tree = shown(table("tbl-x", shown={"text/html": looks}))
    assert texts(tree, "//td") == ["1"]
    assert not tree.xpath("//table//@style")
    assert not tree.xpath("//*[@class='a' or @class='b']")


def test_a_chart_becomes_a_figure_with_caption_and_alternative_text(shown, tmp_path):
    tree = shown(figure("fig-x", "Išduotis", "Stulpeliai: 1 ir 2"))
    assert tree.xpath("//figure/@id") == ["fig-x"]
    assert tree.xpath("//figure//svg/@aria-label") == ["Stulpeliai: 1 ir 2"]
    (chart,) = (tmp_path / "figures").glob("fig-x-*.svg")
    assert chart.read_text() == SVG


def test_a_cell_that_is_not_to_be_shown_is_not_shown(shown):
    hidden = table("tbl-hidden")
    hidden.source = "#| output: false\ntable()"
    setup = table("tbl-setup")
    setup.source = "#| include: false\nfrom ataskaita.chapter import *"
    assert not shown(hidden, setup).xpath("//table")


def test_code_is_never_shown(shown):
    assert "table()" not in shown(table("tbl-x")).text_content()


def test_a_table_without_a_label_is_shown_without_a_number(shown):
    plain = table("tbl-x")
    plain.source = "table()"
    tree = shown(plain)
    assert texts(tree, "//td") == ["447"]
    assert not tree.xpath("//caption")


def test_all_tables_of_a_cell_have_a_file_and_the_first_one_the_label(tmp_path):
    cell = table("tbl-a", "Lentelė", {"text/html": TABLE})
    cell.outputs += table("tbl-a", "", {"text/html": TABLE.replace("447", "12")}).outputs
    document = parsed(tmp_path, chapter("01-a", "# Skyrius {#sec-a}", cell))
    called = [(one.label, one.number, one.title) for one in titles_of(document.chapters)]
    assert called == [("tbl-a", "1.1 lentelė", "Lentelė"), ("tbl-a.2", "", "Lentelė")]
    assert list(document.labels) == ["sec-a", "tbl-a"]


def test_what_a_cell_prints_is_shown_as_it_is(shown):
    cell = v4.new_code_cell("print('x')")
    cell.outputs = [v4.new_output("stream", name="stdout", text="# Ne antraštė *x*\n")]
    assert texts(shown(cell), "//pre/code") == ["# Ne antraštė *x*"]


def test_a_caption_may_hold_quotation_marks_and_braces(shown):
    caption = "\"Nauja vaga\" {1} \\ 'x'"
    cell = table("tbl-x")
    cell.source = f"#| label: tbl-x\n#| tbl-cap: |\n#|   {caption}\ntable()"
    (text,) = texts(shown(cell), "//caption")
    assert "Nauja vaga" in text
    assert "{1}" in text


def test_fenced_divs_of_a_chapter_stay_inside_it(shown):
    tree = shown("::: {.lead}\nTekstas\n\n::: {.callout-note}\nPastaba\n:::\n:::", table("tbl-x"))
    assert texts(tree, "//div[@class='lead']//div[@role='note']/p") == ["Pastaba"]
    assert tree.xpath("//table")
