"""The first page answers: the year, what was not reached, what is new, where to go on."""

from __future__ import annotations

import re


def text(element) -> str:
    return " ".join(element.text_content().split())


def test_every_target_that_was_not_reached_is_named_with_its_outcome(pages):
    rows = pages["12-targets"].xpath('//table[@id="tbl-targets"]/tbody/tr')
    unmet = [
        text(row[1]) for row in rows if not row.xpath('.//*[contains(@class, "outcome reached")]')
    ]
    items = [
        text(item)
        for item in pages["index"].xpath('//article//li[.//*[contains(@class, "outcome")]]')
    ]
    assert len(items) == len(unmet) > 0
    for name in unmet:
        assert any(item.startswith(f"{name}.") for item in items), name


def test_every_item_says_why_or_that_no_reason_is_given(pages):
    for item in pages["index"].xpath('//article//li[.//*[contains(@class, "outcome")]]'):
        said = text(item).split(" pasiekta ")[-1]
        assert len(re.sub(r"^[\d\s%,]*(\[e\])?\.?", "", said).strip()) > 10, text(item)


def test_changes_are_said_in_words(pages):
    for figure in pages["index"].xpath('//*[@class="key-figure"]'):
        assert not re.search(r"[+−]\s?\d", text(figure)), text(figure)


def test_it_leads_to_every_page_of_the_report_by_its_title(pages):
    links = pages["index"].xpath('//nav[@class="whole"]//a')
    for link in links:
        title = text(pages[link.get("href").removesuffix(".html")].xpath("//h1")[0])
        assert text(link.xpath("span[last()]")[0]) in title
    assert {link.get("href") for link in links} == {f"{stem}.html" for stem in pages} - {
        "index.html"
    }


def test_it_says_what_the_report_is(pages):
    said = text(pages["index"].xpath('//*[@id="sec-about"]/..')[0])
    for name in ("Ataskaitinis laikotarpis", "Parengė", "Leidimas", "Kaip cituoti"):
        assert f"{name}:" in said
    assert "2023 m. sausio 1 d. – gruodžio 31 d." in said
    assert text(pages["index"].xpath("//main")[0]).count("Kaip cituoti") == 1
