from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html

from ataskaita.render.embedded.site import page as site_page
from tests.render.books import chapter, parsed
from tests.render.looks.conftest import BOOK

NAMES = ["index", "02-fund", "12-targets"]


@pytest.fixture(scope="module")
def read(site):
    return {name: html.parse(str(site / f"{name}.html")).getroot() for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_lithuanian_and_has_one_title(read, name):
    page = read[name]
    assert page.get("lang") == "lt"
    assert len(page.xpath("//h1")) == 1
    assert page.findtext(".//title").endswith("2019 metų veiklos ataskaita")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_asks_no_other_host_for_anything(site, name):
    text = (site / f"{name}.html").read_text(encoding="utf-8")
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', text)


def test_style_sheets_ask_no_other_host_for_anything(site):
    for sheet in (site / "assets").glob("*.css"):
        assert "//" not in re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S)


def test_everything_a_page_loads_is_there(site, read):
    for page in read.values():
        for target in page.xpath("//link/@href | //script/@src"):
            assert (site / target).is_file(), target
    for file in re.findall(r'url\("([^"]+)"\)', (site / "assets" / "site.css").read_text()):
        assert (site / "assets" / file).is_file(), file


def test_the_current_chapter_is_marked(read):
    marked = read["02-fund"].xpath('//nav[@class="side"]//a[@aria-current="page"]')
    assert [link.get("href") for link in marked] == ["02-fund.html"]


def test_appendices_stand_apart(read):
    lists = read["index"].xpath('//nav[@class="side"]/ol')
    assert [len(chapters) for chapters in lists] == [2, 1]


def test_previous_and_next_lead_along_the_chapters(read):
    turn = read["02-fund"].xpath('//nav[@class="turn"]/a/@href')
    assert turn == ["index.html", "12-targets.html"]
    assert read["index"].xpath('//nav[@class="turn"]/a/@href') == ["02-fund.html"]


def test_the_sections_of_the_page_are_listed(read):
    page = read["02-fund"]
    for target in page.xpath('//nav[@class="contents"]//a/@href'):
        assert page.xpath(f'//*[@id="{target[1:]}"]')
    assert "Komplektavimas" in page.xpath('//nav[@class="contents"]')[0].text_content()


@pytest.mark.parametrize(
    ("depth", "listed"),
    [
        (0, []),
        (1, []),
        (2, ["Visi siekiai", "Rodikliai", "Pastabos"]),
        (3, ["Visi siekiai", "Rodikliai", "Išduotis", "Vartotojai", "Pastabos"]),
    ],
)
def test_the_sections_are_listed_as_deep_as_they_should(document, depth, listed):
    book = replace(BOOK, contents={"html": depth, "typst": 2, "docx": 2})
    made = html.fromstring(site_page(document.chapters, 2, document.labels, book))
    for nav in ("contents", "sections generated"):
        links = made.xpath(f'//nav[@class="{nav}"]//a/span[last()]')
        assert [link.text_content() for link in links] == listed
    deep = made.xpath('//nav[@class="contents"]//li[@class="below-3"]')
    assert len(deep) == (2 if depth == 3 else 0)


def test_downloads_are_offered(read):
    assert read["02-fund"].xpath('//nav[@class="side"]//a[@href="report.pdf"]')


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique(read, name):
    ids = read[name].xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", NAMES)
def test_landmarks_have_names_of_their_own(read, name):
    labels = [
        nav.get("aria-label") or nav.get("aria-labelledby") for nav in read[name].xpath("//nav")
    ]
    assert all(labels)
    assert len(labels) == len(set(labels))


def test_lists_of_titles_name_the_language_of_foreign_ones(tmp_path):
    made = parsed(
        tmp_path,
        chapter("01-a", "# Pirmas\n\n## [Sources]{lang=en}\n\n## Apie [x]{lang=en}"),
        chapter("02-b", "# [Key figures]{lang=en}"),
    )
    shown = html.fromstring(site_page(made.chapters, 0, made.labels, BOOK))
    listed = shown.xpath("//nav//a/span[@lang='en']")
    assert {item.text for item in listed} == {"Key figures", "Sources"}
    assert not shown.xpath("//nav//span[@lang][contains(., 'Apie')]")
