"""Every chart of the real report as a browser draws it: on a phone, a tablet and a desk."""

from __future__ import annotations

import pytest

from tests.support.browsing import resize, settle
from tests.support.contrast import contrast

pytestmark = pytest.mark.browser

#: Wide enough for the drawing of a desk, or not.
WIDTHS = {390: "narrow-drawing", 768: "wide-drawing", 1280: "wide-drawing"}

#: What is seen of each chart: its drawings, and each text with its place and size.
SEEN = """
[...document.querySelectorAll('.chart')].map(chart => {
  const drawn = [...chart.querySelectorAll('svg')].filter(s => s.getBoundingClientRect().width);
  const box = drawn[0].getBoundingClientRect(), scale = box.width / drawn[0].viewBox.baseVal.width;
  const around = chart.parentElement.getBoundingClientRect();
  return {
    id: chart.closest('figure').id, classes: drawn.map(s => s.getAttribute('class')),
    fits: box.left >= around.left - 1 && box.right <= around.right + 1,
    texts: [...drawn[0].querySelectorAll('text')].map(t => {
      const place = t.getBoundingClientRect();
      return {said: t.textContent, size: parseFloat(getComputedStyle(t).fontSize) * scale,
        inside: place.left >= box.left - 1 && place.right <= box.right + 1
          && place.top >= box.top - 3 && place.bottom <= box.bottom + 6,
        place: [place.left, place.right, place.top, place.bottom]};
    }),
  };
})
"""
#: The colours of each chart's marks and letters, of the paper, and of bars that touch. Hairlines
#: lead the eye.
COLOURS = """
[...document.querySelectorAll('.chart svg')].filter(s => s.clientWidth).map(svg => {
  const colour = (e, name) => getComputedStyle(e)[name].match(/\\d+/g).slice(0, 3).map(Number);
  const hex = rgb => '#' + rgb.map(n => n.toString(16).padStart(2, '0')).join('');
  const painted = (kind, name) => [...svg.querySelectorAll(kind)]
    .filter(e => !e.closest('defs') && !/c-(rule|paper)/.test(e.getAttribute('class')))
    // A hollow mark is seen by its outline.
    .filter(e => name === 'stroke' || !e.getAttribute('stroke'))
    .filter(e => getComputedStyle(e)[name].startsWith('rgb('))
    .map(e => [e.getBoundingClientRect(), hex(colour(e, name))]);
  const bars = painted('rect', 'fill').sort(([a], [b]) => a.top - b.top || a.left - b.left);
  return {
    id: svg.closest('figure').id, paper: hex(colour(document.body, 'backgroundColor')),
    letters: painted('text', 'fill').map(([, c]) => c),
    marks: [...bars, ...painted('circle, path', 'fill'),
      ...painted('circle, path, line', 'stroke')]
      .map(([, c]) => c),
    touching: bars.slice(1).map(([b, c], n) => [bars[n], [b, c]])
      .filter(([[a], [b]]) => Math.abs(a.top - b.top) < 1 && Math.abs(b.left - a.right) < 4)
      .map(([[, one], [, other]]) => [one, other]),
  };
})
"""
BESIDE = "parseFloat(getComputedStyle(document.body).fontSize)"


@pytest.fixture(scope="module")
def seen_at(browser, rendered):
    """Width -> the size of running text, and what is seen of all charts of the site."""
    page = browser.new_page(viewport={"width": 390, "height": 900})
    found = {width: (0.0, []) for width in WIDTHS}
    for path in sorted(rendered.site.glob("*.html")):
        if 'class="chart"' in path.read_text(encoding="utf-8"):
            page.goto(path.as_uri(), wait_until="load")
            settle(page)
            for width in WIDTHS:
                resize(page, width)
                found[width] = (page.evaluate(BESIDE), found[width][1] + page.evaluate(SEEN))
    page.close()
    return found


@pytest.fixture(params=WIDTHS, ids=str)
def seen(seen_at, request):
    """A width, the size of running text, and what is seen of all charts of the site."""
    return request.param, *seen_at[request.param]


def test_each_chart_shows_the_drawing_that_fits_and_no_other(seen):
    width, _beside, charts = seen
    assert len(charts) >= 7
    assert {tuple(chart["classes"]) for chart in charts} == {(WIDTHS[width],)}


def test_nothing_is_cut_and_nothing_has_to_be_scrolled(seen):
    _width, _beside, charts = seen
    assert [chart["id"] for chart in charts if not chart["fits"]] == []
    cut = [(c["id"], t["said"]) for c in charts for t in c["texts"] if not t["inside"]]
    assert cut == []


def test_text_in_a_chart_is_no_smaller_than_the_text_beside_it(seen):
    _width, beside, charts = seen
    small = [
        (chart["id"], text["said"], text["size"])
        for chart in charts
        for text in chart["texts"]
        if text["size"] < beside - 0.1
    ]
    assert small == []


def test_no_text_lies_on_another(seen):
    _width, _beside, charts = seen
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


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_letters_and_bars_that_touch_are_told_apart_in_grey_too(browser, rendered, theme):
    page = browser.new_page(viewport={"width": 390, "height": 900}, color_scheme=theme)
    pale, touching = [], 0
    for path in sorted(rendered.site.glob("*.html")):
        if 'class="chart"' in path.read_text(encoding="utf-8"):
            page.goto(path.as_uri(), wait_until="load")
            for chart in page.evaluate(COLOURS):
                on_paper = [(3, mark, chart["paper"]) for mark in chart["marks"]]
                on_paper += [(4.5, letter, chart["paper"]) for letter in chart["letters"]]
                beside = [(3, *pair) for pair in chart["touching"] if pair[0] != pair[1]]
                touching += len(beside)
                pale += [
                    (chart["id"], one, other)
                    for least, one, other in on_paper + beside
                    if contrast(one, other) < least
                ]
    page.close()
    assert touching
    assert pale == []
