"""Corrections of received data: applied where they fit, and loud where they do not."""

from __future__ import annotations

import datetime as dt

import pytest
import yaml

from ataskaita.data.corrections import read_corrections
from ataskaita.data.loading import load
from ataskaita.data.schemas import report_schemas
from ataskaita.indicators import Scope, compute

CHILDREN = {
    "table": "readers",
    "keys": {"unit": "laiu", "age": "child"},
    "column": "value",
    "expect": 10,
    "value": 12,
    "status": "reported",
    "reason": "Du vaikai nebuvo įrašyti.",
    "source": "Skaitytojų kortelės",
    "date": "2020-02-01",
}


@pytest.fixture
def correct(small_report):
    """Write corrections of 2019: the one above with other fields, or several."""

    def write(*changes: dict):
        entries = [{**CHILDREN, **change} for change in changes or ({},)]
        path = small_report.data / "corrections" / "2019.yml"
        path.parent.mkdir(exist_ok=True)
        text = yaml.safe_dump(entries, allow_unicode=True).replace("'2020-02-01'", "2020-02-01")
        path.write_text(text, encoding="utf-8")
        return small_report

    return write


@pytest.fixture
def judged(small_tables):
    """What is wrong with a project's corrections of its readers."""

    def judge(project):
        names = [name for name, year in small_tables.tables if year]
        found = read_corrections(project, 2019, names)
        found.apply(small_tables.get("readers", 2019).frame, report_schemas()[0]["readers"])
        found.finish()
        return found.findings

    return judge


def test_a_corrected_cell_counts_and_the_received_file_stays(correct):
    project = correct()
    received = (project.raw(2019) / "readers.csv").read_bytes()
    tables = load(project)
    assert compute(Scope(tables, 2019, "laiu"), "readers.total").number == 12 + 23
    assert compute(Scope(tables, 2019), "readers.total").number == 446
    assert (project.raw(2019) / "readers.csv").read_bytes() == received


def test_a_number_knows_which_of_its_rows_are_corrected(correct):
    tables = load(correct())
    amount = compute(Scope(tables, 2019), "readers.by_age", age="child")
    (made,) = tables.get("readers", 2019).corrections
    (row,) = [row for row in amount.sources[0].rows if row.received]
    assert (row.line, row.value, row.received) == (made.line, "12", "10")
    assert amount.sources[0].corrected == (made.line,)


def test_what_is_not_corrected_is_as_received(correct):
    tables = load(correct())
    assert not any(table.corrections for table in tables if table.name != "readers")
    assert compute(Scope(tables, 2019, "metskula"), "readers.total").number == 128 + 229


def test_a_correction_may_leave_bounds(correct):
    tables = load(correct({"status": "estimated", "lower": 11, "upper": 15}))
    amount = compute(Scope(tables, 2019, "laiu"), "readers.by_age", age="child")
    assert (amount.status, amount.lower, amount.upper) == ("estimated", 11, 15)


def test_a_corrected_value_is_validated_like_a_received_one(correct, findings):
    correct({"value": -5})
    assert [(f.file, f.rule) for f in findings()] == [("data/raw/2019/readers.csv", "CELL-04")]


WRONG = [
    ({"table": "readrs"}, "CORRECTION-02", "Did you mean `readers`"),
    ({"column": "valeu"}, "CORRECTION-02", "Did you mean `value`"),
    ({"column": "unit"}, "CORRECTION-02", "no such column"),
    ({"keys": {"units": "laiu"}}, "CORRECTION-02", "Did you mean `unit`"),
    ({"keys": {"unit": "laiu"}}, "CORRECTION-03", "2 rows have"),
    ({"keys": {"unit": "laiu", "age": "x"}}, "CORRECTION-03", "No row has"),
    ({"keys": {}}, "CORRECTION-01", "lacks `keys`"),
    ({"expect": 11}, "CORRECTION-04", "says 10 there, not 11"),
    ({"expect": 9, "value": 10}, "CORRECTION-04", "delete the entry"),
    ({"value": 12.5}, "CORRECTION-01", "whole number"),
    ({"value": "daug"}, "CORRECTION-01", "number"),
    ({"value": float("inf")}, "CORRECTION-01", "value"),
    ({"value": 10**30}, "CORRECTION-01", "whole number"),
    ({"status": "estimated", "lower": 1, "upper": float("nan")}, "CORRECTION-01", "upper"),
    ({"status": "sure"}, "CORRECTION-01", "no status"),
    ({"status": "estimated"}, "CORRECTION-01", "bounds"),
    ({"reason": ""}, "CORRECTION-01", "lacks `reason`"),
    ({"date": dt.date(2018, 12, 30)}, "CORRECTION-01", "2018-12-30 is before 2019 began"),
    ({"source": None}, "CORRECTION-01", "lacks `source`"),
    ({"why": "x"}, "CORRECTION-01", "no field `why`"),
]


@pytest.mark.parametrize(("change", "rule", "text"), WRONG)
def test_a_correction_that_does_not_fit_is_named(correct, judged, change, rule, text):
    (found,) = judged(correct(change))
    assert (found.file, found.line, found.rule) == ("data/corrections/2019.yml", 1, rule)
    assert text in f"{found.message} {found.fix}"


def test_a_cell_is_corrected_once(correct, judged):
    (found,) = judged(correct({}, {"value": 13}))
    assert found.rule == "CORRECTION-05"


def test_a_correction_needs_its_table(correct, findings):
    project = correct({"table": "notes_of_nobody"})
    assert findings()[0].rule == "CORRECTION-02"
    correct()
    for suffix in (".csv", ".meta.yml"):
        (project.raw(2019) / f"readers{suffix}").unlink()
    assert {f.rule for f in findings()} >= {"FILE-01", "CORRECTION-02"}


def test_a_text_can_be_corrected(correct):
    tables = load(correct({
        "table": "targets", "keys": {"target": "1.1"}, "column": "name",
        "expect": "Užregistruoti skaitytojų", "value": "Skaitytojai",
    }))  # fmt: skip
    assert "Skaitytojai" in set(tables.get("targets", 2019).frame["name"])


def test_a_correction_of_a_table_that_cannot_be_read_is_no_second_finding(correct, findings):
    path = correct().raw(2019) / "readers.csv"
    path.write_bytes("unit,Jõgi\n".encode("cp1257"))
    assert [f.rule for f in findings() if "readers" in f.file or "corrections" in f.file] == [
        "FILE-03"
    ]
