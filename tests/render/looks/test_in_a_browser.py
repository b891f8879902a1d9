from __future__ import annotations

import shutil

import pytest

from tests.support.browsing import violations

pytestmark = pytest.mark.browser

NAMES = ["index", "02-fund", "12-targets"]
THEMES = ["light", "dark"]
WIDTHS = [1280, 390]


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_and_nothing_sticks_out(visit, name, width):
    page, _ = visit(name, width=width)
    found, paper = {}, set()
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        paper.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        # A theme is nothing but other colours.
        found[theme] = violations(page, *(["cat.color"] if found else []))
        assert fits(page)
    assert len(paper) == 2
    assert found == {theme: {} for theme in THEMES}


def test_the_chosen_theme_is_remembered(visit, address):
    page, _ = visit("index")
    page.click(".theme")
    page.goto(f"{address}02-fund.html")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_the_first_stop_leads_past_the_top_of_the_page(visit):
    page, _ = visit("02-fund")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "turinys"


@pytest.mark.parametrize("scripts", [True, False])
def test_rows_of_a_wide_table_are_cards_on_a_telephone(visit, scripts):
    page, _ = visit("02-fund", width=390, java_script_enabled=scripts)
    table = page.locator("#tbl-wide")
    assert table.locator("tbody td").count() == 24
    sides = (
        "cells => cells.map(cell => cell.getBoundingClientRect()).map(box => [box.left, box.right])"
    )
    for left, right in table.locator("tbody td").evaluate_all(sides):
        assert left >= 0
        assert right <= 390
    said = table.locator("tbody td").first.evaluate(
        "td => getComputedStyle(td, '::before').content"
    )
    assert "Panaudota" in said


def test_cards_are_still_a_table_to_those_who_listen(visit):
    page, _ = visit("02-fund", width=390)
    table = page.get_by_role("table", name="Asignavimai")
    assert table.get_by_role("columnheader", name="Šaltinis").count() == 1
    assert table.get_by_role("rowheader").count() == 3
    assert table.get_by_role("cell").count() == 24


def test_the_head_of_a_long_table_stays_in_view_above_its_rows(visit):
    page, _ = visit("02-fund", width=1280)
    table = page.locator("#tbl-long")
    table.locator("tbody tr").nth(40).scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)
    page.wait_for_function(
        "() => Math.abs(document.querySelector('#tbl-long thead').getBoundingClientRect().y) < 1"
    )
    head = table.locator("thead")
    box = head.bounding_box()
    assert box["y"] == pytest.approx(0, abs=1)
    above = "([x, y]) => document.elementFromPoint(x, y).closest('thead') !== null"
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    assert page.evaluate(above, middle)
    assert head.evaluate("head => getComputedStyle(head).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_a_wide_table_scrolls_by_itself_and_says_so(visit):
    page, _ = visit("02-fund", width=1280)
    # Wider than any page: what a table of very many columns is.
    page.locator("#tbl-wide").evaluate("table => { table.style.minWidth = '90rem'; }")
    page.set_viewport_size({"width": 1000, "height": 900})
    page.wait_for_selector(".table-wrap.wide #tbl-wide")
    region = page.locator(".table-wrap:has(#tbl-wide)")
    assert region.get_attribute("tabindex") == "0"
    assert "Asignavimai" in region.get_attribute("aria-label")
    before = page.locator("#tbl-wide tbody th").first.bounding_box()["x"]
    region.evaluate("region => region.scrollBy(150, 0)")
    assert page.locator("#tbl-wide tbody th").first.bounding_box()["x"] == pytest.approx(before, 1)


def test_the_menu_opens_without_scripts(visit):
    page, _ = visit("02-fund", width=390, java_script_enabled=False)
    page.click(".menu summary")
    assert page.locator(".menu a[href='12-targets.html']").is_visible()


@pytest.mark.parametrize("width", [390, 768])
def test_sections_are_listed_below_the_title_where_there_is_no_room_beside_it(visit, width):
    page, _ = visit("12-targets", width=width, java_script_enabled=False)
    page.click(".sections summary")
    page.click(".sections a >> text=Rodikliai")
    assert page.url.endswith("#12-targets-rodikliai")
    assert not page.locator(".contents").is_visible()


def test_nothing_scrolls_slowly(visit):
    page, _ = visit("02-fund")
    behaviour = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    assert behaviour == "auto"


def test_a_page_works_from_the_disk(visit, site):
    page, asked = visit("02-fund", base=f"{site.as_uri()}/")
    assert all(url.startswith(("file:", "data:")) for url in asked)
    assert not page.locator(".search").is_visible()
    assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")


@pytest.mark.parametrize(("from_disk", "width"), [(False, 1280), (True, 390)])
@pytest.mark.parametrize("name", NAMES)
def test_the_browser_blocks_nothing_of_a_page_and_asks_only_the_own_host(
    visit, address, site, name, width, from_disk
):
    base = f"{site.as_uri()}/" if from_disk else address
    page, asked = visit(name, width=width, base=base)
    assert page.evaluate("document.documentElement.classList.contains('js')")
    if not from_disk:
        page.fill("#ieskoti", "siekis")
        page.wait_for_selector(".results a")
    drawn = page.evaluate(
        "[...document.querySelectorAll('svg.other-chart text')].map(t => getComputedStyle(t).fill)"
    )
    assert all(colour == "rgb(32, 38, 46)" for colour in drawn)
    assert bool(drawn) == (name == "02-fund")
    assert visit.said == []
    assert asked
    assert [url for url in asked if not url.startswith((base, "data:", "blob:"))] == []


def test_a_script_in_a_page_is_not_run(visit, site, tmp_path):
    text = (site / "index.html").read_text(encoding="utf-8")
    shutil.copytree(site, tmp_path / "site")
    added = '<script>document.title = "run"</script><img src="x" onerror="document.title = 1">'
    path = tmp_path / "site" / "index.html"
    path.write_text(text.replace("<article", f"{added}<article", 1), encoding="utf-8")
    page, _ = visit("index", base=f"{path.parent.as_uri()}/")
    assert page.title().endswith("2019 metų veiklos ataskaita")


def test_a_link_to_a_table_is_copied_and_a_chapter_can_be_printed(visit):
    page, _ = visit("02-fund")
    page.evaluate("navigator.clipboard.writeText = async text => { window.copied = text; }")
    page.click('.take-away a.copy-link[href="#tbl-long"]')
    page.wait_for_selector(".copy-link.copied")
    assert page.evaluate("window.copied").endswith("02-fund.html#tbl-long")
    assert page.locator("p[role=status]").last.text_content() == "Nuoroda nukopijuota"
    assert page.is_visible(".print-chapter")
