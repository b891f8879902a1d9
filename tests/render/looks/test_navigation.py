"""The ways from one page to the others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lxml import html

from tests.render.looks.conftest import write


def read(folder: Path, name: str):
    return html.parse(str(folder / f"{name}.html")).getroot()


def test_pages_lead_to_those_beside_them_and_the_ends_to_one(document, site):
    first, second, last = (chapter.stem for chapter in document.chapters)

    def beside(stem: str) -> list[str]:
        links = read(site, stem).xpath("//link[@rel = 'prev' or @rel = 'next']/@href")
        return [link.removesuffix(".html") for link in links]

    assert (beside(first), beside(last)) == ([second], [second])
    assert beside(second) == [first, last]


def test_the_list_of_all_chapters_stands_on_the_landing_page_alone(document, site):
    stems = [chapter.stem for chapter in document.chapters]
    assert [stem for stem in stems if read(site, stem).xpath('//nav[@class="whole"]')] == ["index"]


def test_the_first_page_says_where_to_go_on_as_well(site):
    listed = read(site, "index").xpath('//nav[@class="whole"]//a/@href')
    assert set(listed) == {path.name for path in site.glob("*.html")} - {"index.html"}


def test_appendices_stand_apart_in_the_list_of_all_chapters(site):
    lists = read(site, "index").xpath('//nav[@class="whole"]/ol')
    assert [len(chapters) for chapters in lists] == [1, 1]


def test_the_parts_of_a_book_are_named_above_their_chapters(document, tmp_path):
    first, second, last = document.chapters
    parted = (first, replace(second, part="Padaliniai"), last)
    write(replace(document, chapters=parted), tmp_path)
    side = read(tmp_path, "index").xpath('//nav[@class="side"]')[0]
    name = side.xpath('p[@class="nav-part"][. = "Padaliniai"]')[0]
    assert [a.get("href") for a in name.getnext().iter("a")] == [f"{second.stem}.html"]
