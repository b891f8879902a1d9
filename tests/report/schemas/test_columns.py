"""Each check of each column, broken once in a copy of the real table."""

from __future__ import annotations

import pandas as pd
import pytest

from ataskaita.data.checks import check
from ataskaita.schema import spec
from schemas import SCHEMAS

SPECS = {name: spec(model) for name, model in SCHEMAS.items()}
COLUMNS = [(name, column) for name, table in SPECS.items() for column in table.columns.values()]


def ids(columns):
    return [f"{table}.{column.name}" for table, column in columns]


def with_check(name):
    return [
        (table, column)
        for table, column in COLUMNS
        if any(c.name == name for c in SPECS[table].schema.columns[column.name].checks)
    ]


CHOICES = with_check("isin")
LEAST = with_check("greater_than_or_equal_to")
RANGES = with_check("in_range")
PATTERNS = with_check("str_matches")
REQUIRED = [(t, c) for t, c in COLUMNS if c.kind == "text" and not c.nullable]


@pytest.fixture
def broken(as_read):
    """Put a value into the first row of a real table and give what is found."""

    def found(table, column, value):
        frame = as_read(table)
        frame.loc[frame.index[0], column] = value
        findings = check(frame, SPECS[table], "table.csv")
        return [(f.rule, f.line, f.column) for f in findings if f.column == column]

    return found


@pytest.mark.parametrize("table", SPECS)
def test_the_real_table_is_sound(as_read, table):
    assert check(as_read(table), SPECS[table], "table.csv") == []


@pytest.mark.parametrize(("table", "column"), CHOICES, ids=ids(CHOICES))
def test_a_value_that_is_not_in_the_list_is_found(broken, table, column):
    assert broken(table, column.name, "kita") == [("CELL-05", 2, column.name)]


@pytest.mark.parametrize(("table", "column"), LEAST, ids=ids(LEAST))
def test_a_number_too_small_is_found(broken, table, column):
    assert ("CELL-04", 2, column.name) in broken(table, column.name, -1)


@pytest.mark.parametrize(("table", "column"), RANGES, ids=ids(RANGES))
def test_a_number_out_of_range_is_found(broken, table, column):
    assert ("CELL-04", 2, column.name) in broken(table, column.name, 99999)


@pytest.mark.parametrize(("table", "column"), PATTERNS, ids=ids(PATTERNS))
def test_a_text_of_another_form_is_found(broken, table, column):
    assert ("CELL-06", 2, column.name) in broken(table, column.name, "Kas čia?")


@pytest.mark.parametrize(("table", "column"), REQUIRED, ids=ids(REQUIRED))
def test_an_empty_cell_is_found(broken, table, column):
    assert ("CELL-01", 2, column.name) in broken(table, column.name, None)


@pytest.mark.parametrize("table", SPECS)
def test_a_key_given_twice_is_found(as_read, table):
    frame = as_read(table)
    again = frame.iloc[[0]].set_axis([999])
    findings = check(pd.concat([frame, again]), SPECS[table], "table.csv")
    assert ("KEY-01", 999) in [(f.rule, f.line) for f in findings]
