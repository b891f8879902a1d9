from __future__ import annotations

import pytest

from ataskaita.chapter import bullets, target_rows
from ataskaita.chapter.charts.bullets import FILLED
from ataskaita.chapter.charts.drawing import NARROW, WIDE
from ataskaita.indicators.targets import OUTCOMES
from tests.support.drawings import said_in, shapes


def aimed(**options):
    return bullets(rows=target_rows(), **options)


def test_targets_that_were_missed_come_first(open_session):
    open_session(("visits", 2019, {"unit": "metskula"}, 10))
    chart = aimed()
    assert chart.rows[0].dimensions == {"target": "1.2"}
    assert "nepasiektas" in said_in(chart)


def test_the_order_of_the_plan_may_be_kept(open_session):
    open_session(("visits", 2019, {"unit": "metskula"}, 10))
    assert [row.label for row in aimed(ordered=True).rows] == [row.label for row in target_rows()]


def test_each_outcome_has_a_word_a_colour_and_a_filling_of_its_own(opened):
    assert set(FILLED) == set(OUTCOMES) - {"unknown"}
    assert len(set(FILLED.values())) == len(FILLED)
    chart = aimed()
    said = said_in(chart)
    for outcome in FILLED:
        marks = shapes(chart, "circle", outcome)
        assert len(marks) == said.count(OUTCOMES[outcome])


@pytest.mark.parametrize("paper", [WIDE, NARROW], ids=["wide", "narrow"])
def test_bars_end_before_the_line_or_beyond_it_as_their_numbers_say(opened, paper):
    chart = aimed()
    (whole,) = {float(line.get("x1")) for line in shapes(chart, "line", "ink", paper)}
    drawn = shapes(chart, "rect", paper=paper)
    for bar, (number,) in zip(drawn, chart.numbers, strict=True):
        start, length = float(bar.get("x")), float(bar.get("width"))
        assert length == pytest.approx((whole - start) * number / 100, abs=0.2)


def test_the_line_says_what_it_is(opened):
    assert "100\u00a0%" in said_in(aimed())
