from __future__ import annotations

import re

from lxml import html


def one(page: str, path: str):
    found = html.fromstring(page).xpath(path)
    assert len(found) == 1, f"{len(found)} of {path}"
    return found[0]


def test_a_chart_is_part_of_the_page_and_says_what_it_shows(pages):
    chart = one(pages["02-fund"], '//figure[@id="fig-one"]//*[name()="svg"]')
    assert chart.get("aria-label") == "Juosta: 5 < 6"
    assert chart.get("role") == "img"
    assert chart.get("width") is None


def test_two_charts_of_a_page_share_no_id(pages):
    ids = re.findall(r'\bid="([^"]+)"', pages["02-fund"])
    assert len(ids) == len(set(ids))
    assert "url(#chart-1-p1)" in pages["02-fund"]
    assert 'id="chart-2-p1"' in pages["02-fund"]


def test_numbers_stand_right_and_words_left(pages):
    row = html.fromstring(pages["02-fund"]).xpath('//table[@id="tbl-long"]/tbody/tr')[0]
    assert ["right" in (cell.get("class") or "") for cell in row] == [False, True, True]


def test_short_words_are_not_broken_into_lines(pages):
    row = html.fromstring(pages["12-targets"]).xpath('//table[@id="tbl-targets"]/tbody/tr')[0]
    assert ["short" in (cell.get("class") or "") for cell in row] == [True, False, False]


def test_headings_of_columns_and_rows_say_so(pages):
    table = one(pages["02-fund"], '//table[@id="tbl-wide"]')
    assert {cell.get("scope") for cell in table.xpath("./thead//th")} == {"col"}
    assert {cell.get("scope") for cell in table.xpath("./tbody//th")} == {"row"}


def test_a_heading_without_words_is_named_for_those_who_listen(pages):
    first = html.fromstring(pages["02-fund"]).xpath('//table[@id="tbl-long"]/thead//th')[0]
    assert first.text_content() == "Pavadinimas"
    assert first.xpath('./span[@class="hidden"]')


def test_every_table_has_one_frame(chapter_html):
    page = chapter_html("# A\n\n| a | b |\n|---|---|\n| c | 1 |\n")
    one(page, '//div[@class="table-wrap"]/table')


def test_notes_follow_their_table(pages):
    notes = one(pages["02-fund"], '//div[@class="table-notes"]')
    assert notes.getprevious().xpath('./table[@id="tbl-long"]')


def test_a_callout_without_a_title_is_called_what_it_is(pages):
    callout = one(pages["02-fund"], '//div[@class="callout callout-note"]')
    assert callout.get("role") == "note"
    title = one(pages["02-fund"], '//div[contains(@class, "callout-note")]/div[1]')
    assert title.text_content().strip() == "Pastaba"


def test_a_callout_keeps_its_own_title(pages):
    path = '//div[contains(@class, "callout-warning")]/div[@class="callout-title"]'
    assert one(pages["02-fund"], path).text.strip() == "Su pavadinimu"


def test_footnotes_stay_on_the_page_of_their_chapter(pages):
    assert "Pirmoji išnaša" in pages["index"]
    assert "Antroji išnaša" in pages["02-fund"]
    assert "išnaša" not in pages["12-targets"]


def test_the_way_back_stands_at_the_end_of_the_note(pages):
    note = one(pages["index"], '//li[@id="isnasa-1"]')
    assert [child.tag for child in note] == ["p"]
    assert note[0][-1].get("role") == "doc-backlink"


def test_a_reference_leads_to_the_page_of_its_target(pages):
    assert 'href="02-fund.html#sec-fund"' in pages["12-targets"]
    assert 'href="#tbl-long"' in pages["02-fund"]


def test_no_line_begins_with_a_dash_or_ends_between_number_and_unit(pages):
    assert "Skaičiai\u00a0– " in pages["02-fund"]
    assert "5\u00a0fiz.\u00a0vnt." in pages["02-fund"]


def test_a_small_line_is_drawn_and_passed_over_by_screen_readers(pages):
    drawn = one(pages["index"], '//*[@class="key-figure"]//*[name()="svg"]')
    assert drawn.get("aria-hidden") == "true"
    assert drawn[0].get("points").split() == ["4.0,14.0", "50.0,24.0", "96.0,4.0"]
