"""A table that a library does not have is not asked for; a first year has none before."""

from __future__ import annotations

import shutil

import pytest

from ataskaita.checks.inputs import faults
from ataskaita.data.loading import load
from ataskaita.data.schemas import dictionary
from ataskaita.data.snapshot import current_snapshot, read_snapshot
from ataskaita.indicators import NotAvailable, Scope

LENDING = "- table: lending\n  reason: Knygos neskolinamos.\n"


@pytest.fixture
def leave_out(small_report):
    """Say that tables are not used, and delete a table's files of some years."""

    def write(text, name="", *years):
        (small_report.data / "not_used.yml").write_text(text, encoding="utf-8")
        for year in years:
            for path in small_report.raw(year).glob(f"{name}.*"):
                path.unlink()

    return write


def test_a_table_that_is_not_used_is_not_asked_for(small_report, leave_out):
    leave_out(LENDING, "lending", 2019, 2018)
    tables = load(small_report)
    assert tables.get("lending", 2019) is None
    with pytest.raises(NotAvailable, match="Knygos neskolinamos") as told:
        Scope(tables, 2019).sum("lending")
    assert told.value.certain
    assert [one.rule for one in faults(small_report, tables)] == []


def test_the_data_dictionary_says_why(small_report, leave_out):
    leave_out(LENDING, "lending", 2019, 2018)
    reasons = {r["table"]: r["not_used"] for r in dictionary(small_report)["tables"]}
    assert reasons["lending"] == "Knygos neskolinamos."
    assert reasons["readers"] == ""


def test_the_kept_data_knows_it_too(small_report, leave_out):
    leave_out(LENDING, "lending", 2019, 2018)
    tables = read_snapshot(current_snapshot(small_report)).tables
    assert tables.not_used["lending"].reason == "Knygos neskolinamos."


def test_a_table_both_left_out_and_there_is_a_finding(leave_out, findings):
    leave_out(LENDING, "lending", 2018)
    (finding,) = findings()
    assert (finding.file, finding.rule) == ("data/raw/2019/lending.csv", "TABLE-04")
    assert "line 1" in finding.fix


def test_a_table_may_be_given_up_from_a_year_on(small_report, leave_out):
    leave_out(f"{LENDING}  since: 2019\n", "lending", 2019)
    tables = load(small_report)
    assert tables.get("lending", 2019) is None
    assert tables.get("lending", 2018) is not None


def test_there_may_be_nothing_of_a_table_in_one_year_only(small_report, leave_out):
    leave_out(f"{LENDING}  years: [2018]\n", "lending", 2018)
    tables = load(small_report)
    assert tables.get("lending", 2018) is None
    assert tables.get("lending", 2019) is not None
    reasons = {record["table"]: record["not_used"] for record in dictionary(small_report)["tables"]}
    assert not any(reasons.values())


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("- table: lendin\n  reason: Nėra.\n", "TABLE-02"),
        ("- table: units\n  reason: Nėra.\n", "TABLE-02"),
        ("- table: targets\n", "TABLE-01"),
        ("- table: targets\n  reason: Nėra.\n  since: seniai\n", "TABLE-01"),
        ("- table: targets\n  reason: Nėra.\n  years: 2019\n", "TABLE-01"),
        ("targets: Nėra.\n", "TABLE-01"),
        (f"{LENDING}{LENDING}", "TABLE-03"),
    ],
)
def test_a_fault_of_the_file_is_told(leave_out, findings, text, rule):
    leave_out(text)
    found = {f.rule for f in findings() if f.file == "data/not_used.yml"}
    assert found == {rule}


def test_a_missing_folder_of_the_year_is_one_finding(small_report, findings):
    shutil.rmtree(small_report.raw(2019))
    (finding,) = findings()
    assert (finding.file, finding.rule) == ("data/raw/2019", "FILE-08")
    assert finding.fix == "Make it: ataskaita new-year 2019."


def test_a_first_year_needs_none_before(small_report):
    shutil.rmtree(small_report.raw(2018))
    tables = load(small_report)
    assert tables.get("lending", 2019) is not None
    assert {table.year for table in tables} == {None, 2019}
