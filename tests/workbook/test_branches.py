"""Branches answer in workbooks of their own, which come together again."""

from __future__ import annotations

import pytest

from ataskaita.data.loading import load
from ataskaita.workbook.apply import make_files, validate
from ataskaita.workbook.layout import sheets, units_asked
from ataskaita.workbook.report import Report
from tests.workbook.conftest import grid, type_in

SHEET, NUMBER = "Išduotos knygos", "Išduota, 2019 m."


@pytest.fixture
def asked(small_report):
    """The group of islands has not answered yet."""
    path = small_report.raw(2019) / "lending.csv"
    path.write_text(path.read_text().replace("islands,1235,reported", "islands,,"))
    return small_report


def test_a_branch_sees_only_its_own_rows(asked, book):
    workbook = book("laiu")
    report = Report.of(asked, 2019)
    assert {row["unit"] for sheet in sheets(report, "laiu") for row in sheet.rows} == {"laiu"}
    assert not any("Suur sala" in line for line in grid(workbook, "Skaitytojai"))


def test_a_branch_is_not_asked_for_what_its_group_has_given(small_report):
    report = Report.of(small_report, 2019)
    names = {sheet.spec.name for sheet in sheets(report, "laiu")}
    assert "lending" not in names
    assert units_asked(report) == ["metskula", "laiu", "suur", "buss"]


def test_branches_take_the_place_of_the_empty_row_of_their_group(asked, book, plan):
    laiu, suur = book("laiu"), book("suur")
    type_in(laiu, SHEET, "Laiu sala", NUMBER, 700)
    type_in(suur, SHEET, "Suur sala", NUMBER, 535)
    found = plan(suur, laiu)
    assert not found.findings
    report = Report.of(asked, 2019)
    made = make_files(report, found)
    assert made.contents["data/raw/2019/lending.csv"].decode() == (
        "unit,value,status\nmetskula,8910,reported\nlaiu,700,reported\nsuur,535,reported\n"
        "buss,1618,reported\n"
    )
    assert validate(report, made).findings == []


def test_a_branch_that_has_not_answered_is_named_and_waited_for(asked, book, plan):
    laiu = book("laiu")
    type_in(laiu, SHEET, "Laiu sala", NUMBER, 700)
    found = plan(laiu)
    assert found.missing == ["suur"]
    report = Report.of(asked, 2019)
    made = make_files(report, found)
    text = made.contents["data/raw/2019/lending.csv"].decode()
    assert "laiu,700,reported\nsuur,,\n" in text
    verdict = validate(report, made)
    assert verdict.findings == []
    assert [finding.rule for finding in verdict.waiting] == ["CELL-01"]
    assert verdict.left == []


def test_a_branch_that_answers_twice_is_named_and_may_say_the_same(asked, book, plan):
    first, second = book("laiu", "a.xlsx"), book("laiu", "b.xlsx")
    for workbook in (first, second):
        type_in(workbook, SHEET, "Laiu sala", NUMBER, 700)
    found = plan(first, second)
    assert found.answered_twice == {"laiu": ["a.xlsx", "b.xlsx"]}
    assert not found.findings


def test_a_contradiction_is_refused_with_both_places(asked, book, plan):
    first, second = book("laiu", "a.xlsx"), book("laiu", "b.xlsx")
    type_in(first, SHEET, "Laiu sala", NUMBER, 700)
    cell = type_in(second, SHEET, "Laiu sala", NUMBER, 701)
    [found] = plan(first, second).findings
    assert found.rule == "BOOK-11"
    assert (found.file, f"{found.column}{found.line}") == ("b.xlsx [Išduotos knygos]", cell)
    assert "here it is 701, but 700 in a.xlsx [Išduotos knygos]" in found.message


def test_a_contradiction_shows_numbers_and_words_as_they_are_seen_in_the_workbook(book, plan):
    first, second = book(name="a.xlsx"), book(name="b.xlsx")
    for workbook, target in ((first, 24.5), (second, 25.5)):
        type_in(workbook, "Siekiai", "2.2", "Siekiama reikšmė", target)
    [found] = plan(first, second).findings
    assert found.value == "25,5"
    assert "here it is 25,5, but 24,5 in a.xlsx [Siekiai]" in found.message


def test_a_group_that_has_given_a_figure_and_its_branch_contradict(asked, book, plan):
    whole, laiu = book(), book("laiu")
    type_in(whole, SHEET, "Salų skyriai", NUMBER, 1235)
    type_in(laiu, SHEET, "Laiu sala", NUMBER, 700)
    report = Report.of(asked, 2019)
    found = plan(whole, laiu)
    assert found.removals == []
    rules = {finding.rule for finding in validate(report, make_files(report, found)).findings}
    assert rules == {"KEY-03"}
    with pytest.raises(Exception, match="problem"):
        load(asked)
