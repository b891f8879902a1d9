from __future__ import annotations

import pandas as pd
import pytest

from ataskaita.data.checks import check
from ataskaita.data.convert import convert, finish
from ataskaita.schema import spec
from schemas import SCHEMAS

EVENTS = spec(SCHEMAS["events"])
SPENDING = spec(SCHEMAS["acquisition_spending"])
HEADER = "unit,event_type,value,status\n"


@pytest.fixture
def read(received):
    """Read a text as a table; give the frame and all findings."""

    def of(content, definition=EVENTS):
        read = received(content)
        frame = convert(read, definition)
        if frame is None:
            return None, read.findings
        findings = read.findings + check(frame, definition, "table.csv")
        return finish(frame, definition), findings

    return of


def test_columns_get_their_types_and_bounds(read):
    frame, findings = read(HEADER + "ignalina,spoken,132,reported\n")
    assert not findings
    assert frame.loc[2, ["value", "lower", "upper"]].tolist() == [132, 132, 132]
    assert pd.api.types.is_integer_dtype(frame["value"])


def test_a_file_from_lithuanian_excel_is_read(read):
    frame, findings = read("source;value;status\nstate;24 884,50;reported\n", SPENDING)
    assert not findings
    assert frame.loc[2, "value"] == 24884.5


def test_status_may_be_left_out_or_empty(read):
    frame, findings = read("unit,event_type,value\nignalina,spoken,1\n")
    assert (list(frame["status"]), findings) == (["reported"], [])
    frame, findings = read(HEADER + "ignalina,spoken,1,\n")
    assert (list(frame["status"]), findings) == (["reported"], [])


def test_bounds_are_kept_where_a_value_is_reconstructed(read):
    frame, findings = read(
        "unit,event_type,value,status,lower,upper\nlibrary,total,5,reconstructed,4,6\n"
    )
    assert not findings
    assert frame.loc[2, ["lower", "upper"]].tolist() == [4, 6]


@pytest.mark.parametrize(
    ("row", "rule", "column"),
    [
        ("ignalina,spoken,daug,reported", "CELL-02", "value"),
        ("ignalina,spoken,,reported", "CELL-01", "value"),
        (",spoken,1,reported", "CELL-01", "unit"),
        ("ignalina,spoken,1.5,reported", "CELL-03", "value"),
        ("ignalina,spoken,1.234,reported", "CELL-03", "value"),
        ("ignalina,spoken,1.000,reported", "CELL-03", "value"),
        ("ignalina,spoken,-1,reported", "CELL-04", "value"),
        ("ignalina,spokn,1,reported", "CELL-05", "event_type"),
        ("ignalina,spoken,1,guessed", "CELL-05", "status"),
        ("ignalina,spoken,1,estimated", "ROW-01", "lower"),
    ],
)
def test_one_bad_cell_is_one_finding(read, row, rule, column):
    _, findings = read(f"{HEADER}dukstas,spoken,1,reported\n{row}\n")
    assert [(f.rule, f.column, f.line) for f in findings] == [(rule, column, 3)]
    assert findings[0].message.endswith((".", "?"))
    assert findings[0].fix


def test_a_missing_column_is_reported_by_its_lithuanian_name_too(read):
    frame, (finding,) = read("unit,value\nignalina,1\n")
    assert frame is None
    assert (finding.rule, finding.column) == ("COLUMN-01", "event_type")
    assert "Renginių rūšis" in finding.message


def test_a_misspelt_column_is_one_finding(read):
    _, (finding,) = read("unit,event_typ,value\nignalina,spoken,1\n")
    assert (finding.rule, finding.fix) == ("COLUMN-02", "Did you mean `event_type`?")


def test_a_column_too_many_is_reported(read):
    _, (finding,) = read("unit,event_type,value,xyz\nignalina,spoken,1,2\n")
    assert (finding.rule, finding.column) == ("COLUMN-02", "xyz")


def test_a_key_given_twice_names_both_lines(read):
    row = "ignalina,spoken,1,reported\n"
    _, (finding,) = read(HEADER + row + "dukstas,spoken,1,reported\n" + row)
    assert (finding.rule, finding.line) == ("KEY-01", 4)
    assert "line 2" in finding.message


@pytest.mark.parametrize(
    ("amount", "rules"),
    [
        ("24884.50", []),
        ("24884.005", ["MONEY-01"]),
        ("698795,001", ["MONEY-01"]),
        ("987654321.01", []),
        ("987654321.015", ["MONEY-01"]),
        ("12345678901.23", []),
        ("12345678901.234", ["MONEY-01"]),
        ("24884.0000000000001", ["CELL-02"]),
    ],
)
def test_money_is_exact_to_the_cent_however_much_it_is(read, amount, rules):
    _, findings = read(f"source;value\nstate;{amount}\n", SPENDING)
    assert [finding.rule for finding in findings] == rules
