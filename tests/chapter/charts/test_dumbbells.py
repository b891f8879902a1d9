from __future__ import annotations

import pytest

from ataskaita.chapter import both_years, col, dumbbells, every_year, groups
from ataskaita.chapter.charts.drawing import NARROW, WIDE
from ataskaita.errors import UserError
from tests.support.drawings import said_in, shapes, texts_of


def moved():
    return dumbbells(both_years("visits.total"), rows=groups(total=False))


def test_last_year_is_hollow_this_year_filled(opened):
    marks = shapes(moved(), "circle", "now")
    hollow = [mark.get("fill") == "#ffffff" for mark in marks]
    assert hollow == [True, False] * 4


def test_a_mark_lies_where_its_number_is(opened):
    chart = moved()
    places = [float(mark.get("cx")) for mark in shapes(chart, "circle", "now")][2:]
    numbers = [number for line in chart.numbers for number in (line[1], line[0])]
    pairs = sorted(zip(numbers, places, strict=True))
    assert [place for _number, place in pairs] == sorted(places)


@pytest.mark.parametrize("paper", [WIDE, NARROW], ids=["wide", "narrow"])
def test_both_numbers_and_the_change_are_written(opened, paper):
    chart = moved()
    said = said_in(chart, paper)
    for line in chart.texts:
        assert set(line) <= set(said)
    assert any(text.startswith(("+", "−")) for text in said)


def test_the_change_is_a_value_of_the_ledger(opened):
    moved()._repr_mimebundle_()
    kinds = [entry.value.kind for entry in opened.entries]
    assert kinds.count("change") == 3


def test_the_lower_number_stands_left_of_the_higher_one(opened):
    chart = moved()
    found = {text.said: text for text in texts_of(chart)}
    for now, before in [(line[0], line[1]) for line in chart.cells]:
        low, high = sorted((now, before), key=lambda value: value.number)
        assert found[low.text].right < found[high.text].left


def test_a_year_that_has_no_number_is_said(opened):
    assert "nėra duomenų" in said_in(dumbbells(both_years("inhabitants"), rows=groups()))


def test_only_two_years_are_compared(open_years):
    open_years()
    with pytest.raises(UserError, match="compares two years"):
        dumbbells(every_year("visits.total"), rows=groups())


def test_a_first_year_shows_its_own_marks(opened):
    chart = dumbbells(col("visits.total", year=2019), rows=groups())
    assert len(shapes(chart, "circle", "now")) == 1 + len(chart.rows)
