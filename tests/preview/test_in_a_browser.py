"""What an open page of the preview does when something is saved, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.browsing import launched

pytestmark = pytest.mark.browser

PLACES = 40


@pytest.fixture(scope="module")
def browser():
    with launched() as found:
        yield found


@pytest.fixture
def opened(browser, server, folder):
    """A long page, open in a browser."""
    write(folder)
    server.state.tell(working=False)
    page = browser.new_page(viewport={"width": 900, "height": 600})
    page.goto(f"{server.address}02-a.html", wait_until="load")
    # The script is at work when it has heard of the page.
    page.wait_for_function("() => document.querySelector('.preview-badge')?.hidden")
    yield page
    page.close()


def write(folder: Path, above: str = "") -> None:
    """Write the page, with something more above all else."""
    places = "".join(f'<p id="p{n}" style="height: 200px">{n}</p>' for n in range(PLACES))
    style = '<link rel="stylesheet" href="/assets/text.css">'
    page = f"<html><head>{style}</head><body><main>{above}{places}</main></body></html>"
    (folder / "02-a.html").write_text(page, encoding="utf-8")


def top(page, place: str) -> float:
    return page.evaluate(f"document.getElementById('{place}').getBoundingClientRect().top")


def test_a_page_that_has_changed_is_loaded_again_where_it_was_read(opened, server, folder):
    opened.evaluate("scrollTo(0, document.getElementById('p20').offsetTop + 50)")
    before = top(opened, "p20")
    write(folder, above='<p id="new" style="height: 700px">Nauja</p>')
    server.state.tell()
    opened.wait_for_selector("#new", state="attached")
    opened.wait_for_function(f"() => Math.abs(p20.getBoundingClientRect().top - {before}) < 2")


def test_an_error_stands_above_the_page_until_it_is_mended(opened, server):
    server.state.tell(error="02-a: <b>klaida</b>", working=False)
    shown = opened.get_by_role("alert")
    shown.wait_for()
    assert shown.inner_text() == "02-a: <b>klaida</b>"
    assert opened.locator("#p0").is_visible()
    opened.get_by_role("button").click()
    assert not shown.is_visible()
    # Another one is unfolded again.
    server.state.tell(error="02-a: kita")
    opened.wait_for_function(
        "() => document.querySelector('[role=alert]').textContent.endsWith('kita')"
    )
    assert shown.is_visible()
    server.state.tell(error="")
    opened.wait_for_selector(".preview-box", state="hidden")


def test_a_style_is_taken_without_loading_the_page_again(opened, server, folder):
    opened.evaluate("window.mine = true")
    (folder / "assets" / "text.css").write_text("p { color: rgb(1, 2, 3) }", encoding="utf-8")
    server.state.tell(styles=1)
    opened.wait_for_function("() => getComputedStyle(p0).color === 'rgb(1, 2, 3)'")
    assert opened.evaluate("window.mine")


def test_a_style_that_was_saved_while_the_page_was_loaded_is_taken_too(browser, server, folder):
    write(folder)
    page = browser.new_page()

    def answer(route):
        # By now the page has asked for its styles as well, but has not heard of anything.
        (folder / "assets" / "text.css").write_text("p { color: rgb(3, 2, 1) }", encoding="utf-8")
        server.state.tell(styles=1)
        route.continue_()

    page.route("**/_preview/follow?*", answer)
    page.goto(f"{server.address}02-a.html", wait_until="load")
    page.wait_for_function("() => getComputedStyle(p0).color === 'rgb(3, 2, 1)'")
    page.close()


def test_who_waits_is_told_that_pages_are_made(opened, server):
    server.state.tell(working=True)
    badge = opened.get_by_role("status")
    badge.wait_for()
    assert badge.inner_text() == "Updating…"
    server.state.tell(working=False)
    badge.wait_for(state="hidden")
