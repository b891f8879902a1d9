"""Categories come from files: what is added there may be used, and what is wrong there is told."""

from __future__ import annotations

import pytest

from ataskaita.data.lists import read_lists
from ataskaita.data.loading import load
from ataskaita.data.schemas import report_schemas
from ataskaita.data.snapshot import current_snapshot, read_snapshot

AGES = "lists/ages.csv"
READERS = "raw/2019/readers.csv"


@pytest.fixture
def ages(small_report):
    """Replace the list of ages."""

    def write(text, encoding="utf-8"):
        (small_report.data / AGES).write_text(text, encoding=encoding)

    return write


def rules(findings):
    return [(f.file.removeprefix("data/"), f.line, f.column, f.rule) for f in findings]


def test_a_category_that_was_added_may_be_used(small_report, ages):
    ages("id,name\nchild,vaikai\nyouth,jaunimas\nadult,suaugusieji\n")
    path = small_report.raw(2019) / "readers.csv"
    units = ("metskula", "laiu", "suur", "buss")
    path.write_text(path.read_text() + "".join(f"{unit},youth,4,\n" for unit in units))
    assert "youth" in load(small_report).get("readers", 2019).rows.columns["age"]


def test_a_list_saved_by_a_spreadsheet_with_semicolons_is_read(small_report, ages):
    ages("id;name;note\nchild;vaikai;iki 14 m.\nadult;suaugusieji;\n", "utf-8-sig")
    lists = read_lists(small_report.root)
    assert lists.findings == []
    assert lists.categories["ages"] == {"child": "vaikai", "adult": "suaugusieji"}


def test_a_changed_list_is_seen_by_the_same_process(small_report, ages):
    def known():
        specs, _ = report_schemas(read_lists(small_report.root).categories)
        return list(specs["readers"].columns["age"].labels)

    assert known() == ["child", "adult"]
    ages("id,name\nadult,suaugusieji\nchild,vaikai\nold,senjorai\n")
    assert known() == ["adult", "child", "old"]


def test_a_category_that_was_taken_away_is_missed_where_tables_were_sound(ages, findings):
    assert findings() == ()
    ages("id,name\nadult,suaugusieji\n")
    assert {(f.rule, f.value) for f in findings() if "readers.csv" in f.file} == {
        ("CELL-05", "child")
    }


def test_a_changed_name_is_found_in_the_data_that_chapters_read(small_report, ages):
    before = current_snapshot(small_report)
    ages("id,name\nchild,vaikučiai\nadult,suaugusieji\n")
    after = current_snapshot(small_report)
    assert read_snapshot(before).label("age", "child") == "vaikai"
    assert read_snapshot(after).label("age", "child") == "vaikučiai"


def test_an_unknown_category_is_told_what_to_write_and_how_to_add_it(edit, findings):
    edit(READERS, "buss,adult,33", "buss,senior,33")
    (finding,) = findings()
    assert finding.rule == "CELL-05"
    assert finding.fix == (
        "Write one of `child`, `adult`. To add a category, add the line "
        "`senior,its name in Lithuanian` to data/lists/ages.csv."
    )


def test_a_category_called_by_its_name_is_told_its_id(edit, findings):
    edit(READERS, "buss,adult,33", "buss,Suaugusieji,33")
    (finding,) = findings()
    assert finding.fix.startswith("Did you mean `adult` (suaugusieji)?")
    assert "`suaugusieji,its name" in finding.fix


@pytest.mark.parametrize(
    ("text", "line", "column", "rule"),
    [
        ("id,name\nchild,vaikai\nchild,vaikučiai\nadult,suaugusieji\n", 3, "id", "KEY-01"),
        ("id,name\nchild,vaikai\nadult,vaikai\n", 3, "name", "KEY-02"),
        ("id,name\nchild,\nadult,suaugusieji\nx,vaikai\n", 2, "name", "CELL-01"),
        ("id,name\nchild,vaikai\nadult,suaugusieji\nJaunimas,jaunimas\n", 4, "id", "CELL-06"),
        ("id,name,pastaba\nchild,vaikai,\nadult,suaugusieji,a\n", 1, "pastaba", "COLUMN-02"),
        ("code,name\nchild,vaikai\nadult,suaugusieji\n", 1, "code", "COLUMN-02"),
    ],
)
def test_a_fault_of_a_list_is_told_with_its_place(ages, findings, text, line, column, rule):
    ages(text)
    assert (AGES, line, column, rule) in rules(findings())


def test_a_list_in_another_encoding_is_told_once_and_its_tables_are_not_blamed(ages, findings):
    ages("id,name\nchild,mažyliai\nadult,suaugusieji\n", "cp1257")
    assert [rule for *_, rule in rules(findings())] == ["FILE-03"]


def test_a_missing_list_is_told_with_what_to_write(small_report, findings):
    (small_report.data / AGES).unlink()
    (finding,) = findings()
    assert (finding.file, finding.rule) == ("data/lists/ages.csv", "LIST-01")
    assert "`id,name`" in finding.fix


def test_a_list_that_no_table_uses_is_told(small_report, findings):
    (small_report.data / "lists" / "agse.csv").write_text("id,name\na,b\n", encoding="utf-8")
    (finding,) = findings()
    assert (finding.rule, finding.fix) == ("FILE-07", "Did you mean `ages.csv`?")
