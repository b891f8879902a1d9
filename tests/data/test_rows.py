"""Rows are found by what stands in them, as a data frame would find them."""

from __future__ import annotations

import pandas as pd
import pytest

from ataskaita.data.tables import Rows

FRAME = pd.DataFrame(
    {
        "unit": ["laiu", "suur", "laiu", "islands"],
        "kind": ["a", "a", "b", None],
        "value": [1, 2, 3, 4],
        "share": [0.5, 0.25, 0.1, float("nan")],
    },
    index=[2, 3, 5, 6],
)


@pytest.fixture
def rows() -> Rows:
    return Rows.of(FRAME)


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"unit": "laiu"},
        {"unit": "laiu", "kind": "b"},
        {"kind": "a", "unit": "laiu"},
        {"kind": "b", "unit": "suur"},
        {"unit": "nowhere"},
        {"value": "3"},
        {"share": float("nan")},
    ],
)
def test_keys_find_the_rows_a_data_frame_finds_in_the_order_of_the_table(rows, keys):
    expected = FRAME
    for column, value in keys.items():
        expected = expected[expected[column] == value]
    assert [rows.lines[place] for place in rows.with_keys(keys)] == list(expected.index)


def test_a_column_that_is_not_there_is_an_error(rows):
    with pytest.raises(KeyError, match="units"):
        rows.with_keys({"units": "laiu"})


def test_rows_are_narrowed_to_those_with_one_of_several_values(rows):
    assert list(rows.among(range(4), "unit", {"suur", "islands"})) == [1, 3]
    assert list(rows.among([0, 1], "unit", {"suur", "islands"})) == [1]


def test_cells_are_plain_values(rows):
    assert [type(cell) for cell in rows.take("value", [0, 1])] == [int, int]
    assert type(rows.columns["value"][0]) is type(rows.lines[3]) is int
    assert list(rows.columns["unit"]) == FRAME["unit"].tolist()


def test_asking_changes_nothing(rows):
    before = list(rows.with_keys({"kind": "a"}))
    rows.with_keys({"kind": "a", "unit": "laiu"})
    assert list(rows.with_keys({"kind": "a"})) == before


def test_only_columns_of_whole_numbers_are_whole(rows):
    assert (rows.whole, rows.numbers) == (["value"], ["share"])
    assert list(rows.take("share", [0, 2])) == [0.5, 0.1]
    assert all(type(number) is int for number in rows.columns["value"])


def test_records_are_the_rows_with_a_gap_for_whatever_is_missing(rows):
    assert rows.records(unit="islands") == [
        {"unit": "islands", "kind": None, "value": 4, "share": None}
    ]
    assert [row["value"] for row in rows.records()] == [1, 2, 3, 4]
