"""Pages of every kind of the real report in a real browser."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from tests.support.browsing import resize, settle, violations

pytestmark = pytest.mark.browser

#: Characters; a larger page takes axe seconds, so that one width has to do.
SMALL = 100_000

#: The landing page, a chapter of texts, one of tables and charts, the targets, the longest tables.
STEMS = ["index", "01-director", "05-service", "12-targets", "17-data"]


#: What scrolls sideways on a page: the page itself, or a table on it by its caption.
WIDER = """() => [
  ...(document.documentElement.scrollWidth > innerWidth ? ["page"] : []),
  ...[...document.querySelectorAll(".table-wrap")]
    .filter((region) => region.scrollWidth > region.clientWidth + 1)
    .map((region) => (region.querySelector("caption") ?? region).textContent.slice(0, 60)),
]"""


WIDTHS = (390, 768, 1280)


@dataclass
class Visit:
    """What a browser has seen of all pages of the report."""

    #: Page and width -> what scrolls sideways there.
    wider: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    #: Page and width -> what axe finds; of pages of some kinds.
    wrong: dict[tuple[str, int], dict[str, list[str]]] = field(default_factory=dict)
    #: All that was asked for.
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def visited(browser, address, pages) -> Visit:
    """Each page, loaded once and looked at in every width."""
    found = Visit()
    page = browser.new_page(viewport={"width": WIDTHS[0], "height": 900})
    page.on("request", lambda asked: found.asked.append(asked.url))
    for stem in pages:
        page.goto(f"{address}{stem}.html", wait_until="load")
        settle(page)
        for width in WIDTHS:
            resize(page, width)
            if wider := page.evaluate(WIDER):
                found.wider[stem, width] = wider
            widest = width == WIDTHS[-1]
            if stem in STEMS and (widest or (width == WIDTHS[0] and len(page.content()) < SMALL)):
                found.wrong[stem, width] = violations(page)
    page.close()
    return found


def test_no_page_and_no_table_of_the_report_scrolls_sideways(visited):
    assert visited.wider == {}


def test_pages_of_every_kind_read_well_wide_and_narrow(visited):
    assert {stem for stem, width in visited.wrong if width == WIDTHS[-1]} == set(STEMS)
    assert {place: found for place, found in visited.wrong.items() if found} == {}


def test_no_page_asks_anything_of_another_host(visited, address):
    assert [url for url in visited.asked if not url.startswith((address, "data:", "blob:"))] == []
    assert len(visited.asked) > len(STEMS)


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
