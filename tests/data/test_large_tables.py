"""A table read in many pieces says what it would have said in one."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ataskaita.data import blocks, columns, convert, load, parsing
from ataskaita.data import checks as checking
from ataskaita.data.cells import Cells
from ataskaita.data.correcting import Corrections
from ataskaita.data.corrections import Correction
from schemas import SCHEMAS
from schemas.spec import spec

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "data").rglob("20*/*.csv"))
EVENTS = spec(SCHEMAS["events"])
HEADER = "unit,event_type,value,status\n"
ROWS = [
    f"{unit},{kind},{number},reported\n"
    for number, (unit, kind) in enumerate(
        (unit, kind)
        for unit in ("ignalina", "dukstas", "vidiskes", "dysna")
        for kind in ("complex", "spoken", "display")
    )
]
BAD = ["", " ", "-1", "1,5", "1.5", "1e5", "daug", "9007199254740993", "library", '"', "a;b", "a,b"]


@pytest.fixture
def in_pieces(monkeypatch):
    """Make every table a large one that is read in blocks of a line or two."""

    def switch():
        monkeypatch.setattr(blocks, "BLOCK", 40)
        for module in (columns, convert, checking):
            monkeypatch.setattr(module, "LARGE", 2)
        monkeypatch.setattr(parsing, "_SAMPLE", 2)

    return switch


def told(path, definition):
    """The table and the findings about it."""
    cells = Cells(path, "table.csv")
    frame = convert.convert(cells, definition)
    found = list(cells.findings)
    if frame is not None:
        found += checking.check(frame, definition, "table.csv")
        frame = columns.plain(convert.finish(frame, definition))
    return frame, set(found), cells.sha256


def both_ways(path, definition, in_pieces):
    whole = told(path, definition)
    in_pieces()
    return whole, told(path, definition)


def write(path, *parts):
    path.write_text("".join(parts), encoding="utf-8")
    return path


def test_the_real_data_reads_the_same(tables, project_copy, in_pieces):
    in_pieces()
    again = load(project_copy)
    for table in tables:
        other = again.get(table.name, table.year)
        pd.testing.assert_frame_equal(
            table.frame, columns.plain(other.frame), check_index_type=False
        )
        assert table.sha256 == other.sha256


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_bad_cells_are_reported_the_same(tmp_path, data):
    source = data.draw(st.sampled_from(FILES))
    rows = list(csv.reader(io.StringIO(source.read_text(encoding="utf-8"))))
    for _ in range(data.draw(st.integers(1, 4))):
        row = data.draw(st.integers(1, len(rows) - 1))
        rows[row][data.draw(st.integers(0, len(rows[0]) - 1))] = data.draw(st.sampled_from(BAD))
    rows += data.draw(st.lists(st.sampled_from(rows[1:]), max_size=2))
    path = tmp_path / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    definition = spec(SCHEMAS[source.stem])
    with pytest.MonkeyPatch.context() as patch:
        whole = told(path, definition)
        patch.setattr(blocks, "BLOCK", 40)
        for module in (columns, convert, checking):
            patch.setattr(module, "LARGE", 2)
        patch.setattr(parsing, "_SAMPLE", 2)
        pieces = told(path, definition)
    assert whole[1] == pieces[1]
    if not whole[1]:
        pd.testing.assert_frame_equal(whole[0], pieces[0], check_index_type=False)


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_a_bad_cell_is_found_in_whatever_piece_it_is(tmp_path, in_pieces, place):
    rows = list(ROWS)
    rows[place] = rows[place].replace("reported", "guessed")
    in_pieces()
    _, found, _ = told(write(tmp_path / "t.csv", HEADER, *rows), EVENTS)
    (finding,) = found
    assert (finding.rule, finding.line, finding.value) == ("CELL-05", place + 2, "guessed")


def test_a_key_given_twice_is_found_across_pieces(tmp_path, in_pieces):
    in_pieces()
    _, found, _ = told(write(tmp_path / "t.csv", HEADER, *ROWS, ROWS[0]), EVENTS)
    (finding,) = found
    assert (finding.rule, finding.line) == ("KEY-01", len(ROWS) + 2)
    assert "line 2" in finding.message


def test_a_value_that_must_be_unique_is_found_across_pieces(project_copy, edit, in_pieces):
    edit("units.csv", "Dietkauščiznos filialas", "Ceikinių filialas")
    path = project_copy.data / "units.csv"
    whole, pieces = both_ways(path, spec(SCHEMAS["units"]), in_pieces)
    assert whole[1] == pieces[1]
    assert {finding.rule for finding in pieces[1]} == {"KEY-02"}


def test_lines_that_do_not_fit_are_found_in_all_pieces(tmp_path, in_pieces):
    rows = [*ROWS[:3], "dysna,spoken\n", *ROWS[3:9], "dysna,spoken,1,reported,5\n", *ROWS[9:]]
    whole, pieces = both_ways(write(tmp_path / "t.csv", HEADER, *rows), EVENTS, in_pieces)
    places = {(finding.rule, finding.line) for finding in pieces[1]}
    assert {("FILE-04", 5), ("FILE-04", 12)} == places
    assert whole[0] is None is pieces[0]


@pytest.mark.parametrize(
    "text", ['"a\nb\nc\nd\ne"', '"long, ""quoted"" text over the end of a block"', '5" disk']
)
def test_quotation_marks_are_understood_across_pieces(tmp_path, in_pieces, text):
    head = "unit,event_type,value,note\n"
    rows = [row.replace("reported", text if n == 4 else "x") for n, row in enumerate(ROWS)]
    whole, pieces = both_ways(write(tmp_path / "t.csv", head, *rows), EVENTS, in_pieces)
    assert whole[1] == pieces[1]
    if not whole[1]:
        assert list(whole[0]["note"]) == list(pieces[0]["note"])


def test_a_quotation_without_end_is_reported(tmp_path, in_pieces):
    rows = [row.replace("reported", '"reported') if n == 4 else row for n, row in enumerate(ROWS)]
    _, pieces = both_ways(write(tmp_path / "t.csv", HEADER, *rows), EVENTS, in_pieces)
    assert {(finding.rule, finding.line) for finding in pieces[1]} == {("FILE-05", 6)}


def test_a_quotation_without_end_in_a_long_file_is_reported(tmp_path):
    rows = ['ignalina,"spoken,1,reported\n', *(ROWS * 1000)]
    _, found, _ = told(write(tmp_path / "t.csv", HEADER, *rows), EVENTS)
    assert {(finding.rule, finding.line) for finding in found} == {("FILE-05", 2)}


def test_letters_that_are_not_utf_8_are_found_in_a_later_piece(tmp_path, in_pieces):
    path = tmp_path / "t.csv"
    text = "".join([HEADER, *ROWS[:8], "dūkštas,spoken,1,reported\n", *ROWS[8:]])
    path.write_bytes(text.encode("cp1257"))
    in_pieces()
    frame, found, _ = told(path, EVENTS)
    assert frame is None
    assert {(finding.rule, finding.line) for finding in found} == {("FILE-03", 10)}


def test_windows_line_ends_are_understood_at_the_end_of_a_block(tmp_path, in_pieces):
    text = "".join([HEADER, *ROWS])
    plain, _, _ = told(write(tmp_path / "a.csv", text), EVENTS)
    path = tmp_path / "b.csv"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    in_pieces()
    for length in range(20, 60):
        blocks.BLOCK = length
        pd.testing.assert_frame_equal(plain, told(path, EVENTS)[0], check_index_type=False)


def test_a_correction_fits_a_large_table(tmp_path, in_pieces):
    in_pieces()
    frame = convert.convert(Cells(write(tmp_path / "t.csv", HEADER, *ROWS), "t.csv"), EVENTS)
    entry = Correction(
        year=2023, entry=1, table="events", keys={"unit": "dysna", "event_type": "spoken"},
        column="value", expect=10, value=12, status="estimated", lower=11, upper=13,
        reason="", source="", date="",
    )  # fmt: skip
    corrected, _ = Corrections([entry]).apply(frame, EVENTS)
    cells = corrected.loc[12, ["value", "status", "lower", "upper"]]
    assert cells.tolist() == [12, "estimated", 11, 13]
    assert frame.loc[12, ["value", "status"]].tolist() == [10, "reported"]


def test_few_different_texts_are_kept_once(tmp_path, in_pieces):
    in_pieces()
    cells = Cells(write(tmp_path / "t.csv", HEADER, *ROWS), "t.csv")
    frame = convert.finish(convert.convert(cells, EVENTS), EVENTS)
    texts = ["unit", "event_type", "status", "note"]
    assert all(isinstance(frame[name].dtype, pd.CategoricalDtype) for name in texts)
    assert frame["value"].dtype == "int64"


def test_many_different_texts_are_kept_as_they_are(tmp_path, in_pieces, monkeypatch):
    monkeypatch.setattr(columns, "_MANY", 2)
    whole, pieces = both_ways(write(tmp_path / "t.csv", HEADER, *ROWS), EVENTS, in_pieces)
    pd.testing.assert_frame_equal(whole[0], pieces[0], check_index_type=False)


def test_bounds_of_reported_values_need_no_memory(tmp_path, in_pieces):
    in_pieces()
    cells = Cells(write(tmp_path / "t.csv", HEADER, *ROWS), "t.csv")
    frame = convert.finish(convert.convert(cells, EVENTS), EVENTS)
    value, lower = (frame[name].to_numpy() for name in ("value", "lower"))
    assert value.__array_interface__["data"] == lower.__array_interface__["data"]
