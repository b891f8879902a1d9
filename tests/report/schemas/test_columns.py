"""Each check of each column, broken once in a copy of the real table."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from ataskaita.data.checks import check
from ataskaita.data.schemas import report_schemas
from ataskaita.schema import Column, Spec

SPECS, _RULES = report_schemas()

#: Table -> names of its columns.
Columns = dict[str, list[str]]


def chosen(wanted: Callable[[Spec, Column], bool]) -> Columns:
    """The columns of all tables of which something is true; tables that have any."""
    found = {
        name: [column.name for column in table.columns.values() if wanted(table, column)]
        for name, table in SPECS.items()
    }
    return {name: columns for name, columns in found.items() if columns}


def with_check(name: str) -> Columns:
    return chosen(
        lambda table, column: any(c.name == name for c in table.schema.columns[column.name].checks)
    )


CHOICES = with_check("isin")
LEAST = with_check("greater_than_or_equal_to")
RANGES = with_check("in_range")
PATTERNS = with_check("str_matches")
REQUIRED = chosen(lambda _table, column: column.kind == "text" and not column.nullable)


@pytest.fixture
def broken(as_read):
    """Put a value into columns of the first row of a real table and give what is found of each."""

    def found(table: str, columns: list[str], value) -> dict[str, list[tuple[str, int]]]:
        frame = as_read(table)
        for column in columns:
            frame.loc[frame.index[0], column] = value
        findings = check(frame, SPECS[table], "table.csv")
        return {
            column: [(f.rule, f.line) for f in findings if f.column == column] for column in columns
        }

    return found


@pytest.mark.parametrize("table", SPECS)
def test_the_real_table_is_sound(as_read, table):
    assert check(as_read(table), SPECS[table], "table.csv") == []


@pytest.mark.parametrize("table", CHOICES)
def test_a_value_that_is_not_in_the_list_is_found(broken, table):
    found = broken(table, CHOICES[table], "kita")
    assert found == {column: [("CELL-05", 2)] for column in CHOICES[table]}


def assert_each_has(found: dict[str, list[tuple[str, int]]], rule: str) -> None:
    assert found
    assert {column: told for column, told in found.items() if (rule, 2) not in told} == {}


@pytest.mark.parametrize("table", LEAST)
def test_a_number_too_small_is_found(broken, table):
    assert_each_has(broken(table, LEAST[table], -1), "CELL-04")


@pytest.mark.parametrize("table", RANGES)
def test_a_number_out_of_range_is_found(broken, table):
    assert_each_has(broken(table, RANGES[table], 99999), "CELL-04")


@pytest.mark.parametrize("table", PATTERNS)
def test_a_text_of_another_form_is_found(broken, table):
    assert_each_has(broken(table, PATTERNS[table], "Kas čia?"), "CELL-06")


@pytest.mark.parametrize("table", REQUIRED)
def test_an_empty_cell_is_found(broken, table):
    assert_each_has(broken(table, REQUIRED[table], None), "CELL-01")


@pytest.mark.parametrize("table", SPECS)
def test_a_key_given_twice_is_found(as_read, table):
    frame = as_read(table)
    again = frame.iloc[[0]].set_axis([999])
    findings = check(pd.concat([frame, again]), SPECS[table], "table.csv")
    assert ("KEY-01", 999) in [(f.rule, f.line) for f in findings]
