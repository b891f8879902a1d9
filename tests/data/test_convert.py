from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pandas as pd
import pytest
from pandera.typing import Series

from ataskaita.data.checks import check
from ataskaita.data.convert import convert, empty_cell, finish
from ataskaita.data.schemas import report_schemas
from ataskaita.schema import Money, about, choice_field, spec


class Income(Money):
    """What the library got, in euros."""

    source: Series[str] = choice_field("Šaltinis", "Kas davė", {"state": "valstybė"})

    class Config:
        """What the table is."""

        name = "income"
        title = "Pajamos"
        description = "Gautos lėšos"
        unique = ["source"]  # noqa: RUF012
        metadata = about("Eur")


READERS = report_schemas()[0]["readers"]
INCOME = spec(Income, {})
HEADER = "unit,age,value,status\n"


@pytest.fixture
def read(received):
    """Read a text as a table; give the frame and all findings."""

    def of(content, definition=READERS):
        read = received(content)
        frame = convert(read, definition)
        if frame is None:
            return None, read.findings
        findings = read.findings + check(frame, definition, "table.csv")
        return finish(frame, definition), findings

    return of


def test_columns_get_their_types_and_bounds(read):
    frame, findings = read(HEADER + "metskula,child,132,reported\n")
    assert not findings
    assert frame.loc[2, ["value", "lower", "upper"]].tolist() == [132, 132, 132]
    assert pd.api.types.is_integer_dtype(frame["value"])


def test_a_file_from_lithuanian_excel_is_read(read):
    frame, findings = read("source;value;status\nstate;31 502,50;reported\n", INCOME)
    assert not findings
    assert frame.loc[2, "value"] == 31502.5


def test_status_may_be_left_out_or_empty(read):
    frame, findings = read("unit,age,value\nmetskula,child,1\n")
    assert (list(frame["status"]), findings) == (["reported"], [])
    frame, findings = read(HEADER + "metskula,child,1,\n")
    assert (list(frame["status"]), findings) == (["reported"], [])


def test_bounds_are_kept_where_a_value_is_reconstructed(read):
    frame, findings = read("unit,age,value,status,lower,upper\nlibrary,child,5,reconstructed,4,6\n")
    assert not findings
    assert frame.loc[2, ["lower", "upper"]].tolist() == [4, 6]


@pytest.mark.parametrize(
    ("row", "rule", "column"),
    [
        ("metskula,child,daug,reported", "CELL-02", "value"),
        ("metskula,child,,reported", "CELL-01", "value"),
        (",child,1,reported", "CELL-01", "unit"),
        ("metskula,child,1.5,reported", "CELL-03", "value"),
        ("metskula,child,1.234,reported", "CELL-08", "value"),
        ("metskula,child,1.000,reported", "CELL-08", "value"),
        ("metskula,child,-1,reported", "CELL-04", "value"),
        ("metskula,chidl,1,reported", "CELL-05", "age"),
        ("metskula,child,1,guessed", "CELL-05", "status"),
        ("metskula,child,1,estimated", "ROW-01", "lower"),
    ],
)
def test_one_bad_cell_is_one_finding(read, row, rule, column):
    _, findings = read(f"{HEADER}laiu,child,1,reported\n{row}\n")
    assert [(f.rule, f.column, f.line) for f in findings] == [(rule, column, 3)]
    assert findings[0].message.endswith((".", "?"))
    assert findings[0].fix


def test_a_missing_column_is_reported_by_its_lithuanian_name_too(read):
    frame, (finding,) = read("unit,value\nmetskula,1\n")
    assert frame is None
    assert (finding.rule, finding.column) == ("COLUMN-01", "age")
    assert "Amžius" in finding.message


def test_a_misspelt_column_is_one_finding(read):
    _, (finding,) = read("unit,aeg,value\nmetskula,child,1\n")
    assert (finding.rule, finding.fix) == ("COLUMN-02", "Did you mean `age`?")


def test_a_column_too_many_is_reported(read):
    _, (finding,) = read("unit,age,value,xyz\nmetskula,child,1,2\n")
    assert (finding.rule, finding.column) == ("COLUMN-02", "xyz")


def test_a_key_given_twice_names_both_lines(read):
    row = "metskula,child,1,reported\n"
    _, (finding,) = read(HEADER + row + "laiu,child,1,reported\n" + row)
    assert (finding.rule, finding.line) == ("KEY-01", 4)
    assert "line 2" in finding.message


@pytest.mark.parametrize(
    ("amount", "rules"),
    [
        ("31502.50", []),
        ("24884.005", ["MONEY-01"]),
        ("714.000", ["CELL-08"]),
        ("5.900", ["CELL-08"]),
        ("1 234,50 Eur", []),
        ("1.234.567,89", []),
        ("50 %", ["CELL-02"]),
        ("31502.005", ["MONEY-01"]),
        ("412345,001", ["MONEY-01"]),
        ("987654321.01", []),
        ("987654321.015", ["MONEY-01"]),
        ("12345678901.23", []),
        ("12345678901.234", ["MONEY-01"]),
        ("31502.0000000000001", ["CELL-02"]),
    ],
)
def test_money_is_exact_to_the_cent_however_much_it_is(read, amount, rules):
    _, findings = read(f"source;value\nstate;{amount}\n", INCOME)
    assert [finding.rule for finding in findings] == rules


def test_the_whole_sum_of_large_amounts_is_exact_to_the_cent(read):
    amounts = ["8999999.99", "12345678.01", "0.10", "0.20"]
    for amount in amounts:
        frame, findings = read(f"source;value\nstate;{amount}\n", INCOME)
        assert not findings
        assert Fraction(str(frame["value"].tolist()[0])) == Fraction(amount)


def test_a_decimal_comma_in_a_file_of_commas_does_not_become_a_note(read):
    _, (finding,) = read("unit,age,value,note\nmetskula,child,12,5\n")
    assert (finding.rule, finding.column) == ("CELL-09", "note")
    assert "12,5" in finding.message
    _, findings = read("unit;age;value;note\nmetskula;child;12;5\n")
    assert not findings


def test_the_line_of_the_header_is_said_behind_a_line_for_excel(read):
    _, (finding,) = read("sep=;\nunit;value\nmetskula;1\n")
    assert (finding.rule, finding.line) == ("COLUMN-01", 2)


def test_an_empty_number_says_what_to_do(read):
    _, (finding,) = read(HEADER + "metskula,child,,reported\n")
    assert "0 if there was none" in finding.fix
    assert finding.fix.endswith("If it is not known, write `not_available` under `status`.")


def test_of_an_empty_key_no_number_is_asked_for():
    column = replace(READERS.columns["age"], kind="whole")
    assert empty_cell(column, READERS)[2] == "Fill it in: it tells what the row is about."
    assert "0 if there was none" in empty_cell(READERS.columns["value"], READERS)[2]
