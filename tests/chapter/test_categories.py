"""What is added to a list is shown by tables and charts without a change of the chapter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ataskaita.chapter import (
    bars,
    both_years,
    by,
    change,
    change_col,
    col,
    cols_by,
    groups,
    table,
)
from ataskaita.data.snapshot import Snapshot
from ataskaita.errors import UserError
from tests.support.projects import copy_small_report
from tests.support.sessions import opening
from tests.support.shown import shown

CATEGORIES = "id,name\nchild,vaikai\nyouth,jaunimas\nadult,suaugusieji\nold,senjorai\n"


@pytest.fixture(scope="module")
def added(tmp_path_factory) -> tuple[Snapshot, Path]:
    """The small report's data with two categories more, of one of which there is a number."""
    project = copy_small_report(tmp_path_factory.mktemp("categories") / "report")
    (project.data / "lists" / "ages.csv").write_text(CATEGORIES, encoding="utf-8")
    with (project.raw(2019) / "readers.csv").open("a", encoding="utf-8") as file:
        file.write("metskula,youth,12,reported\n")
    with (project.raw(2019) / "readers.meta.yml").open("a", encoding="utf-8") as file:
        file.write('LAST-02 youth: "Jaunimą skaičiuoja tik miestelio biblioteka."\n')
    return Snapshot.load(project), project.root


@pytest.fixture
def youths(added, tmp_path, monkeypatch) -> Iterator[None]:
    """A chapter on that data."""
    for open_session in opening(*added, tmp_path, monkeypatch):
        open_session()
        yield


def test_a_table_has_the_categories_of_the_list_in_its_order_of_which_there_is_a_number(youths):
    found = shown(table(col("readers.by_age"), rows=by("age", table="readers")))
    assert [line[0] for line in found.body] == ["Vaikai", "Jaunimas", "Suaugusieji"]
    assert found.body[1][1] == "12"


def test_categories_may_be_columns(youths):
    found = shown(table(cols_by("readers.by_age", "age", table="readers"), rows=groups()))
    assert found.head[-1][1:] == ["Vaikai", "Jaunimas", "Suaugusieji"]
    assert [line[2] for line in found.body] == ["12", "12", "[x]", "[x]"]


def test_a_chart_has_them_too(youths):
    chart = bars(col("readers.by_age"), rows=by("age", table="readers"), ordered=True)
    assert [row.label for row in chart.rows] == ["Vaikai", "Jaunimas", "Suaugusieji"]


def test_a_category_that_the_chapter_names_stands_first_and_only_once(opened):
    rows = by("age", "adult", table="readers")
    assert [row.dimensions["age"] for row in rows] == ["adult", "child"]


def test_a_category_may_be_left_out(opened):
    rows = by("age", table="readers", without=("child",))
    assert [row.dimensions["age"] for row in rows] == ["adult"]


def test_a_category_that_the_chapter_names_is_shown_without_a_number_too(opened):
    found = shown(table(col("readers.by_age"), rows=by("age", "old", "adult")))
    assert found.body[0][1] == "[x]"


@pytest.mark.parametrize(
    ("dimension", "name", "said"),
    [
        ("age", "reader", "no table 'reader'. Did you mean `readers`?"),
        ("unit", "readers", "no categories 'unit'"),
    ],
)
def test_a_list_that_is_not_there_is_told(opened, dimension, name, said):
    with pytest.raises(UserError, match=said.replace("?", r"\?")):
        by(dimension, table=name)


@pytest.fixture
def first_year(small_tables, open_session):
    """A chapter of a first report, before which there is none."""
    before = [(one.name, one.year) for one in small_tables if one.year == 2018]
    return open_session(gone=before)


def test_a_first_report_has_the_columns_of_its_year_only(first_year):
    found = shown(table(both_years("lending.items"), change_col("visits.total"), rows=groups()))
    assert [len(line) for line in found.body] == [2] * 4
    assert bars(both_years("visits.total"), rows=groups()).series == ["2019 m."]


def test_a_sentence_that_compares_says_that_there_is_nothing_to_compare_with(first_year):
    with pytest.raises(UserError, match="no tables of 2018 to compare with"):
        change("lending.items")
