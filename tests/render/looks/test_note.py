"""The note on a number, in a real browser."""

from __future__ import annotations

import pytest

from tests.support.browsing import violations

pytestmark = pytest.mark.browser

FOCUS = "document.activeElement"


@pytest.fixture(params=[1280, 390], ids=["wide", "narrow"])
def page(visit, request):
    page, _ = visit("index", width=request.param)
    return page


def opened(page) -> bool:
    return page.evaluate("document.querySelector('dialog.origin')?.matches(':modal') ?? false")


def open_by_keyboard(page, number: str):
    page.focus(number)
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog.origin:modal")


def test_enter_opens_it_and_who_sees_or_hears_it_knows_what_the_number_is(page):
    open_by_keyboard(page, "#n-3")
    assert page.evaluate(f"{FOCUS}.id") == "origin"
    assert "447 – Visa biblioteka, 2019 m." in page.inner_text("dialog")
    assert "2018 m.\n450" in page.inner_text("dialog")
    assert "1\u00a0440–1\u00a0450" in page.inner_text("dialog")

    # A screen reader says what has opened, and the term of a standard in English.
    note = page.get_by_role("dialog", name="Vartotojai")
    said = page.evaluate(
        "id => document.getElementById(id).textContent", note.get_attribute("aria-describedby")
    )
    assert said.startswith("447")
    assert page.inner_text("dialog dd[lang=en]") == "ISO 2789: registered users"


def test_tab_reaches_all_that_can_be_done_and_nothing_beside_it(page):
    open_by_keyboard(page, "#n-3")
    reached = []
    for _ in range(6):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(f"{FOCUS}.closest('dialog') && {FOCUS}.textContent"))
    assert {"Rodiklių katalogas →", "Nuoroda į šį skaičių", "Užverti"} <= set(reached)
    # Between the last and the first the browser's own buttons may have the focus.
    assert page.evaluate(f"!{FOCUS}.closest('main')")


def test_in_whatever_way_it_closes_the_number_has_the_focus_again(page):
    for close in (
        lambda: page.keyboard.press("Escape"),
        lambda: page.click("dialog button"),
        lambda: page.mouse.click(3, 3),
    ):
        open_by_keyboard(page, "#n-4")
        close()
        assert not opened(page)
        assert page.evaluate(f"{FOCUS}.id") == "n-4"


def test_a_click_on_another_number_opens_that_one(page):
    page.click("#n-1")
    page.wait_for_selector("dialog.origin:modal")
    page.keyboard.press("Escape")
    page.click("#n-2")
    page.wait_for_selector("dialog.origin:modal")
    assert page.inner_text("dialog h2") == "Vartotojai"


def test_the_numbers_of_a_paragraph_are_one_stop_and_arrows_go_between_them(page):
    assert page.get_attribute("#n-3", "tabindex") == "0"
    assert page.get_attribute("#n-4", "tabindex") == "-1"
    page.focus("#n-3")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(f"{FOCUS}.id") == "n-4"
    assert page.inner_text(".number-keys").startswith("Enter – iš kur šis skaičius")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUS}.id") != "n-3"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(f"{FOCUS}.id") == "n-4"


def test_arrows_go_through_a_table_as_it_is_seen(visit):
    page, _ = visit("12-targets")
    page.focus("#n-5")
    ways = (("ArrowDown", 7), ("End", 8), ("ArrowUp", 6), ("ArrowUp", 6), ("Home", 5))
    for key, reached in ways:
        page.keyboard.press(key)
        assert page.evaluate(f"{FOCUS}.id") == f"n-{reached}", key


def test_a_mark_leads_to_the_note_of_its_number(visit):
    page, _ = visit("12-targets")
    page.click("[data-for=n-6]")
    page.wait_for_selector("dialog.origin:modal")
    page.keyboard.press("Escape")
    assert page.evaluate(f"{FOCUS}.id") == "n-6"


def test_pointing_at_a_number_shows_it_and_takes_no_focus(visit):
    page, _ = visit("index")
    page.focus("#ieskoti")
    page.hover("#n-3")
    page.wait_for_selector("dialog.origin[open]")
    assert not opened(page)
    assert page.evaluate(f"{FOCUS}.id") == "ieskoti"
    page.mouse.move(3, 3)
    page.wait_for_selector("dialog.origin", state="hidden")


def test_axe_finds_nothing_while_it_is_open(visit):
    page, _ = visit("index")
    open_by_keyboard(page, "#n-3")
    assert violations(page) == {}
    page.emulate_media(color_scheme="dark")
    assert violations(page, "cat.color") == {}


def test_it_opens_on_a_page_from_a_folder(visit, site):
    page, _ = visit("index", base=f"{site.as_uri()}/")
    open_by_keyboard(page, "#n-3")
    assert "440 – 450" in page.inner_text("dialog")


def test_without_scripts_a_number_leads_to_the_catalogue(visit):
    page, _ = visit("index", java_script_enabled=False)
    page.click("#n-3")
    assert page.url.endswith("12-targets.html#ind-readers-total")


def test_what_it_says_is_loaded_when_somebody_asks(visit):
    page, asked = visit("index")
    assert not [url for url in asked if "provenance/" in url or "later/" in url]
    open_by_keyboard(page, "#n-3")
    assert [url for url in asked if url.endswith("provenance/index.js")]
