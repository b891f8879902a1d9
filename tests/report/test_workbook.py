"""The whole report as a workbook, there and back."""

from __future__ import annotations

import datetime as dt

from ataskaita.workbook.apply import make_files, validate
from ataskaita.workbook.layout import sheets, units_asked
from ataskaita.workbook.merge import merge
from ataskaita.workbook.read import read_workbook
from ataskaita.workbook.report import Report
from ataskaita.workbook.write import write
from tests.workbook.conftest import fill, grid


def test_the_tables_of_a_year_go_out_and_come_back_without_a_difference(project_copy, tmp_path):
    report = Report.of(project_copy, 2023)
    path = tmp_path / "2023.xlsx"
    path.write_bytes(write(report, day=dt.date(2024, 1, 15)))
    answer = read_workbook(report, path)
    assert (answer.findings, answer.ignored) == ([], [])
    found = merge(report, [answer])
    assert not found
    assert found.findings == []


def test_a_branch_is_asked_for_what_is_given_by_branches(project_copy):
    report = Report.of(project_copy, 2023)
    assert len(units_asked(report)) > 20
    asked = {sheet.spec.name for sheet in sheets(report, "dukstas")}
    assert {"events", "heating"} <= asked
    assert "loans" not in asked, "the table has no units"


def test_every_sheet_has_a_name_of_its_own(project_copy):
    names = [sheet.name.casefold() for sheet in sheets(Report.of(project_copy, 2023))]
    assert len(names) == len(set(names)) > 30
    assert all(len(name) <= 31 for name in names)


def test_an_unknown_word_of_a_list_of_nothing_but_keys_is_named_in_its_cell(project_copy, tmp_path):
    report = Report.of(project_copy, 2023)
    path, sheet = tmp_path / "2023.xlsx", "Patalpų būklė"
    path.write_bytes(write(report, day=dt.date(2024, 1, 15)))
    row = max(n for n, line in enumerate(grid(path, sheet), 1) if line[0]) + 1
    fill(path, sheet, f"A{row}", "Dysnos filialas")
    fill(path, sheet, f"B{row}", "drėgna")
    files = make_files(report, merge(report, [read_workbook(report, path)]))
    (found,) = validate(report, files).findings
    assert (found.rule, f"{found.column}{found.line}") == ("CELL-05", f"B{row}")
