"""What happens to the whole when something in it is wrong."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from ataskaita.data.loading import load
from ataskaita.errors import DataErrors

FACTS = "raw/2019/readers.csv"
EXCEPTION = """\
- rule: READERS-01
  unit: bus
  difference: {0}
  reason: Dalis apsilankymų neužrašyta.
  source: Autobuso žurnalas
  date: 2020-02-01
"""


@pytest.fixture
def excuse(small_report):
    """Record that a year's bus had so many more readers than visits."""

    def write(year, difference):
        path = small_report.raw(year) / "exceptions.yml"
        path.write_text(EXCEPTION.format(difference), encoding="utf-8")

    return write


def test_sound_data_is_that_of_the_year_and_the_one_before(small_tables):
    assert small_tables.years == (2019, 2018)
    assert [(table.name, table.year) for table in small_tables] == [
        ("units", None),
        ("groups", None),
        ("readers", 2019),
        ("visits", 2019),
        ("lending", 2019),
        ("inhabitants", 2019),
        ("targets", 2019),
        ("published", 2019),
        ("readers", 2018),
        ("visits", 2018),
        ("lending", 2018),
        ("indicators", 2018),
    ]


def test_a_frame_is_indexed_by_the_lines_of_its_file(small_tables):
    readers = small_tables.get("readers", 2019)
    assert list(readers.frame.index) == [2, 3, 4, 5, 6, 7, 8, 9]
    assert readers.path == "data/raw/2019/readers.csv"
    assert len(readers.sha256) == 64


def test_facts_always_have_status_and_bounds(small_tables):
    for table in small_tables:
        if "value" in table.frame and table.name != "targets":
            assert {"status", "lower", "upper", "note"} <= set(table.frame)
            assert (table.frame["lower"] <= table.frame["value"]).all()


def test_whole_numbers_stay_whole(small_tables):
    assert pd.api.types.is_integer_dtype(small_tables.get("readers", 2019).frame["lower"])


def test_a_year_without_a_table_gives_none(small_tables):
    assert small_tables.get("targets", 2018) is None
    assert small_tables.get("targets") is None


def test_known_contradictions_can_be_looked_up(small_report, edit, excuse):
    edit("raw/2019/visits.csv", "buss,655", "buss,15")
    edit("raw/2019/visits.meta.yml", "title", 'LAST-10 buss value: "Busas stovėjo."\ntitle')
    excuse(2019, 33 - 15)
    (known,) = load(small_report).exceptions
    assert (known.rule, known.unit, known.year, known.line) == ("READERS-01", "bus", 2019, 1)


def test_everything_wrong_is_reported_at_once_in_the_order_of_the_files(
    small_report, edit, excuse, findings
):
    edit("units.csv", "Suur sala,house,islands,,yes", "Suur sala,house,islands,,taip")
    edit(FACTS, "laiu,child,10", "laius,child,10")
    edit(FACTS, "suur,child,7", "suur,child,-7")
    edit(FACTS, "suur,adult,14", "suur,child,14")
    edit("raw/2019/visits.csv", "buss,655", "buss,655 vnt.")
    edit("raw/2019/visits.meta.yml", "title", "titel")
    edit("raw/2019/lending.csv", "value", "velue")
    (small_report.raw(2019) / "targets.csv").rename(small_report.raw(2019) / "tergets.csv")
    edit("raw/2018/visits.csv", "buss,610", "buss,12")
    excuse(2018, 17)
    edit("raw/2018/lending.csv", "buss,1530", "buss,")
    found = [(f.file.removeprefix("data/"), f.line, f.rule) for f in findings()]
    assert found == [
        ("units.csv", 4, "CELL-05"),
        ("raw/2019/readers.csv", 4, "UNIT-01"),
        ("raw/2019/readers.csv", 6, "CELL-04"),
        ("raw/2019/readers.csv", 7, "KEY-01"),
        ("raw/2019/visits.csv", 5, "CELL-02"),
        ("raw/2019/visits.meta.yml", None, "META-04"),
        ("raw/2019/visits.meta.yml", 1, "META-03"),
        ("raw/2019/lending.csv", 1, "COLUMN-02"),
        ("raw/2019/targets.csv", None, "FILE-01"),
        ("raw/2018/readers.csv", None, "READERS-01"),
        ("raw/2018/lending.csv", 4, "CELL-01"),
        ("raw/2018/exceptions.yml", 1, "EXCEPTION-04"),
        ("raw/2019/tergets.csv", None, "FILE-07"),
    ]


