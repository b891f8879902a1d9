from __future__ import annotations

import math

import lxml.etree
import pytest

from ataskaita.chapter import bars, both_years, by, col, groups, row, stacked
from ataskaita.lithuanian.numbers import NBSP

AGES = ("child", "adult")


def lent():
    return bars(both_years(), rows=[row("lending.items", "Išduota")], title="Išdavimas")


def ages():
    columns = [col("readers.age_share", age, age=age) for age in AGES]
    # No child reads in the bus, and there is no room to say so on its bar.
    rows = [found for found in groups() if found.unit != "bus"]
    return stacked(*columns, rows=rows, title="Skaitytojų amžius")


@pytest.mark.parametrize("chart", [lent, ages])
def test_the_same_chart_gives_the_same_bytes(open_session, chart):
    drawn = []
    for _ in range(2):
        open_session()
        drawn.append((chart()._repr_mimebundle_(), chart().svg()))
    assert drawn[0] == drawn[1]
    assert drawn[0][0][0]["image/svg+xml"] == drawn[0][1]


@pytest.mark.parametrize("chart", [lent, ages])
def test_the_alternative_text_holds_every_number_and_name(opened, chart):
    drawn = chart()
    bundle, metadata = drawn._repr_mimebundle_()
    alternative = metadata["image/svg+xml"]["alt"]
    assert opened.entries
    for entry in opened.entries:
        assert entry.value.text in alternative
    for named in (*drawn.rows, *drawn.columns):
        assert named.label in alternative
    assert alternative == bundle["text/plain"]


def test_the_alternative_text_reads_as_a_sentence(opened):
    text = bars(col("visits.total"), rows=groups(total=False), title="Lankyta").alternative_text()
    assert text.startswith("Juostinė diagrama. Lankyta: ")
    assert text.endswith(".")
    assert text.count(";") == 2


def test_a_gap_is_put_in_words(opened):
    text = bars(col("inhabitants", year=2018), rows=groups(total=False)).alternative_text()
    assert text.count("nėra duomenų") == 3


def test_a_gap_stays_a_gap_in_the_numbers_and_is_said_on_the_drawing(opened):
    drawn = bars(*both_years("inhabitants"), rows=groups(total=False))
    gaps = [value is None for line in drawn.cells for value in line]
    assert any(gaps)
    assert [math.isnan(number) for line in drawn.numbers for number in line] == gaps
    assert drawn.svg().count("nėra duomenų") == sum(gaps)


def test_every_number_drawn_is_entered_in_the_ledger_as_a_figure(opened):
    lent()._repr_mimebundle_()
    assert [entry.value.key for entry in opened.entries] == [
        "lending.items@library.2019",
        "lending.items@library.2018",
    ]
    assert {entry.place for entry in opened.entries} == {"figure"}


def test_a_chart_that_is_not_shown_enters_nothing(opened):
    lent()
    assert opened.entries == []


def test_numbers_are_written_on_the_bars_as_text(opened):
    svg = lent()._repr_mimebundle_()[0]["image/svg+xml"]
    texts = "".join(lxml.etree.fromstring(svg.encode()).itertext())
    assert f"11{NBSP}763" in texts


def test_a_chart_is_drawn_in_the_reports_own_font(opened):
    svg = lent()._repr_mimebundle_()[0]["image/svg+xml"]
    assert "Source Sans Pro" in svg
    assert "<dc:date>" not in svg


def test_a_change_is_left_out_of_the_bars(opened):
    assert [column.kind for column in lent().columns] == ["value", "value"]


def test_a_legend_is_drawn_only_where_there_is_something_to_tell_apart(opened):
    single = bars(col("readers.by_age"), rows=by("age", *AGES))
    assert not single.legend
    assert ages().legend


def test_bars_follow_the_numbers(open_session):
    before = open_session() and lent()._repr_mimebundle_()[0]["image/svg+xml"]
    open_session(("lending", 2019, {"unit": "metskula"}, 1000))
    assert lent()._repr_mimebundle_()[0]["image/svg+xml"] != before


def test_the_ledger_holds_a_drawn_number_as_it_is_drawn(opened):
    drawn = bars(col("readers.rate"), rows=[row("readers.rate")])
    bundle, _ = drawn._repr_mimebundle_()
    (entry,) = opened.entries
    assert entry.value.text == f"22{NBSP}%"
    assert entry.value.text in bundle["text/plain"]


def test_every_part_of_a_stacked_bar_that_can_be_says_its_number(opened):
    drawing = ages()._repr_mimebundle_()[0]["image/svg+xml"]
    texts = {"".join(text.itertext()).replace(NBSP, " ").strip()
             for text in lxml.etree.fromstring(drawing.encode()).iter("{*}text")}  # fmt: skip
    assert "32,7 %" in texts
    assert {entry.value.text.replace(NBSP, " ") for entry in opened.entries} <= {
        text.removesuffix(" %") for text in texts
    } | texts
