"""What holds of every form of chart."""

from __future__ import annotations

import lxml.etree
import pytest

from ataskaita.chapter import (
    bars,
    both_years,
    bullets,
    by,
    col,
    dumbbells,
    groups,
    row,
    says,
    stacked,
    target_rows,
    v,
)
from ataskaita.chapter.charts.drawing import NARROW, WIDE
from ataskaita.drawn_chart import MIME, DrawnChart
from ataskaita.errors import UserError
from ataskaita.lithuanian.numbers import NBSP
from tests.support.drawings import assert_nothing_is_cut_or_covered, said_in

AGES = ("child", "adult")


def visited():
    return bars(both_years("visits.total"), rows=groups())


def panels():
    return bars(*(col("readers.by_age", age, age=age) for age in AGES), rows=groups())


def moved():
    return dumbbells(both_years("visits.total"), rows=groups())


def ages():
    columns = [col("readers.age_share", age, age=age) for age in AGES]
    return stacked(*columns, rows=groups())


def aimed():
    return bullets(rows=target_rows())


FORMS = [visited, panels, moved, ages, aimed]


@pytest.mark.parametrize("chart", FORMS)
def test_the_same_chart_gives_the_same_bytes(open_session, chart):
    drawn = []
    for _ in range(2):
        open_session()
        drawn.append(chart()._repr_mimebundle_())
    assert drawn[0] == drawn[1]


@pytest.mark.parametrize("chart", FORMS)
def test_the_alternative_text_holds_every_number_and_name(opened, chart):
    drawn = chart()
    bundle, metadata = drawn._repr_mimebundle_()
    alternative = metadata["image/svg+xml"]["alt"]
    assert opened.entries
    for entry in opened.entries:
        assert entry.value.text in alternative
    for named in drawn.rows:
        assert named.label in alternative
    assert alternative == bundle["text/plain"]


