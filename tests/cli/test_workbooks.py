"""`ataskaita workbook` and `ataskaita import`, as a person meets them."""

from __future__ import annotations

import sys

import pytest

from ataskaita.cli.import_ import _change, import_files, undo
from ataskaita.cli.workbook import workbook
from ataskaita.errors import DataErrors, UserError
from ataskaita.workbook.answers import Place
from ataskaita.workbook.plan import Change
from ataskaita.workbook.report import Report

NOTHING = {"year": None, "dry_run": False, "yes": False}
WRITE = {"year": None, "unit": "", "by_unit": None, "force": False}
FILE = "data/raw/2019/lending.csv"


@pytest.fixture
def csv(small_report, tmp_path):
    """A table that comes as a file, with one other number."""
    path = tmp_path / "lending.csv"
    text = (small_report.root / FILE).read_text()
    path.write_text(text.replace("islands,1235", "Salų skyriai,1300").replace(",", ";"))
    return path


def now(project):
    return (project.root / FILE).read_text()


def test_a_workbook_is_written_and_not_written_over(small_report, tmp_path, capsys):
    path = tmp_path / "new.xlsx"
    workbook(small_report, path, **WRITE)
    said = capsys.readouterr().out
    assert "5 tables for 2019" in said
    assert f"ataskaita import --dry-run {path}" in said
    with pytest.raises(UserError, match="Already there"):
        workbook(small_report, path, **WRITE)
    import_files(small_report, [path], **NOTHING)
    assert "Nothing would change" in capsys.readouterr().out


def test_every_unit_gets_a_workbook_of_its_own(small_report, tmp_path):
    workbook(small_report, None, **WRITE | {"by_unit": tmp_path / "out"})
    names = [path.name for path in sorted((tmp_path / "out").iterdir())]
    assert names == [f"2019-{unit}.xlsx" for unit in ("buss", "laiu", "metskula", "suur")]


def test_an_unknown_unit_is_told_with_the_nearest(small_report, tmp_path):
    with pytest.raises(UserError, match=r"No unit is called laju.*`?laiu`?"):
        workbook(small_report, tmp_path / "a.xlsx", **WRITE | {"unit": "laju"})
    with pytest.raises(UserError, match="Laiu sala"):
        workbook(small_report, tmp_path / "a.xlsx", **WRITE | {"unit": "Laiu salos"})


def test_a_unit_is_called_by_its_name_too(small_report, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    workbook(small_report, None, **WRITE | {"unit": "laiu  sala"})
    assert (tmp_path / "2019-laiu.xlsx").is_file()


def test_what_would_change_is_shown_cell_by_cell_and_not_written(small_report, csv, capsys):
    before = now(small_report)
    import_files(small_report, [csv], **NOTHING | {"dry_run": True})
    said = capsys.readouterr().out
    assert "   3  Salų skyriai · Išduota: 1235 → 1300  (lending.csv, B3)" in said
    assert "does not say of which year" in said
    assert now(small_report) == before


def test_nothing_is_written_where_nobody_can_be_asked(small_report, csv, monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    before = now(small_report)
    with pytest.raises(UserError, match="nobody to ask"):
        import_files(small_report, [csv], **NOTHING)
    assert now(small_report) == before


@pytest.mark.parametrize(("answer", "written"), [("", False), ("n", False), ("taip", True)])
def test_somebody_is_asked_and_only_yes_means_yes(small_report, csv, monkeypatch, answer, written):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("rich.console.Console.input", lambda *_args: answer)
    import_files(small_report, [csv], **NOTHING)
    assert ("islands,1300" in now(small_report)) == written


def test_an_import_can_be_taken_back(small_report, csv, capsys):
    before = now(small_report)
    import_files(small_report, [csv], **NOTHING | {"yes": True})
    assert now(small_report) == before.replace("1235", "1300")
    undo(small_report)
    assert now(small_report) == before
    assert "As before the import" in capsys.readouterr().out


def test_after_an_import_the_next_step_is_named(small_report, csv, capsys):
    import_files(small_report, [csv], **NOTHING | {"yes": True})
    assert "What is still to be done: ataskaita status" in capsys.readouterr().out


def test_faults_that_were_there_before_are_named_before_what_is_only_empty(
    small_report, csv, capsys
):
    path = small_report.root / "data/raw/2019/visits.csv"
    text = path.read_text().replace("4447", "").replace("260,320", "260,daug")
    path.write_text(text, encoding="utf-8")
    import_files(small_report, [csv], **NOTHING | {"dry_run": True})
    said = capsys.readouterr().out.splitlines()
    at = said.index("! 2 problems were there before and stay:")
    assert said[at + 1].startswith("    data/raw/2019/visits.csv:4 hours = 'daug' [CELL-02]")
    assert said[at + 2].startswith("    data/raw/2019/visits.csv:2 value [CELL-01]")


def test_all_files_or_none_and_every_fault_of_each(small_report, csv, tmp_path):
    before = now(small_report)
    wrong = tmp_path / "visits.csv"
    wrong.write_text("unit,value\nlaiu,daug\nmars,3\n")
    other = tmp_path / "readers.csv"
    other.write_text("unit,age,value\nmetskula,chidl,5\n")
    broken = tmp_path / "a.xlsx"
    broken.write_bytes(b"PK")
    with pytest.raises(DataErrors) as error:
        import_files(small_report, [csv, wrong, other], **NOTHING | {"yes": True})
    assert {(f.file, f.line, f.column, f.rule) for f in error.value.findings} >= {
        ("visits.csv", 2, "B", "CELL-02"),
        ("visits.csv", 3, "A", "UNIT-01"),
        ("readers.csv", 2, "B", "CELL-05"),
    }
    with pytest.raises(UserError, match="is damaged"):
        import_files(small_report, [csv, broken], **NOTHING | {"yes": True})
    assert now(small_report) == before


def test_a_file_that_is_no_table_is_told_with_the_nearest(small_report, csv):
    other = csv.rename(csv.with_name("lendings.csv"))
    with pytest.raises(UserError, match="Did you mean `lending`"):
        import_files(small_report, [other], **NOTHING)


def test_what_changes_is_shown_with_the_commas_of_a_spreadsheet(small_report):
    report = Report.of(small_report, 2019)
    place = Place("targets.csv", 5, "value")
    change = Change("targets", ("2.2",), "value", "26.5", "1 027,25", 5, place)
    assert "26,5 → 1027,25" in _change(report, change)
