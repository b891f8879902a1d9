"""Pages of every kind of the real report in a real browser."""

from __future__ import annotations

import pytest

from tests.support.browsing import resize, settle

pytestmark = pytest.mark.browser

#: Characters; a larger page takes axe seconds, so that one width has to do.
SMALL = 200_000

#: The landing page, a chapter of texts, one of tables and charts, the targets, the longest tables.
STEMS = ["index", "01-director", "05-service", "12-targets", "17-data"]


@pytest.fixture(scope="module", params=[1280, 390], ids=["wide", "narrow"])
def page(browser, request):
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    opened = context.new_page()
    opened.asked = []
    opened.on("request", lambda asked: opened.asked.append(asked.url))
    yield opened
    context.close()


#: What scrolls sideways on a page: the page itself, or a table on it by its caption.
WIDER = """() => [
  ...(document.documentElement.scrollWidth > innerWidth ? ["page"] : []),
  ...[...document.querySelectorAll(".table-wrap")]
    .filter((region) => region.scrollWidth > region.clientWidth + 1)
    .map((region) => (region.querySelector("caption") ?? region).textContent.slice(0, 60)),
]"""


def test_no_page_and_no_table_of_the_report_scrolls_sideways(browser, address, pages):
    opened, found = browser.new_page(viewport={"width": 390, "height": 900}), {}
    for stem in pages:
        resize(opened, 390)
        opened.goto(f"{address}{stem}.html", wait_until="load")
        settle(opened)
        for width in (390, 768, 1280):
            resize(opened, width)
            if wider := opened.evaluate(WIDER):
                found[stem, width] = wider
    opened.close()
    assert found == {}


def test_on_a_telephone_every_outcome_of_a_target_is_in_sight(browser, address):
    context = browser.new_context(viewport={"width": 390, "height": 900})
    opened = context.new_page()
    opened.goto(f"{address}12-targets.html", wait_until="load")
    boxes = [badge.bounding_box() for badge in opened.locator("td.judged .outcome").all()]
    roles = opened.get_by_role("row").count()
    context.close()
    assert boxes
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    assert roles > len(boxes)


@pytest.mark.parametrize("stem", STEMS)
def test_a_page_fits_reads_well_and_asks_nobody_else(page, address, stem):
    from axe_playwright_python.sync_playwright import Axe

    page.asked.clear()
    page.goto(f"{address}{stem}.html", wait_until="load")
    width = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width[0] <= width[1], "the page scrolls to the side"
    if page.viewport_size["width"] > 1000 or len(page.content()) < SMALL:
        found = Axe().run(page).response["violations"]
        assert {v["id"]: v["nodes"][0]["html"][:200] for v in found} == {}
    assert [url for url in page.asked if not url.startswith((address, "data:", "blob:"))] == []


#: Requests and bytes that the first visit of the home page may take, nothing packed on the way.
REQUESTS, BYTES = 10, 120_000


def test_the_first_visit_of_the_home_page_is_light_and_nothing_moves(browser, address):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => { for (const e of list.getEntries())"
        " window.moved += e.value; }).observe({ type: 'layout-shift', buffered: true });"
    )
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"{address}index.html")
    page.wait_for_load_state("networkidle")
    sizes = {answer.url.rsplit("/", 1)[-1]: len(answer.body()) for answer in answers}
    moved = page.evaluate("window.moved")
    context.close()
    assert len(answers) <= REQUESTS, sizes
    assert sum(sizes.values()) < BYTES, sizes
    assert moved < 0.05
