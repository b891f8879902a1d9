"""What happens to the whole when something in it is wrong."""

from __future__ import annotations

import pandas as pd
import pytest

from ataskaita.data.loading import load
from ataskaita.errors import DataErrors

FACTS = "raw/2023/events.csv"


def test_the_real_data_is_sound(tables):
    assert tables.years == (2023, 2022)
    assert len(list(tables)) > 50


def test_a_frame_is_indexed_by_the_lines_of_its_file(tables):
    events = tables.get("events", 2023)
    assert events.frame.index[0] == 2
    assert events.path == "data/raw/2023/events.csv"
    assert len(events.sha256) == 64


def test_facts_always_have_status_and_bounds(tables):
    for table in tables:
        if "value" in table.frame and table.name != "targets":
            assert {"status", "lower", "upper", "note"} <= set(table.frame)
            assert (table.frame["lower"] <= table.frame["value"]).all()


def test_whole_numbers_stay_whole(tables):
    assert pd.api.types.is_integer_dtype(tables.get("population", 2023).frame["lower"])


def test_a_year_without_a_table_gives_none(tables):
    assert tables.get("departments", 2022) is None
    assert tables.get("departments") is None


def test_known_contradictions_can_be_looked_up(tables):
    assert {known.rule for known in tables.exceptions} == {"COLLECTION-01", "USERS-02"}


def test_everything_wrong_is_reported_at_once_in_the_order_of_the_files(
    project_copy, edit, findings
):
    edit(
        "units.csv",
        "Dysnos filialas,rural_branch,rural,,yes",
        "Dysnos filialas,rural_branch,rural,,taip",
    )
    edit("raw/2023/acquisitions.csv", "ignalina,1548", "ignalinna,1548")
    edit("raw/2023/acquisitions.csv", "dukstas,325", "dukstas,-325")
    edit("raw/2023/loans.csv", "other,160", "other,160 vnt.")
    edit("raw/2023/loans.csv", "periodicals,35057", "periodicals,-35057")
    edit("raw/2023/events.csv", "dukstas,spoken,22", "dukstas,complex,22")
    edit("raw/2023/premises.csv", "value", "velue")
    edit("raw/2023/audiosensory.meta.yml", "title", "titel")
    edit("raw/2023/staff_trained.csv", "rural,16", "rural,61")
    edit("raw/2023/exceptions.yml", "difference: 18", "difference: 17")
    (project_copy.raw(2023) / "online.csv").unlink()
    (project_copy.raw(2023) / "onlime.csv").write_text("x\n1\n")
    edit("raw/2022/service_points.csv", "visits,373", "visits,")
    found = [(f.file.removeprefix("data/"), f.line, f.rule) for f in findings()]
    assert found == [
        ("units.csv", 7, "CELL-05"),
        ("raw/2023/acquisitions.csv", 2, "UNIT-01"),
        ("raw/2023/acquisitions.csv", 3, "CELL-04"),
        ("raw/2023/collection.csv", None, "COLLECTION-01"),
        ("raw/2023/loans.csv", 3, "CELL-04"),
        ("raw/2023/loans.csv", 5, "CELL-02"),
        ("raw/2023/audiosensory.meta.yml", None, "META-04"),
        ("raw/2023/audiosensory.meta.yml", 1, "META-03"),
        ("raw/2023/online.csv", None, "FILE-01"),
        ("raw/2023/events.csv", 6, "KEY-01"),
        ("raw/2023/staff_trained.csv", None, "STAFF-01"),
        ("raw/2023/premises.csv", 1, "COLUMN-02"),
        ("raw/2022/service_points.csv", 3, "CELL-01"),
        ("raw/2023/exceptions.yml", 2, "EXCEPTION-04"),
        ("raw/2023/onlime.csv", None, "FILE-07"),
    ]


def test_a_finding_names_file_line_column_value_rule_and_fix(edit, findings):
    edit(FACTS, "rural,display,220", "rural,dispaly,220")
    (finding,) = findings()
    assert (finding.file, finding.line, finding.column, finding.value, finding.rule) == (
        "data/raw/2023/events.csv",
        10,
        "event_type",
        "dispaly",
        "CELL-05",
    )
    assert finding.fix == "Did you mean `display`?"


def test_one_row_can_have_several_bad_cells(edit, findings):
    edit(FACTS, "rural,display,220", "rurall,dispaly,daug")
    rules = [finding.rule for finding in findings()]
    assert sorted(rules) == ["CELL-02", "CELL-05", "UNIT-01"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("events", "rural,display,220", "rural,display,221"),
        ("acquisitions", "ignalina,1548", "ignalina,1600"),
        ("acquisitions", "rural,4817", "rural,4780"),
        ("loans", "books,37510", "books,40000"),
        ("enquiries", "rural,received,1122", "rural,received,1150"),
        ("premises", "dukstas,120", "dukstas,130"),
        ("home_delivery", "librarians,visits,673", "librarians,visits,700"),
        ("staff", "employees,48", "employees,47"),
        ("computers", "staff,40", "staff,41"),
        ("service_points", "users,27", "users,30"),
    ],
)
def test_a_cell_may_change_within_reason(edit, findings, file, old, new):
    edit(f"raw/2023/{file}.csv", old, new)
    assert findings() == ()


def test_units_may_be_given_in_place_of_their_group(project_copy, edit, findings):
    units = ",".join
    branches = load(project_copy).units.members("rural")
    rows = "".join(f"{units([branch, '50', 'reported'])}\n" for branch in branches)
    edit("raw/2023/shelves.csv", "rural,2189,reported\n", rows)
    assert findings() == ()


def test_a_unit_beside_its_group_would_count_twice(edit, findings):
    edit(
        "raw/2023/premises.csv",
        "rural,1356,reported\n",
        "rural,1356,reported\nvidiskes,80,reported\n",
    )
    (finding,) = findings()
    assert (finding.rule, finding.line, finding.value) == ("KEY-03", 4, "rural")
    assert "line 5" in finding.message


def test_a_missing_folder_of_the_year_is_reported_table_by_table(project_copy):
    with pytest.raises(DataErrors) as errors:
        load(project_copy, years=(2024, 2023))
    missing = [finding for finding in errors.value.findings if finding.rule == "FILE-01"]
    assert len(missing) > 30


def test_files_left_behind_by_a_spreadsheet_are_passed_over(project_copy, findings):
    for name in (".~lock.loans.csv#", "~$loans.csv", ".DS_Store"):
        (project_copy.raw(2023) / name).write_text("")
    assert findings() == ()


def test_a_file_no_schema_knows_is_reported_with_what_was_meant(project_copy, findings):
    raw = project_copy.raw(2023)
    (raw / "loans.csv").rename(raw / "lons.csv")
    rules = {finding.rule: finding for finding in findings()}
    assert set(rules) == {"FILE-01", "FILE-07"}
    assert rules["FILE-07"].fix == "Did you mean `loans.csv`?"


def test_one_year_can_be_loaded_by_itself(project_copy):
    alone = load(project_copy, years=(2023,))
    assert alone.years == (2023,)
    assert alone.get("acquisitions", 2022) is None
