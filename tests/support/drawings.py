"""What stands in a chart's drawing, for tests: its texts, shapes and where they reach."""

from __future__ import annotations

from dataclasses import dataclass

import lxml.etree

from ataskaita.chapter.charts.chart import Chart
from ataskaita.chapter.charts.drawing import WIDE, Paper, width_of

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Text:
    """A line of text in a drawing, and from where to where it reaches across."""

    said: str
    left: float
    right: float
    base: float


def tree_of(chart: Chart, paper: Paper = WIDE):
    """The drawing as a tree."""
    return lxml.etree.fromstring(chart.drawing(paper).svg().encode())


def texts_of(chart: Chart, paper: Paper = WIDE) -> list[Text]:
    """The texts of a drawing, in the order in which they are drawn."""
    found = []
    for element in tree_of(chart, paper).iter(f"{SVG}text"):
        said = "".join(element.itertext())
        wide = width_of(said, paper.size, int(element.get("font-weight", 400)))
        x, anchor = float(element.get("x")), element.get("text-anchor", "start")
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
        found.append(Text(said, left, left + wide, float(element.get("y"))))
    return found


def said_in(chart: Chart, paper: Paper = WIDE) -> list[str]:
    """What the texts of a drawing say."""
    return [text.said for text in texts_of(chart, paper)]


def shapes(chart: Chart, tag: str, role: str = "", paper: Paper = WIDE) -> list:
    """The shapes of a kind, of those whose colour has a meaning."""
    return [
        element
        for element in tree_of(chart, paper).iter(f"{SVG}{tag}")
        if not role or element.get("class") == f"c-{role}"
    ]


def assert_nothing_is_cut_or_covered(chart: Chart, paper: Paper) -> None:
    """Every text lies within the drawing, and none on another."""
    texts, drawing = texts_of(chart, paper), chart.drawing(paper)
    for text in texts:
        assert text.left >= -0.5, text
        assert text.right <= paper.width + 0.5, text
        assert paper.size * 0.5 <= text.base <= drawing.height + 1, text
    for place, one in enumerate(texts):
        for other in texts[place + 1 :]:
            apart = abs(one.base - other.base) >= paper.size * 0.8
            beside = one.right <= other.left + 0.5 or other.right <= one.left + 0.5
            assert apart or beside, (one, other)
