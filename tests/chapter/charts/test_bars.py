from __future__ import annotations

import math

from ataskaita.chapter import bars, both_years, by, col, groups
from ataskaita.chapter.charts.drawing import NARROW
from tests.support.drawings import said_in, shapes, texts_of

AGES = ("child", "adult")


def widths(chart, tag="rect", role="now"):
    return [float(shape.get("width")) for shape in shapes(chart, tag, role)]


def test_the_longest_bar_comes_first_and_a_total_before_all(opened):
    chart = bars(col("visits.total"), rows=groups())
    assert chart.rows[0].total
    numbers = [line[0] for line in chart.numbers[1:]]
    assert numbers == sorted(numbers, reverse=True)
    assert widths(chart)[1:] == sorted(widths(chart)[1:], reverse=True)


def test_rows_with_an_order_of_their_own_keep_it(opened):
    rows = by("age", "child", "adult")
    labels = [found.label for found in rows]
    assert [r.label for r in bars(col("readers.by_age"), rows=rows, ordered=True).rows] == labels
    assert [r.label for r in bars(col("readers.by_age"), rows=rows).rows] == labels[::-1]


def test_the_length_of_a_bar_is_its_number(opened):
    chart = bars(col("visits.total"), rows=groups(total=False))
    lengths = widths(chart)
    for length, (number,) in zip(lengths, chart.numbers, strict=True):
        assert math.isclose(length / lengths[0], number / chart.numbers[0][0], abs_tol=0.002)


def test_the_year_before_is_told_by_a_frame_not_by_colour_alone(opened):
    chart = bars(both_years("visits.total"), rows=groups(total=False))
    now, before = shapes(chart, "rect", "now"), shapes(chart, "rect", "before")
    assert len(now) == len(before) == 4  # one of each explains them
    assert {shape.get("stroke-width") for shape in before} == {"2"}
    assert all(shape.get("fill") == "#ffffff" for shape in before)
    assert said_in(chart)[:2] == ["2019 m.", "2018 m."]


def test_a_change_is_left_out_of_the_bars(opened):
    chart = bars(both_years("visits.total"), rows=groups())
    assert [column.kind for column in chart.columns] == ["value", "value"]


def test_several_columns_are_panels_on_one_scale(opened):
    chart = bars(*(col("readers.by_age", age, age=age) for age in AGES), rows=groups(total=False))
    units = {
        round(length / number, 2)
        for length, number in zip(
            widths(chart), [line[n] for n in (0, 1) for line in chart.numbers], strict=True
        )
        if number > 20
    }
    assert max(units) - min(units) < 0.02
    assert said_in(chart)[:2] == list(AGES)


def test_on_a_phone_names_stand_above_their_bars(opened):
    chart = bars(col("visits.total"), rows=groups(total=False))
    for name in texts_of(chart, NARROW)[::2]:
        assert name.left == 0
    bases = [text.base for text in texts_of(chart, NARROW)]
    assert bases == sorted(bases)
    starts = {float(shape.get("x")) for shape in shapes(chart, "rect", "now", NARROW)}
    assert starts == {0.0}


def test_a_gap_stays_a_gap_in_the_numbers_and_is_said_on_the_drawing(opened):
    chart = bars(*both_years("inhabitants"), rows=groups(total=False))
    gaps = sum(math.isnan(number) for line in chart.numbers for number in line)
    assert gaps
    assert said_in(chart).count("nėra duomenų") == gaps


def test_a_gap_is_put_in_words(opened):
    text = bars(col("inhabitants", year=2018), rows=groups(total=False)).alternative_text()
    assert text.count("nėra duomenų") == 3


def test_the_smallest_bar_is_still_seen(open_session):
    open_session(("visits", 2019, {"unit": "buss"}, 1))
    assert min(widths(bars(col("visits.total"), rows=groups()))) >= 2
