"""A long book: its pages list the chapters around them, the landing page lists all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from ataskaita.render.embedded.chapter import Chapter
from ataskaita.render.embedded.site import AROUND, LISTED, navigation
from tests.render.looks.conftest import LONG_BOOK, long_document, write


def pages(count: int) -> list[Chapter]:
    return [Chapter(f"{n:03}-skyrius", str(n), title=f"Skyrius {n}") for n in range(count)]


def listed(count: int, place: int) -> list[int]:
    return [int(page.number) for page in navigation(pages(count), place).pages]


def test_a_page_of_an_ordinary_book_lists_all_chapters():
    assert listed(LISTED, 3) == list(range(LISTED))
    assert navigation(pages(LISTED), 3).whole


def test_a_page_of_a_long_book_lists_those_around_it():
    assert listed(500, 250) == list(range(250 - AROUND, 250 + AROUND + 1))
    assert not navigation(pages(500), 250).whole


@pytest.mark.parametrize("place", [0, 1, AROUND, 250, 498, 499])
def test_every_page_lists_itself_and_as_many_as_any_other(place):
    found = listed(500, place)
    assert place in found
    assert len(found) == 2 * AROUND + 1


def test_pages_lead_to_those_beside_them_and_the_ends_to_one():
    first, last = navigation(pages(500), 0), navigation(pages(500), 499)
    assert (first.previous, first.next.number) == (None, "1")
    assert (last.previous.number, last.next) == ("498", None)
    assert navigation(pages(500), 250).first.number == "0"


def read(folder: Path, name: str):
    return html.parse(str(folder / f"{name}.html")).getroot()


def test_every_page_of_a_long_book_leads_to_the_list_of_all_chapters(long_site):
    (target,) = read(long_site, "x035").xpath('//nav[@class="side"]/p/a/@href')
    page, anchor = target.split("#")
    (whole,) = html.parse(str(long_site / page)).xpath("//nav[@aria-labelledby=$id]", id=anchor)
    assert len(whole.xpath(".//ol/li")) == LONG_BOOK - 1
    others = {path.name for path in long_site.glob("*.html")} - {page}
    assert {link.get("href") for link in whole.iter("a")} == others
    assert read(long_site, page.removesuffix(".html")).xpath("//*[@id=$id]", id=anchor)


def test_the_list_of_all_chapters_stands_on_the_landing_page_alone(long_site):
    whole = [path.stem for path in long_site.glob("*.html")
             if html.parse(str(path)).xpath('//nav[@class="whole"]')]  # fmt: skip
    assert whole == ["index"]


def test_appendices_stand_apart_in_the_list_of_all_chapters(long_site):
    lists = read(long_site, "index").xpath('//nav[@class="whole"]/ol')
    assert [len(chapters) for chapters in lists] == [LONG_BOOK - 2, 1]


def test_a_page_takes_no_more_room_in_a_longer_book(document, tmp_path, long_site):
    write(long_document(document, LONG_BOOK + 20), tmp_path)
    size = {folder: (folder / "x035.html").stat().st_size for folder in (long_site, tmp_path)}
    assert size[tmp_path] == size[long_site]


def test_a_short_book_has_no_way_to_a_list_that_stands_beside_each_page(site):
    assert not read(site, "index").xpath('//*[@class="nav-all"]')


def test_the_first_page_of_a_short_book_says_where_to_go_on_as_well(site):
    listed = read(site, "index").xpath('//nav[@class="whole"]//a/@href')
    assert set(listed) == {path.name for path in site.glob("*.html")} - {"index.html"}


def test_the_parts_of_a_book_are_named_above_their_chapters(document, tmp_path):
    first, second, last = document.chapters
    parted = (first, replace(second, part="Padaliniai"), last)
    write(replace(document, chapters=parted), tmp_path)
    side = read(tmp_path, "index").xpath('//nav[@class="side"]')[0]
    name = side.xpath('p[@class="nav-part"][. = "Padaliniai"]')[0]
    assert [a.get("href") for a in name.getnext().iter("a")] == [f"{second.stem}.html"]