@pytest.mark.parametrize("chart", FORMS)
@pytest.mark.parametrize("paper", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_number_and_name_is_in_both_drawings_as_text(opened, chart, paper):
    drawn = chart()
    said = " ".join(said_in(drawn, paper))
    for line in drawn.texts:
        assert all(text in said for text in line)
    for named in drawn.rows:
        assert all(word in said for word in named.label.split())


@pytest.mark.parametrize("chart", FORMS)
@pytest.mark.parametrize("paper", [WIDE, NARROW], ids=["wide", "narrow"])
def test_nothing_is_cut_off_and_no_text_lies_on_another(opened, chart, paper):
    assert_nothing_is_cut_or_covered(chart(), paper)


@pytest.mark.parametrize("paper", [WIDE, NARROW], ids=["wide", "narrow"])
def test_long_names_are_broken_into_lines(opened, paper):
    long = "Labai ilgu ir išsamiu pavadinimu pavadintas padalinys už devynių upių ir ežerų"
    rows = [row("visits.total", f"{long} {n}", unit) for n, unit in enumerate(("metskula", "buss"))]
    assert_nothing_is_cut_or_covered(bars(both_years(), rows=rows), paper)
    assert_nothing_is_cut_or_covered(dumbbells(both_years(), rows=rows), paper)


def test_texts_stand_around_the_drawings_as_text_of_the_page(opened):
    chart = bars(
        col("visits.total"), rows=groups(total=False),
        headline=says("Iš viso lankytasi ", v("visits.total"), " kartų"),
    )  # fmt: skip
    bundle, _ = chart._repr_mimebundle_()
    drawn = DrawnChart(**bundle[MIME])
    assert drawn.headline.startswith("Iš viso lankytasi [")
    assert 'data-k="visits.total@library.2019"' in drawn.headline
    assert drawn.subtitle == f"Vnt., 2019{NBSP}m."
    assert drawn.notes[-1].startswith("Šaltinis: ")
    table = '[Apsilankymai ir darbo valandos]{.raw-table page="zali/2019/visits.html"}'
    assert table in drawn.notes[-1]
    assert "vnt." not in drawn.wide
    assert "wide-drawing" in drawn.wide
    assert "narrow-drawing" in drawn.narrow


@pytest.mark.parametrize(
    ("caption", "named"),
    [
        ("Lankyta filialuose", "Lankyta filialuose"),
        ("Lankyta {{< var year >}} m.", "Apsilankymai"),
        ("", "Apsilankymai"),
    ],
)
def test_a_chart_by_itself_is_called_by_its_caption_or_else_by_its_indicators(
    opened, monkeypatch, caption, named
):
    monkeypatch.setattr("ataskaita.chapter.charts.chart.cell_option", lambda _name: caption)
    chart = bars(col("visits.total"), rows=groups(total=False))
    assert chart.name == f"{named}, vnt., 2019{NBSP}m."
    assert chart.name in chart.alternative_text()
    assert chart.subtitle == f"Vnt., 2019{NBSP}m."


def test_one_picture_holds_it_all_for_whoever_shows_only_pictures(opened):
    chart = bars(col("visits.total"), rows=groups(total=False), headline=says("Lankytasi"))
    bundle, _ = chart._repr_mimebundle_()
    tree = lxml.etree.fromstring(bundle["image/svg+xml"].encode())
    said = " ".join(tree.itertext())
    assert "Lankytasi" in said
    assert chart.name in said
    assert "Šaltinis: " in said
    assert all(text in said for line in chart.texts for text in line)


@pytest.mark.parametrize("chart", FORMS)
def test_the_source_of_one_picture_stands_below_its_last_row(opened, chart):
    tree = lxml.etree.fromstring(chart()._repr_mimebundle_()[0]["image/svg+xml"].encode())
    drawn = tree.find(".//{*}g/{*}g")
    start = float(drawn.get("transform").split()[1].rstrip(")"))
    last = max(float(text.get("y")) for text in drawn.iter("{*}text")) + start
    source = next(text for text in tree.iter("{*}text") if text.text.startswith("Šaltinis"))
    assert float(source.get("y")) - last > WIDE.size


def test_a_number_in_the_headline_is_a_number_of_the_text_in_the_ledger(opened):
    chart = bars(
        col("readers.total"), rows=groups(total=False), headline=says(v("visits.total"), " kartų")
    )
    chart._repr_mimebundle_()
    assert {entry.value.key: entry.place for entry in opened.entries}[
        "visits.total@library.2019"
    ] == "text"


def test_two_years_are_named_in_the_subtitle(opened):
    assert visited().subtitle == f"Vnt., 2018 ir 2019{NBSP}m."


def test_the_alternative_text_reads_as_a_sentence(opened):
    text = bars(col("visits.total"), rows=groups(total=False)).alternative_text()
    assert text.startswith(f"Juostinė diagrama. Apsilankymai, vnt., 2019{NBSP}m.: ")
    assert text.endswith(".")
    assert text.count(";") == 2


def test_every_number_drawn_is_entered_in_the_ledger_as_a_figure(opened):
    bars(both_years("visits.total"), rows=groups(total=False))._repr_mimebundle_()
    assert len(opened.entries) == 6
    assert {entry.place for entry in opened.entries} == {"figure"}
    assert {entry.value.year for entry in opened.entries} == {2018, 2019}


def test_a_chart_that_is_not_shown_enters_nothing(opened):
    visited()
    assert opened.entries == []


def test_a_chart_is_drawn_in_the_reports_own_font(opened):
    assert "Source Sans Pro" in visited()._repr_mimebundle_()[0]["image/svg+xml"]


def test_a_chart_follows_the_numbers(open_session):
    before = open_session() and visited()._repr_mimebundle_()[0]["image/svg+xml"]
    open_session(("visits", 2019, {"unit": "metskula"}, 1000))
    assert visited()._repr_mimebundle_()[0]["image/svg+xml"] != before


def test_the_ledger_holds_a_drawn_number_as_it_is_drawn(opened):
    bundle, _ = bars(col("readers.rate"), rows=groups())._repr_mimebundle_()
    first = opened.entries[0]
    assert first.value.text.endswith(f"{NBSP}%")
    assert first.value.text in bundle["text/plain"]


@pytest.mark.parametrize("form", [bars, stacked, dumbbells])
def test_a_chart_of_one_or_two_numbers_is_refused(opened, form):
    with pytest.raises(UserError, match="less than a sentence") as refused:
        form(both_years(), rows=[row("lending.items", "Išduota")])
    assert "change(…)" in refused.value.fix


@pytest.mark.parametrize("form", [bars, stacked])
def test_numbers_of_different_measures_are_refused_by_name(opened, form):
    rows = [row("visits.total"), row("readers.rate")]
    with pytest.raises(UserError, match="no common scale: %, vnt"):
        form(col(), rows=rows)


def test_a_chart_that_has_no_rows_says_so(opened):
    chart = bullets(rows=[])
    assert said_in(chart) == ["nėra duomenų"]
    assert "nėra duomenų" in chart.alternative_text()


def test_what_marks_mean_is_said_below(opened):
    chart = bars(col("readers.by_age"), rows=by("age", *AGES))
    assert chart.notes == []
    marked = bars(both_years("inhabitants"), rows=groups())
    assert any(value.mark for value in marked.values) == any("[e]" in note for note in marked.notes)
