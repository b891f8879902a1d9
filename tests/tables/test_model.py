"""Tables as data."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.tables import Run, Table, TableCell, TableRow
from ataskaita.tables.model import KINDS, are_numbers, headings, typeset

texts = st.text(max_size=8)
runs = st.lists(st.builds(Run, texts, st.sampled_from(KINDS), texts, texts), max_size=3).map(tuple)
cells = st.builds(TableCell, runs, st.integers(1, 3), st.integers(1, 3))
lines = st.builds(TableRow, st.lists(cells, max_size=3).map(tuple), st.sampled_from(["", "total"]))
tables = st.builds(
    Table,
    st.lists(st.sampled_from(["left", "right", "center"]), max_size=3).map(tuple),
    st.lists(lines, max_size=2).map(tuple),
    st.lists(lines, max_size=3).map(tuple),
    st.lists(runs, max_size=2).map(tuple),
    st.booleans(),
)


@given(tables)
def test_a_table_comes_back_from_its_json_as_it_was(table):
    assert Table.from_json(json.loads(json.dumps(table.to_json()))) == table


def shape(rows: tuple[TableRow, ...]) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text, cell.wide, cell.high) for cell in row.cells] for row in rows]


def test_headings_without_common_ones_are_one_row():
    assert shape(headings(["a", "b"], ["", ""])) == [[("a", 1, 1), ("b", 1, 1)]]


def test_neighbours_share_a_common_heading_and_others_reach_over_both_rows():
    assert shape(headings(["a", "b", "c", "d"], ["", "G", "G", ""])) == [
        [("a", 1, 2), ("G", 2, 1), ("d", 1, 2)],
        [("b", 1, 1), ("c", 1, 1)],
    ]


def test_the_same_heading_elsewhere_is_another_one():
    assert shape(headings(["a", "b", "c"], ["G", "H", "G"]))[0] == [
        ("G", 1, 1),
        ("H", 1, 1),
        ("G", 1, 1),
    ]


@pytest.mark.parametrize(
    "text", ["1 805", "−2,0 proc. p.", "22,3 %", "[x]", "[–]", "12 400,00 Eur", "0"]
)
def test_a_number_is_known_with_its_units_and_marks(text):
    assert are_numbers([text, "", "–"])


@pytest.mark.parametrize("text", ["2019 m.", "Iš viso", "1-oji"])
def test_words_are_no_numbers(text):
    assert not are_numbers(["1", text])


@pytest.mark.parametrize("texts", [[], [""], ["–", ""]])
def test_where_no_number_is_said_there_is_none(texts):
    assert not are_numbers(texts)


@given(st.integers(-(10**9), 10**9))
def test_every_whole_number_is_a_number(number):
    assert are_numbers([f"{number:,}".replace(",", "\u00a0").replace("-", "−")])


def test_numbers_are_left_as_they_are_and_their_units_are_held():
    number = Run("1 d. 5", "number")
    assert typeset((number, Run(" d."))) == (number, Run("\u00a0d."))


def test_a_range_stays_on_one_line():
    said = Run("skyriai 2–6, 1 – 2 d. (F138–F139)")
    assert [run.text for run in typeset((said,)) if run.kind == "nobreak"] == ["2–6", "F138–F139"]
    assert "".join(run.text for run in typeset((said,))).replace("\u00a0", " ") == said.text


def test_marks_that_follow_each_other_become_one():
    marks = (Run("5"), Run("[e]", "mark"), Run("[past.]", "mark"), Run(" x"))
    assert typeset(marks) == (Run("5"), Run("[e][past.]", "mark"), Run(" x"))
