from __future__ import annotations

import pandas as pd
import pytest

PLAIN = "unit,value\nignalina,1\ndukstas,2\n"


def rows(cells):
    frame = pd.concat([piece.astype(str) for piece in cells.pieces()])
    assert not cells.findings
    return list(frame.itertuples(name=None))


def findings(cells):
    list(cells.pieces())
    return cells.findings


EXPECTED = [(2, "ignalina", "1"), (3, "dukstas", "2")]


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        PLAIN.rstrip("\n"),
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        b"\xef\xbb\xbf" + PLAIN.encode(),
        "unit,value,,\nignalina,1,,\ndukstas,2,,\n",
        PLAIN + ",\n,\n\n",
        '"unit","value"\n"ignalina","1"\ndukstas,2\n',
        "unit;value\nignalina;1;;\ndukstas;2\n",
    ],
    ids=[
        "plain",
        "no last newline",
        "Windows",
        "old Mac",
        "semicolons",
        "tabs",
        "BOM",
        "empty columns",
        "empty rows",
        "quoted",
        "loose delimiters",
    ],
)
def test_reads_what_a_spreadsheet_saves(cells, content):
    assert rows(cells(content)) == EXPECTED


def test_line_numbers_count_empty_lines(cells):
    assert [row[0] for row in rows(cells("unit,value\n\nignalina,1\n,\ndukstas,2\n"))] == [3, 5]


def test_text_stays_as_it_stands(cells):
    assert rows(cells('unit,value\n007,"a;b, ""c"""\n')) == [(2, "007", 'a;b, "c"')]


def test_names_of_columns_may_have_spaces_around_them(cells):
    assert list(next(cells("unit , value\na,1\n").pieces())) == ["unit", "value"]


def test_every_row_that_does_not_fit_is_reported(cells):
    found = findings(cells("unit,value\na,1,5\nb,2\nc\nd,3,4\n"))
    assert [(f.line, f.rule) for f in found] == [(2, "FILE-04"), (4, "FILE-04"), (5, "FILE-04")]


def test_a_cell_over_several_lines_is_reported(cells):
    found = findings(cells('unit,value\na,"1\n2"\nb,3\n'))
    assert [(f.line, f.rule) for f in found] == [(2, "FILE-05")]


def test_a_quotation_mark_that_is_not_closed_is_reported(cells):
    found = findings(cells('unit,note\na,b\nc,"d\n'))
    assert [(f.line, f.rule) for f in found] == [(3, "FILE-05")]


@pytest.mark.parametrize("content", ["", "\n\n", "unit,value\n", "unit,value\n,\n"])
def test_an_empty_file_is_reported(cells, content):
    assert [f.rule for f in findings(cells(content))] == ["FILE-02"]


def test_windows_1257_is_reported_with_the_way_out(cells):
    (finding,) = findings(cells("unit,note\na,b\nc,Dūkštas\n".encode("cp1257")))
    assert (finding.rule, finding.line) == ("FILE-03", 3)
    assert "Dūkštas" in finding.value
    assert "CSV UTF-8" in finding.fix


def test_utf_16_is_reported(cells):
    (finding,) = findings(cells("unit,value\na,1\n".encode("utf-16")))
    assert finding.rule == "FILE-03"


def test_a_column_given_twice_is_reported(cells):
    (finding,) = findings(cells("unit,value,value\na,1,2\n"))
    assert (finding.rule, finding.column) == ("COLUMN-03", "value")


def test_a_column_without_a_name_is_reported(cells):
    (finding,) = findings(cells("unit,,value\na,1,2\n"))
    assert finding.rule == "COLUMN-04"
