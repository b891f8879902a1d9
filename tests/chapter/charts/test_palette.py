"""The colours of charts, computed: against their ground, their neighbours, and in grey."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest

from ataskaita.chapter.charts.drawing import COLOURS, LINES, PARTS, PATTERNS, SHAPES
from tests.conftest import ROOT
from tests.support.contrast import contrast

CSS = ROOT / "src/ataskaita/render/embedded/templates/assets/charts.css"

#: Name -> light and dark colour, as the site has them.
OF_SITE = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"\.c-([\w-]+) { --c: light-dark\((#\w+), (#\w+)\)", CSS.read_text(encoding="utf-8")
    )
}
THEMES = {
    theme: {name: pair[place] for name, pair in OF_SITE.items()}
    for place, theme in enumerate(("light", "dark"))
}
#: What is seen of each kind of mark against the paper.
MARKS = [
    *("now", "before", "reached", "nearly", "partly", "missed"),
    *(f"part-{n + 1}" for n in range(PARTS)),
    *(f"line-{n + 1}" for n in range(LINES)),
]


def test_the_site_has_the_colours_of_the_drawings():
    assert {name: light for name, (light, _dark) in OF_SITE.items()} == COLOURS


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_stands_out_from_its_ground(theme, mark):
    assert contrast(THEMES[theme][mark], THEMES[theme]["paper"]) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_letters_can_be_read(theme):
    colours = THEMES[theme]
    lettered = ["ink", "soft", "reached", "nearly", "partly", "missed"]
    lettered += [f"line-{n + 1}" for n in range(LINES)]
    for name in lettered:
        assert contrast(colours[name], colours["paper"]) >= 4.5, name


@pytest.mark.parametrize("theme", THEMES)
def test_parts_that_touch_stand_out_from_each_other_in_grey_too(theme):
    parts = [THEMES[theme][f"part-{n + 1}"] for n in range(PARTS)]
    for left, right in pairwise(parts):
        # Contrast is that of brightness alone: grey print and eyes that see no colour keep it.
        assert contrast(left, right) >= 3, (left, right)


@pytest.mark.parametrize("theme", THEMES)
def test_parts_alike_in_brightness_differ_in_pattern(theme):
    parts = [(THEMES[theme][f"part-{n + 1}"], PATTERNS[n]) for n in range(PARTS)]
    for (one, mine), (other, yours) in combinations(parts, 2):
        assert contrast(one, other) >= 2 or mine != yours, (one, other)


def test_lines_differ_in_shape_whatever_their_colour():
    assert len(set(SHAPES)) == len(SHAPES) == LINES
