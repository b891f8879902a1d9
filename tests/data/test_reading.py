from __future__ import annotations

import pytest

from ataskaita.data.reading import read_csv

PLAIN = "unit,value\nmetskula,1\nlaiu,2\n"


def rows(received):
    assert not received.findings
    return list(zip(received.lines, *received.columns.values(), strict=True))


def findings(received):
    assert not received.columns
    return received.findings


EXPECTED = [(2, "metskula", "1"), (3, "laiu", "2")]


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
        "unit,value,,\nmetskula,1,,\nlaiu,2,,\n",
        PLAIN + ",\n,\n\n",
        '"unit","value"\n"metskula","1"\nlaiu,2\n',
        "unit;value\nmetskula;1;;\nlaiu;2\n",
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
def test_reads_what_a_spreadsheet_saves(received, content):
    assert rows(received(content)) == EXPECTED


def test_line_numbers_count_empty_lines(received):
    assert [row[0] for row in rows(received("unit,value\n\nmetskula,1\n,\nlaiu,2\n"))] == [3, 5]


def test_text_stays_as_it_stands(received):
    assert rows(received('unit,value\n007,"a;b, ""c"""\n')) == [(2, "007", 'a;b, "c"')]


def test_names_of_columns_may_have_spaces_around_them(received):
    assert list(received("unit , value\na,1\n").columns) == ["unit", "value"]


def test_every_row_that_does_not_fit_is_reported(received):
    found = findings(received("unit,value\na,1,5\nb,2\nc\nd,3,4\n"))
    assert [(f.line, f.rule) for f in found] == [(2, "FILE-04"), (4, "FILE-04"), (5, "FILE-04")]


def test_a_cell_over_several_lines_is_reported(received):
    found = findings(received('unit,value\na,"1\n2"\nb,3\n'))
    assert [(f.line, f.rule) for f in found] == [(2, "FILE-05")]


@pytest.mark.parametrize(
    "content",
    [
        "unit;Išduota, 2020 m.\na;1\n",
        "Padalinys, kodas;Išduota, 2020 m.\na;1\n",
        "Padalinys, kodas;Išduota, 2020 m.\na;1,5\n",
    ],
)
def test_a_comma_in_a_heading_is_not_taken_for_the_delimiter(received, content):
    assert received(content).delimiter == ";"


def test_a_quotation_mark_that_is_not_closed_is_reported(received):
    found = findings(received('unit,note\na,b\nc,"d\n'))
    assert [(f.line, f.rule) for f in found] == [(3, "FILE-05")]


@pytest.mark.parametrize("content", ["", "\n\n", "unit,value\n", "unit,value\n,\n"])
def test_an_empty_file_is_reported(received, content):
    assert [f.rule for f in findings(received(content))] == ["FILE-02"]


def test_a_title_above_the_headings_is_told_once(received):
    (finding,) = findings(received("Visits of 2019;\nunit;value\nnorth;5\nsouth;7\n"))
    assert (finding.rule, finding.line, finding.value) == ("FILE-02", 1, "Visits of 2019")


def test_windows_1257_is_reported_with_the_way_out(received):
    (finding,) = findings(received("unit,note\na,b\nc,Jõe ääres\n".encode("cp1257")))
    assert (finding.rule, finding.line) == ("FILE-03", 3)
    assert "Jõe ääres" in finding.value
    assert "CSV UTF-8" in finding.fix


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_read_where_a_mark_says_so(received, encoding):
    mark = "" if encoding == "utf-16" else "\ufeff"
    assert rows(received((mark + PLAIN.replace(",", "\t")).encode(encoding))) == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_reported(received, encoding):
    (finding,) = findings(received(PLAIN.encode(encoding)))
    assert finding.rule == "FILE-03"
    assert "CSV UTF-8" in finding.fix


def test_utf_16_that_is_cut_off_is_reported(received):
    (finding,) = findings(received("unit,value\na,1\n".encode("utf-16")[:-1]))
    assert finding.rule == "FILE-03"


def test_letters_lost_before_the_file_was_saved_are_reported(received):
    (finding,) = findings(received("unit,note\na,b\nc,J\ufffde\n"))
    assert (finding.rule, finding.line) == ("FILE-03", 3)


@pytest.mark.parametrize(
    "content",
    ["sep=;\nunit;value\nmetskula;1\nlaiu;2\n", '"sep=,",\nunit,value\nmetskula,1\nlaiu,2\n'],
)
def test_a_first_line_that_names_the_delimiter_is_understood(received, content):
    assert rows(received(content)) == [(line + 1, *cells) for line, *cells in EXPECTED]


def test_a_column_given_twice_is_reported(received):
    (finding,) = findings(received("unit,value,value\na,1,2\n"))
    assert (finding.rule, finding.column) == ("COLUMN-03", "value")


def test_a_column_without_a_name_is_reported(received):
    (finding,) = findings(received("unit,,value\na,1,2\n"))
    assert finding.rule == "COLUMN-04"


def test_a_cell_below_no_name_is_not_passed_over(received):
    found = findings(received("unit,value,\na,1,x\nb,2,\n"))
    assert [(f.line, f.rule) for f in found] == [(2, "FILE-04")]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ('"a\nb\nc"', ["FILE-05"]),
        ('"long, ""quoted"" text"', []),
        ('5" disk', []),
        ('"never closed', ["FILE-05"]),
    ],
)
def test_quotation_marks_are_understood(received, text, rules):
    found = received(f"unit,note\na,x\nb,{text}\nc,y\n")
    assert [finding.rule for finding in found.findings] == rules
    assert all(finding.line == 3 for finding in found.findings)


def test_a_quotation_without_end_in_a_long_file_is_one_finding(received):
    found = findings(received('unit,value\n"a,1\n' + "b,2\n" * 50_000))
    assert [(f.line, f.rule) for f in found] == [(2, "FILE-05")]


def test_a_file_that_cannot_be_read_is_reported(tmp_path):
    (finding,) = read_csv(tmp_path, "table.csv").findings
    assert finding.rule == "FILE-06"