def test_a_finding_names_file_line_column_value_rule_and_fix(edit, findings):
    edit(FACTS, "buss,adult,33", "buss,adutl,33")
    (finding,) = findings()
    assert (finding.file, finding.line, finding.column, finding.value, finding.rule) == (
        "data/raw/2019/readers.csv",
        9,
        "age",
        "adutl",
        "CELL-05",
    )
    assert finding.fix.startswith("Did you mean `adult` (suaugusieji)?")


def test_one_row_can_have_several_bad_cells(edit, findings):
    edit(FACTS, "buss,adult,33", "busss,adutl,daug")
    rules = [finding.rule for finding in findings()]
    assert sorted(rules) == ["CELL-02", "CELL-05", "UNIT-01"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("readers", "buss,child,0", "buss,child,2"),
        ("readers", "laiu,adult,23", "laiu,adult,31"),
        ("visits", "buss,655,520", "buss,234,520"),
        ("visits", "suur,260,320", "suur,260,120"),
        ("lending", "islands,1235", "islands,3235"),
        ("targets", "at_least,,26.5", "at_least,,27"),
    ],
)
def test_a_cell_may_change_within_reason(edit, findings, file, old, new):
    edit(f"raw/2019/{file}.csv", old, new)
    assert findings() == ()


def test_units_may_be_given_in_place_of_their_group(edit, findings):
    edit(
        "raw/2019/lending.csv", "islands,1235,reported\n", "laiu,735,reported\nsuur,500,reported\n"
    )
    assert findings() == ()


def test_a_unit_beside_its_group_would_count_twice(edit, findings):
    edit(
        "raw/2019/lending.csv",
        "islands,1235,reported\n",
        "islands,1235,reported\nlaiu,80,reported\n",
    )
    (finding,) = findings()
    assert (finding.rule, finding.line, finding.value) == ("KEY-03", 3, "islands")
    assert finding.message.endswith("so that they would count twice: `laiu`.")


def test_the_year_before_may_lack_what_only_the_report_year_must_have(small_report):
    raw = small_report.raw(2018)
    for name in ("visits", "lending"):
        (raw / f"{name}.csv").unlink()
        (raw / f"{name}.meta.yml").unlink()
    with pytest.raises(DataErrors) as errors:
        load(small_report)
    assert [finding.file for finding in errors.value.findings] == ["data/raw/2018/lending.csv"]


def test_files_left_behind_by_a_spreadsheet_are_passed_over(small_report, findings):
    for name in (".~lock.visits.csv#", "~$visits.csv", ".DS_Store"):
        (small_report.raw(2019) / name).write_text("")
    assert findings() == ()


def test_a_file_no_schema_knows_is_reported_with_what_was_meant(small_report, findings):
    raw = small_report.raw(2019)
    (raw / "visits.csv").rename(raw / "vists.csv")
    rules = {finding.rule: finding for finding in findings()}
    assert set(rules) == {"FILE-01", "FILE-07"}
    assert rules["FILE-07"].fix == "Did you mean `visits.csv`?"


def test_one_year_can_be_loaded_by_itself(small_report):
    alone = load(small_report, years=(2019,))
    assert alone.years == (2019,)
    assert alone.get("visits", 2018) is None


def test_a_missing_table_says_where_to_write_that_there_is_none(small_report, findings):
    for name in ("lending.csv", "lending.meta.yml"):
        (small_report.raw(2019) / name).unlink()
    (finding,) = (one for one in findings() if one.rule == "FILE-01")
    assert "write into data/not_used.yml: - {table: " in finding.fix


@pytest.mark.parametrize("alone", [False, True])
def test_a_table_without_rows_says_all_that_doing_without_it_takes(small_report, findings, alone):
    path = small_report.raw(2019) / "lending.csv"
    path.write_text(path.read_text("utf-8").partition("\n")[0] + "\n", "utf-8")
    (finding,) = (one for one in findings() if one.rule == "FILE-02")
    assert finding.fix.endswith("Then delete the file and its sidecar.")
    said = re.search(
        "(?P<entry>- {.*}); .*, `(?P<years>.*)` in place of `(?P<since>.*)`", finding.fix
    )
    entry = said["entry"].replace("…", "Nebėra.")
    entry = entry.replace(said["since"], said["years"]) if alone else entry
    (small_report.data / "not_used.yml").write_text(entry, "utf-8")
    for name in ("lending.csv", "lending.meta.yml"):
        (small_report.raw(2019) / name).unlink()
    assert not [one for one in findings() if one.file.endswith(("lending.csv", "used.yml"))]


def test_a_rule_calls_units_by_their_names_and_prints_numbers_as_readers_know_them(edit, findings):
    edit("raw/2019/readers.csv", "buss,adult,33", "buss,adult,12345")
    (finding,) = (one for one in findings() if one.rule == "READERS-01")
    assert finding.message == "Bibliobusas has 12\u00a0345 readers, but visits.csv only 655 visits."
