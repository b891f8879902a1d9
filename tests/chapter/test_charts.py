from __future__ import annotations

import lxml.etree
import pytest

from ataskaita.chapter import bars, both_years, by, col, groups, row, stacked
from ataskaita.lithuanian.numbers import NBSP

SHARES = ("collection.fiction_share", "collection.nonfiction_share", "collection.periodicals_share")


def loans():
    return bars(both_years(), rows=[row("loans.items", "Išduota")], title="Išduotis")


def contents():
    return stacked(*(col(key) for key in SHARES), rows=groups(), title="Fondo turinys")


@pytest.mark.parametrize("chart", [loans, contents])
def test_the_same_chart_gives_the_same_bytes(open_session, chart):
    drawn = []
    for _ in range(2):
        open_session()
        drawn.append((chart()._repr_mimebundle_(), chart().svg()))
    assert drawn[0] == drawn[1]
    assert drawn[0][0][0]["image/svg+xml"] == drawn[0][1]


@pytest.mark.parametrize("chart", [loans, contents])
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
    text = bars(col("events.total"), rows=groups(total=False), title="Renginiai").alternative_text()
    assert text.startswith("Juostinė diagrama. Renginiai: ")
    assert text.endswith(".")
    assert text.count(";") == 2


def test_a_gap_is_put_in_words(opened):
    text = bars(col("population", year=2022), rows=groups(total=False)).alternative_text()
    assert text.count("nėra duomenų") == 3


def test_every_number_drawn_is_entered_in_the_ledger_as_a_figure(opened):
    loans()._repr_mimebundle_()
    assert [entry.value.key for entry in opened.entries] == [
        "loans.items@library.2023",
        "loans.items@library.2022",
    ]
    assert {entry.place for entry in opened.entries} == {"figure"}


def test_a_chart_that_is_not_shown_enters_nothing(opened):
    loans()
    assert opened.entries == []


def test_numbers_are_written_on_the_bars_as_text(opened):
    svg = loans()._repr_mimebundle_()[0]["image/svg+xml"]
    texts = "".join(lxml.etree.fromstring(svg.encode()).itertext())
    assert f"73{NBSP}417" in texts


def test_a_chart_is_drawn_in_the_reports_own_font(opened):
    svg = loans()._repr_mimebundle_()[0]["image/svg+xml"]
    assert "Source Sans Pro" in svg
    assert "<dc:date>" not in svg


def test_a_change_is_left_out_of_the_bars(opened):
    assert [column.kind for column in loans().columns] == ["value", "value"]


def test_a_legend_is_drawn_only_where_there_is_something_to_tell_apart(opened):
    single = bars(col("loans.by_type"), rows=by("document_type", "books", "audio"))
    assert not single.legend
    assert contents().legend


def test_bars_follow_the_numbers(open_session):
    before = open_session() and loans()._repr_mimebundle_()[0]["image/svg+xml"]
    open_session(("loans", 2023, {"document_type": "books"}, 1000))
    assert loans()._repr_mimebundle_()[0]["image/svg+xml"] != before


def test_the_ledger_holds_a_drawn_number_as_it_is_drawn(opened):
    drawn = bars(col("finance.received"), rows=by("source", "state", item="total"))
    bundle, _ = drawn._repr_mimebundle_()
    (entry,) = opened.entries
    assert entry.value.text == f"24{NBSP}884{NBSP}Eur"
    assert entry.value.text in bundle["text/plain"]


def test_every_part_of_a_stacked_bar_that_can_be_says_its_number(opened):
    drawing = contents()._repr_mimebundle_()[0]["image/svg+xml"]
    texts = {"".join(text.itertext()).replace(NBSP, " ").strip()
             for text in lxml.etree.fromstring(drawing.encode()).iter("{*}text")}  # fmt: skip
    assert "6,3 %" in texts
    assert {entry.value.text.replace(NBSP, " ") for entry in opened.entries} <= {
        text.removesuffix(" %") for text in texts
    } | texts
