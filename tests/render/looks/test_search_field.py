"""The search, in a real browser."""

from __future__ import annotations

import re
import shutil

import pytest

from ataskaita.cache import Cache
from ataskaita.render.embedded.search import write_search_index
from tests.support.browsing import served, violations

pytestmark = pytest.mark.browser


#: Pages that all say the same.
PAGES = 12


@pytest.fixture
def many(site, tmp_path):
    """The address of a site with many results for one word."""
    shutil.copytree(site, tmp_path / "many", ignore=shutil.ignore_patterns("pagefind", "*.html"))
    text = (site / "index.html").read_text(encoding="utf-8")
    start, end = text.index("<article"), text.index("</article>")
    for number in range(PAGES):
        said = f'<section id="s"><h1>{number} puslapis</h1><p>Išduotis auga.</p></section>'
        page = f"{text[:start]}<article>{said}{text[end:]}"
        name = "index" if not number else f"x{number}"
        (tmp_path / "many" / f"{name}.html").write_text(page, encoding="utf-8")
    write_search_index(tmp_path / "many", Cache(tmp_path / "cache"))
    with served(tmp_path / "many") as address:
        yield address


def look_for(page, words: str) -> list[str]:
    """What is found, as the links of the results."""
    page.fill("#ieskoti", words)
    page.wait_for_selector("#rasta:not(:empty)", state="attached")
    return [link.get_attribute("href") for link in page.query_selector_all(".results a")]


@pytest.mark.parametrize("typed", ["11763", "11 763", "11\u00a0763"])
def test_a_number_is_found_however_it_is_typed(visit, typed):
    page, _ = visit("02-fund")
    assert any("index.html" in found for found in look_for(page, typed))


def test_a_table_is_found_by_itself(visit):
    page, _ = visit("index")
    found = look_for(page, "asignavimai")
    assert found[0].endswith("02-fund.html?rasta=Asignavimai#tbl-wide")


def test_chapters_stand_before_appendices_and_axe_finds_nothing(visit):
    page, _ = visit("index")
    found = look_for(page, "siekis")
    parts = page.locator(".result-head").all_inner_texts()
    assert [part.split(":")[0] for part in parts] == ["Skyriuose", "Prieduose"]
    assert "12-targets.html" not in found[0]
    assert "12-targets.html" in found[-1]
    assert violations(page) == {}


def test_what_was_looked_for_is_marked_where_the_result_leads(visit):
    page, _ = visit("02-fund")
    look_for(page, "11763")
    page.locator(".results a").first.click()
    page.wait_for_url(re.compile("index.html[?]rasta="))
    page.wait_for_function("() => CSS.highlights.has('found')")
    marked = page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString())")
    assert set(marked) == {"11\u00a0763"}


def test_all_results_can_be_seen(visit, many):
    page, _ = visit("index", base=many)
    shown = len(look_for(page, "išduotis"))
    assert shown < PAGES
    while shown < PAGES:
        page.click(".result-more")
        page.wait_for_selector(f".result-list > li:nth-child({shown + 1})")
        shown = page.locator(".results a").count()
    assert page.inner_text("#rasta") == f"Rasta: {PAGES} vietų"


def test_arrows_go_through_the_results_and_escape_back(visit):
    page, _ = visit("index")
    look_for(page, "siekis")
    page.focus("#ieskoti")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.results a')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "ieskoti"
    assert not page.locator(".results").is_visible()


@pytest.mark.parametrize("words", ["qwzx", "11764"])
def test_it_says_so_in_lithuanian_when_nothing_is_found(visit, words):
    page, _ = visit("index")
    assert look_for(page, words) == []
    assert f"„{words}“ nerasta" in page.inner_text(".results")


def test_it_is_loaded_when_somebody_goes_to_its_field(visit):
    page, asked = visit("index")
    assert not [url for url in asked if "pagefind" in url or "search" in url]
    look_for(page, "siekis")
    assert [url for url in asked if url.endswith("pagefind/pagefind.js")]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_page_from_a_folder_says_why_it_is_not_there(visit, site, scripts):
    page, _ = visit("02-fund", base=f"{site.as_uri()}/", java_script_enabled=scripts)
    assert not page.locator(".search").is_visible()
    page.click(".no-search summary")
    assert "tik svetainėje" in page.inner_text(".no-search p")
