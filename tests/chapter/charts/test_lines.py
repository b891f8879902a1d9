"""Charts over several years: what is drawn, and what is said of it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ataskaita.chapter import (
    by,
    col,
    every_year,
    groups,
    lines,
    row,
    small_multiples,
    years,
)
from ataskaita.chapter.charts.drawing import NARROW, WIDE
from ataskaita.chapter.charts.lines import spread
from ataskaita.errors import UserError
from ataskaita.lithuanian.numbers import NBSP
from tests.support.drawings import SVG, assert_nothing_is_cut_or_covered, said_in, tree_of

VISITS = "visits.total"
CHANGED = "Skaičiuoja automatinis skaitiklis"
BROKEN = {("visits", 2016): CHANGED}


def one():
    return lines(rows=years(VISITS))


def of_groups():
    return lines(every_year(VISITS), rows=groups(total=False))


def small():
    return small_multiples(every_year("readers.rate"), rows=groups())


def drawn(chart):
    """The picture, and the texts in it, in the order of drawing."""
    return tree_of(chart), said_in(chart)


def dashed(tree):
    """The lines that mark a break."""
    return [line for line in tree.iter(f"{SVG}line") if line.get("stroke-dasharray")]


def strokes(tree):
    """How many unbroken pieces the first line has."""
    return sum("c-line-1" in path.get("class", "") for path in tree.iter(f"{SVG}path"))


@pytest.mark.parametrize("chart", [one, of_groups, small])
def test_the_same_chart_gives_the_same_bytes(open_years, chart):
    pictures = []
    for _ in range(2):
        open_years(breaks=BROKEN)
        pictures.append(chart()._repr_mimebundle_())
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("chart", [one, of_groups, small])
def test_the_alternative_text_holds_every_number_name_and_year(open_years, chart):
    opened = open_years()
    made = chart()
    _, metadata = made._repr_mimebundle_()
    alternative = metadata["image/svg+xml"]["alt"]
    assert {entry.value.year for entry in opened.entries} == set(range(2013, 2020))
    for entry in opened.entries:
        assert f"{entry.value.year} m. {entry.value.text}" in alternative
    assert all(line.label in alternative for line in made.rows)


def test_the_alternative_text_names_what_is_shown_and_how(open_years):
    open_years()
    assert (
        of_groups()
        .alternative_text()
        .startswith(f"Linijinė diagrama. Apsilankymai, vnt., 2013–2019{NBSP}m.: ")
    )
    begins = f"Linijinė diagrama. Apsilankymai, vnt., 2013–2019{NBSP}m.: Apsilankymai – 2013 m. "
    assert one().alternative_text().startswith(begins)


def test_every_number_rests_on_the_file_of_its_own_year(open_years):
    opened = open_years()
    of_groups()._repr_mimebundle_()
    for entry in opened.entries:
        (source,) = entry.value.amount.sources
        assert source.path == f"data/raw/{entry.value.year}/visits.csv"
        assert len(source.sha256) == 64
        assert source.lines
    assert opened.files >= {f"data/raw/{year}/visits.csv" for year in range(2013, 2020)}
    assert opened.files >= {f"data/raw/{year}/visits.meta.yml" for year in range(2014, 2020)}
    assert "data/raw" in opened.files


def test_years_are_whole_numbers_on_the_axis_and_all_are_named(open_years):
    open_years()
    for chart in (one(), of_groups()):
        _, texts = drawn(chart)
        assert [text for text in texts if text.startswith("20") and len(text) == 4] == [
            str(year) for year in range(2013, 2020)
        ]


def test_a_line_by_itself_says_each_number(open_years):
    opened = open_years()
    _, texts = drawn(one())
    one()._repr_mimebundle_()
    assert {entry.value.text for entry in opened.entries} <= set(texts)


def test_lines_may_be_given_as_columns_with_the_years_as_rows(open_years):
    open_years()
    turned = lines(
        col("readers.by_age", "Vaikai", age="child"),
        col("readers.by_age", "Suaugusieji", age="adult"),
        rows=years(),
    )
    straight = lines(every_year("readers.by_age"), rows=by("age", "child", "adult"))
    assert turned.alternative_text() == straight.alternative_text()
    assert turned.drawing(WIDE).svg() == straight.drawing(WIDE).svg()


def test_a_gap_stays_a_gap(open_years):
    open_years()
    assert strokes(drawn(one())[0]) == 1
    open_years(gone=[("visits", 2015)])
    assert strokes(drawn(one())[0]) == 2
    assert "2015 m. nėra duomenų" in one().alternative_text()


def test_a_break_cuts_the_line_and_is_told(open_years):
    open_years(breaks=BROKEN)
    told = f"2016 m. duomenų eilutė nutrūksta. {CHANGED}."
    for chart in (one(), of_groups()):
        tree, _ = drawn(chart)
        assert len(dashed(tree)) == 1
        assert told in chart.notes
        assert chart.alternative_text().endswith(told)
    assert strokes(drawn(one())[0]) == 2


def test_only_the_small_chart_whose_series_breaks_is_cut(open_years):
    open_years(breaks=BROKEN)
    tree, _ = drawn(small_multiples(every_year(), rows=[row(VISITS), row("lending.items")]))
    assert len(dashed(tree)) == 1


def test_a_number_known_only_as_it_was_printed_is_hollow_and_told(open_years):
    open_years()
    chart = small()
    tree, _ = drawn(chart)
    hollow = [mark for mark in tree.iter(f"{SVG}circle") if mark.get("fill") == "#ffffff"]
    assert len(hollow) == len(chart.rows)
    assert any(note.startswith("[i], tuščiaviduris ženklas – ") for note in chart.notes)
    assert "[i]" not in one().alternative_text()


def test_small_charts_say_that_each_has_its_own_scale(open_years):
    open_years()
    assert "Kiekvieno grafiko mastelis savas." in small().notes
    together = small_multiples(every_year("readers.rate"), rows=groups(), shared=True)
    assert "Kiekvieno grafiko mastelis savas." not in together.notes


def test_a_small_chart_without_numbers_says_so(open_years):
    open_years(gone=[("lending", year) for year in range(2013, 2020)])
    _, texts = drawn(small_multiples(every_year(), rows=[row(VISITS), row("lending.items")]))
    assert "nėra duomenų" in texts


def test_lines_of_different_measures_have_no_common_scale(open_years):
    open_years()
    with pytest.raises(UserError, match="no common scale: %, vnt"):
        lines(every_year(), rows=[row(VISITS), row("readers.rate")])


def test_too_many_lines_are_sent_to_small_charts(open_years):
    open_years()
    with pytest.raises(UserError, match="7 lines cannot be told apart"):
        lines(every_year(VISITS), rows=[row(VISITS, f"{n}") for n in range(7)])


def test_a_line_chart_needs_years(open_years):
    open_years()
    with pytest.raises(UserError, match="needs years"):
        lines(col(VISITS), rows=groups())


@pytest.mark.parametrize("paper", [WIDE, NARROW], ids=["wide", "narrow"])
def test_nothing_is_cut_off_and_no_text_lies_on_another(open_years, paper):
    open_years()
    rows = [row(VISITS, f"{n} padalinys labai ilgu ir išsamiu pavadinimu") for n in range(6)]
    units = (("town", 1), ("islands", 9), ("bus", 15))
    many, few = ([row(VISITS, "Padalinys " * n * k, unit) for unit, n in units] for k in (3, 1))
    named = lines(every_year(VISITS), rows=few), lines(every_year(VISITS), rows=many)
    for chart in (one(), of_groups(), small(), small_multiples(every_year(), rows=rows), *named):
        assert_nothing_is_cut_or_covered(chart, paper)


@pytest.mark.parametrize("paper", [WIDE, NARROW], ids=["wide", "narrow"])
def test_each_line_is_named_with_its_last_number(open_years, paper):
    open_years()
    chart = of_groups()
    said = " ".join(said_in(chart, paper))
    assert all(line.label in said for line in chart.rows)
    assert all(line[-1] in said for line in chart.texts)


def test_lines_differ_in_shape_too(open_years):
    open_years()
    tree = tree_of(of_groups())
    shapes = {
        (element.tag, element.get("points", "").count(" "))
        for element in tree.iter(f"{SVG}circle", f"{SVG}polygon")
    }
    assert len(shapes) == 3


@pytest.mark.parametrize("heights", [[1, 1, 1, 9], [0, 3, 6], [5, 5.5, 6, 6.2, 40], [], [2]])
def test_labels_that_would_touch_are_moved_apart_and_no_further(heights):
    moved = spread(heights, 2)
    assert all(above - below >= 2 - 1e-9 for below, above in pairwise(moved))
    assert sum(moved) == pytest.approx(sum(heights))
    if all(above - below >= 2 for below, above in pairwise(heights)):
        assert moved == heights
