"""Rows and cells of a sheet are told by what somebody has done to them."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from ataskaita.workbook.cell_text import Refused, text_of
from ataskaita.workbook.package import Oddities
from tests.workbook.conftest import at, type_in
from tests.workbook.test_faults import NUMBER, SHEET, verdict, without_row


def test_a_row_whose_name_was_typed_over_is_told_by_its_name(small_report, book, plan):
    workbook = book()
    type_in(workbook, SHEET, "Metsküla", NUMBER, 9000)
    cell = type_in(workbook, SHEET, "Metsküla", "Padalinys", "Metsküla ir Laiu")
    (finding,) = verdict(small_report, plan(workbook)).findings
    assert (finding.rule, f"{finding.column}{finding.line}") == ("UNIT-01", cell)
    assert "„Laiu sala“" in finding.fix
    assert "laiu" not in finding.fix


def test_the_name_that_a_unit_had_before_is_understood(small_report, book, plan):
    register = small_report.data / "units.csv"
    header, *lines = register.read_text("utf-8").splitlines()
    lines = [f"{line}," for line in lines] + ["buss,Bibliobusas Nr. 2,bus,bus,metskula,yes,2019"]
    register.write_text("\n".join([f"{header},since", *lines, ""]), encoding="utf-8")
    workbook = book()
    type_in(workbook, SHEET, "Bibliobusas Nr. 2", NUMBER, 1700)
    type_in(workbook, SHEET, "Bibliobusas Nr. 2", "Padalinys", "Bibliobusas Nr. 1")
    (change,) = plan(workbook).changes
    assert (change.keys, change.new) == (("buss",), "1700")


def test_the_first_row_is_read_where_the_headings_were_deleted(book, plan):
    workbook = book()
    cell = type_in(workbook, SHEET, "Metsküla", NUMBER, 9000)
    without_row(workbook, SHEET, int(cell[1:]) - 1)
    (change,) = plan(workbook).changes
    assert (change.keys, change.new) == (("metskula",), "9000")


def test_a_time_is_shown_as_it_was_typed_and_how_hours_are_written():
    with pytest.raises(Refused) as told:
        text_of(dt.timedelta(hours=38, minutes=30), (1, 1), "number", Oddities())
    rule, value, _message, fix = told.value.args
    assert (rule, value) == ("BOOK-10", "38:30")
    assert "Hours are written as 38,5." in fix


def test_what_tables_are_to_be_corrected_is_told_by_their_titles(small_report, book, plan):
    workbook = book()
    type_in(workbook, "Skaitytojai", "Laiu sala, suaugusieji", "Skaitytojai, 2019 m.", 1900)
    found = verdict(small_report, plan(workbook)).findings
    (broken,) = (finding for finding in found if finding.rule == "READERS-01")
    assert broken.message.endswith("but „Apsilankymai“ only 636 visits.")
    assert broken.fix == "Correct „Skaitytojai“ or „Apsilankymai“."


def test_a_confirmation_that_nothing_asks_for_any_more_is_told_in_its_cell(
    small_report, book, plan
):
    shutil.copy(small_report.raw(2018) / "lending.csv", small_report.raw(2019) / "lending.csv")
    with (small_report.raw(2019) / "lending.meta.yml").open("a", encoding="utf-8") as file:
        file.write('LAST-01: "Patikrinta: iš tiesų tiek pat."\n')
    workbook = book()
    for row, number in (("Metsküla", 9001), ("Salų skyriai", 1301), ("Bibliobusas Nr. 1", 1601)):
        type_in(workbook, SHEET, row, NUMBER, number)
    (found,) = verdict(small_report, plan(workbook)).findings
    cell = at(workbook, "Šaltiniai", SHEET, "Patvirtinimai")
    assert (found.rule, f"{found.column}{found.line}") == ("LAST-09", cell)
    assert found.file == "all.xlsx [Šaltiniai]"
