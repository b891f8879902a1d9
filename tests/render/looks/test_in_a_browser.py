from __future__ import annotations

import functools
import http.server
import shutil
import threading

import pytest

pytestmark = pytest.mark.browser

NAMES = ["index", "02-fund", "12-targets"]
THEMES = ["light", "dark"]
WIDTHS = [1280, 390]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def address(site):
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser():
    api = pytest.importorskip("playwright.sync_api")
    installed = shutil.which("chromium") or shutil.which("google-chrome")
    with api.sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(
                executable_path=installed,
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )
        except api.Error:
            pytest.skip("no Chromium on this machine")
        yield opened
        opened.close()


@pytest.fixture
def visit(browser, address):
    """Open a page of the site; hands back the page and all it asked for."""
    contexts = []

    def go(name, *, theme="light", width=1280, base=address, **options):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, **options
        )
        contexts.append(context)
        page = context.new_page()
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{base}{name}.html")
        page.wait_for_load_state("networkidle")
        return page, asked

    yield go
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_and_nothing_sticks_out(visit, name, theme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page, _ = visit(name, theme=theme, width=width)
    found = axe.run(page).response["violations"]
    assert not [(v["id"], [node["html"] for node in v["nodes"]]) for v in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["index", "x070", "12-targets"])
def test_axe_finds_nothing_on_pages_of_a_long_book(visit, long_site, name, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page, _ = visit(name, width=width, base=f"{long_site.as_uri()}/")
    found = axe.run(page).response["violations"]
    assert not [(v["id"], [node["html"] for node in v["nodes"]]) for v in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", NAMES)
def test_only_the_own_host_is_asked(visit, address, name):
    _, asked = visit(name)
    assert asked
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def test_the_chosen_theme_is_remembered(visit, address):
    page, _ = visit("index")
    page.click(".theme")
    page.goto(f"{address}02-fund.html")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_search_finds_a_word_in_another_form(visit):
    page, _ = visit("index")
    page.fill("#ieskoti", "siekis")
    page.wait_for_selector(".results a")
    assert "12-targets.html" in " ".join(
        link.get_attribute("href") for link in page.query_selector_all(".results a")
    )


def test_a_wide_table_scrolls_by_itself_and_says_so(visit):
    page, _ = visit("02-fund", width=390)
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


def test_a_page_works_from_the_disk(visit, site):
    page, asked = visit("02-fund", base=f"{site.as_uri()}/")
    assert all(url.startswith(("file:", "data:")) for url in asked)
    assert not page.locator(".search").is_visible()
    assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")
