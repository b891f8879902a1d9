"""What a browser sees of every page of the real report, on a phone, a tablet and a desk."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.support.browsing import resize, settle, violations

#: How wide a window is, and the drawing of a chart that fits.
WIDTHS = {390: "narrow-drawing", 768: "wide-drawing", 1280: "wide-drawing"}
NARROW, *_, WIDE = WIDTHS
THEMES = ("light", "dark")

#: The landing page, a chapter of texts, one of tables and charts, the targets, the longest tables.
STEMS = ["index", "01-director", "05-service", "12-targets", "17-data"]

#: Characters; a larger page takes axe seconds, so that one width has to do.
SMALL = 100_000

#: What scrolls sideways on a page: the page itself, or a table on it by its caption.
WIDER = """() => [
  ...(document.documentElement.scrollWidth > innerWidth ? ["page"] : []),
  ...[...document.querySelectorAll(".table-wrap")]
    .filter((region) => region.scrollWidth > region.clientWidth + 1)
    .map((region) => (region.querySelector("caption") ?? region).textContent.slice(0, 60)),
]"""
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


@dataclass
class Visit:
    """What a browser has seen of all pages of the report."""

    #: Page and width -> what scrolls sideways there.
    wider: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    #: Page and width -> what axe finds; of pages of some kinds.
    wrong: dict[tuple[str, int], dict[str, list[str]]] = field(default_factory=dict)
    #: All that was asked for.
    asked: list[str] = field(default_factory=list)
    #: Width -> what is seen of the charts.
    charts: dict[int, list[dict]] = field(default_factory=lambda: {width: [] for width in WIDTHS})
    #: Width -> the size of running text.
    beside: dict[int, float] = field(default_factory=dict)
    #: Theme -> the colours of the charts.
    colours: dict[str, list[dict]] = field(default_factory=lambda: {name: [] for name in THEMES})


def visit(browser, address: str, stems: list[str]) -> Visit:
    """Load each page once, and look at it in every width."""
    found = Visit()
    page = browser.new_page(viewport={"width": NARROW, "height": 900})
    page.on("request", lambda asked: found.asked.append(asked.url))
    for stem in stems:
        page.goto(f"{address}{stem}.html", wait_until="load")
        settle(page)
        drawn = page.locator(".chart").count()
        for width in WIDTHS:
            resize(page, width)
            if wider := page.evaluate(WIDER):
                found.wider[stem, width] = wider
            if drawn:
                found.beside[width] = page.evaluate(BESIDE)
                found.charts[width] += page.evaluate(SEEN)
            if drawn and width == NARROW:
                for theme in reversed(THEMES):
                    page.emulate_media(color_scheme=theme)
                    found.colours[theme] += page.evaluate(COLOURS)
            if stem in STEMS and (
                width == WIDE or (width == NARROW and len(page.content()) < SMALL)
            ):
                found.wrong[stem, width] = violations(page)
    page.close()
    return found
