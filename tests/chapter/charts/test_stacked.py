from __future__ import annotations

import pytest

from ataskaita.chapter import col, groups, row, stacked
from ataskaita.chapter.charts.drawing import NARROW
from ataskaita.errors import UserError
from tests.support.drawings import assert_nothing_is_cut_or_covered, said_in, shapes

AGES = ("child", "adult")


def shares(rows=None):
    columns = [col("readers.age_share", age, age=age) for age in AGES]
    return stacked(*columns, rows=rows or groups())


def test_parts_follow_one_another_with_paper_between_them(opened):
    chart = shares()
    first = [s for s in shapes(chart, "rect", "part-1") if s.get("height") == "30"]
    second = [s for s in shapes(chart, "rect", "part-2") if s.get("height") == "30"]
    for left, right in zip(first, second, strict=False):
        end = float(left.get("x")) + float(left.get("width"))
        assert float(right.get("x")) - end == pytest.approx(2, abs=0.15)


def test_each_number_stands_below_its_part_where_there_is_room(opened):
    chart = shares([found for found in groups() if found.unit != "bus"])
    parts = [s for s in shapes(chart, "rect") if s.get("height") == "30"]
    squares = [s for s in shapes(chart, "rect") if s.get("height") == "12"]
    assert squares[0].get("x") == parts[0].get("x")
    for part, square in zip(parts, squares, strict=True):
        assert float(square.get("x")) <= float(part.get("x"))


def test_numbers_that_have_no_room_in_a_line_stand_in_turn(opened):
    columns = [col("readers.by_age", f"{n}", age="child") for n in range(6)]
    chart = stacked(*columns, rows=groups())
    assert_nothing_is_cut_or_covered(chart, NARROW)


def test_all_bars_are_as_long_where_shares_are_compared(opened):
    columns = [col("readers.by_age", age, age=age) for age in AGES]

    def ends(chart):
        found = [s for s in shapes(chart, "rect") if s.get("height") == "30"]
        return {round(float(s.get("x")) + float(s.get("width"))) for s in found}

    assert max(ends(stacked(*columns, rows=groups(), share=True))) in (686, 687, 688)
    assert len(ends(stacked(*columns, rows=groups()))) > len(
        ends(stacked(*columns, rows=groups(), share=True))
    )


def test_a_part_of_nothing_is_not_drawn_but_said(open_session):
    open_session(("readers", 2019, {"unit": "buss", "age": "child"}, 0))
    chart = stacked(
        *(col("readers.by_age", age, age=age) for age in AGES), rows=groups(total=False)
    )
    assert "0" in said_in(chart)
    bars = [s for s in shapes(chart, "rect", "part-1") if s.get("height") == "30"]
    assert len(bars) < 3


@pytest.mark.parametrize("paper", [NARROW])
def test_parts_alike_in_brightness_have_a_pattern(opened, paper):
    columns = [col("readers.by_age", f"{n}", age=AGES[n % 2]) for n in range(4)]
    chart = stacked(*columns, rows=groups())
    patterned = [s for s in shapes(chart, "rect", paper=paper) if "url(#" in s.get("fill", "")]
    assert patterned
    names = {p.get("id") for p in shapes(chart, "pattern", paper=paper)}
    assert {s.get("fill")[5:-1] for s in patterned} == names


def test_too_many_parts_are_refused(opened):
    columns = [col("readers.by_age", f"{n}", age="child") for n in range(7)]
    with pytest.raises(UserError, match="7 parts cannot be told apart"):
        stacked(*columns, rows=[row("visits.total")])
