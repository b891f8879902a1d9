"""Every page and every chart of the real report in a real browser."""

from __future__ import annotations

import time

import pytest

from tests.report.site.visit import STEMS, THEMES, WIDE, WIDTHS, Visit, visit
from tests.support.contrast import contrast

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def visited(browser, address, pages) -> Visit:
    return visit(browser, address, list(pages))


def test_no_page_and_no_table_of_the_report_scrolls_sideways(visited):
    assert visited.wider == {}


def test_pages_of_every_kind_read_well_wide_and_narrow(visited):
    assert {stem for stem, width in visited.wrong if width == WIDE} == set(STEMS)
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
    # Fonts arrive when something is shown already.
    page.route("**/*.woff2", lambda route: (time.sleep(0.1), route.continue_()))
    page.goto(f"{address}index.html")
    page.wait_for_load_state("networkidle")
    sizes = {answer.url.rsplit("/", 1)[-1]: len(answer.body()) for answer in answers}
    moved = page.evaluate("window.moved")
    context.close()
    assert len(answers) <= REQUESTS, sizes
    assert sum(sizes.values()) < BYTES, sizes
    assert moved < 0.05


@pytest.fixture(params=WIDTHS, ids=str)
def width(request) -> int:
    return request.param


@pytest.fixture
def charts(visited, width) -> list[dict]:
    return visited.charts[width]


def test_each_chart_shows_the_drawing_that_fits_and_no_other(charts, width):
    assert len(charts) >= 6
    assert {tuple(chart["classes"]) for chart in charts} == {(WIDTHS[width],)}


def test_nothing_is_cut_and_nothing_has_to_be_scrolled(charts):
    assert [chart["id"] for chart in charts if not chart["fits"]] == []
    cut = [(c["id"], t["said"]) for c in charts for t in c["texts"] if not t["inside"]]
    assert cut == []


def test_text_in_a_chart_is_no_smaller_than_the_text_beside_it(visited, charts, width):
    small = [
        (chart["id"], text["said"], text["size"])
        for chart in charts
        for text in chart["texts"]
        if text["size"] < visited.beside[width] - 0.1
    ]
    assert small == []


def test_no_text_lies_on_another(charts):
    touching = []
    for chart in charts:
        texts = chart["texts"]
        for number, one in enumerate(texts):
            for other in texts[number + 1 :]:
                left, right, top, bottom = one["place"]
                a, b, c, d = other["place"]
                across, down = min(right, b) - max(left, a), min(bottom, d) - max(top, c)
                # Boxes of letters are higher than letters.
                if across > 1 and down > 0.35 * (bottom - top):
                    touching.append((chart["id"], one["said"], other["said"]))
    assert touching == []


@pytest.mark.parametrize("theme", THEMES)
def test_marks_letters_and_bars_that_touch_are_told_apart_in_grey_too(visited, theme):
    pale, touching = [], 0
    for chart in visited.colours[theme]:
        on_paper = [(3, mark, chart["paper"]) for mark in chart["marks"]]
        on_paper += [(4.5, letter, chart["paper"]) for letter in chart["letters"]]
        beside = [(3, *pair) for pair in chart["touching"] if pair[0] != pair[1]]
        touching += len(beside)
        pale += [
            (chart["id"], one, other)
            for least, one, other in on_paper + beside
            if contrast(one, other) < least
        ]
    assert touching
    assert pale == []
