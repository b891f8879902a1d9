"""Whatever is wrong with a workbook is named with its sheet and cell, all at once."""

from __future__ import annotations

import re

import pytest
import xlsxwriter
from lxml import etree

from ataskaita.errors import UserError
from ataskaita.workbook.apply import make_files, validate
from ataskaita.workbook.read import read_workbook
from ataskaita.workbook.report import Report
from tests.workbook.conftest import SPACE, at, fill, grid, pack, parts, sheet_part, type_in

SHEET, NUMBER = "Išduotos knygos", "Išduota, 2019 m."


def verdict(project, plan):
    report = Report.of(project, project.year)
    return validate(report, make_files(report, plan))


def test_every_fault_is_reported_at_once_with_its_cell(book, plan):
    workbook = book()
    cells = [
        type_in(workbook, SHEET, "Metsküla", NUMBER, "#REF!"),
        type_in(workbook, SHEET, "Salų skyriai", NUMBER, True),
        type_in(workbook, SHEET, "Bibliobusas Nr. 1", NUMBER, None, formula="A1+1"),
    ]
    found = plan(workbook).findings
    assert [(f.rule, f"{f.column}{f.line}", f.file) for f in found] == [
        (rule, cell, "all.xlsx [Išduotos knygos]")
        for rule, cell in zip(("BOOK-05", "BOOK-09", "BOOK-06"), cells, strict=True)
    ]


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        (1840.5, "Write a whole number."),
        (2.211, "Round it to a whole number, or write 2211 if thousands are meant."),
        (5.9, "Round it to a whole number, or write 5900 if thousands are meant."),
        (0.00125, "Write a whole number."),
    ],
)
def test_a_fraction_where_things_are_counted_is_asked_back(book, plan, typed, fix):
    workbook = book()
    cell = type_in(workbook, SHEET, "Metsküla", NUMBER, typed)
    (finding,) = plan(workbook).findings
    assert (finding.rule, f"{finding.column}{finding.line}") == ("BOOK-14", cell)
    seen = str(typed).replace(".", ",")
    assert (finding.value, finding.fix) == (seen, fix)
    assert finding.message.startswith(f"{seen} is not a whole number")


def test_a_number_is_quoted_as_it_was_typed(small_report, book, plan):
    typed = {
        "Salų skyriai": ("1840,5", "1840,5 is not a whole number"),
        "Bibliobusas Nr. 1": ("1 840.50", "1 840.50 is not a whole number"),
        "Metsküla": ("−3,0", "−3,0 is less than 0"),
    }
    workbook = book()
    for row, (value, _said) in typed.items():
        type_in(workbook, SHEET, row, NUMBER, value)
    found = {finding.value: finding for finding in verdict(small_report, plan(workbook)).findings}
    for row, (value, said) in typed.items():
        assert found.pop(value).message.startswith(f"{row}, Išduota: {said}")
    assert found == {}


@pytest.mark.parametrize(
    ("row", "header", "typed", "was"),
    [
        ("Metsküla", "Išduota, 2018 m.", 9121, "9120"),
        ("Metsküla", "Išduota, 2018 m.", "daug", "9120"),
    ],
)
def test_what_was_typed_over_a_figure_of_last_year_is_named(book, plan, row, header, typed, was):
    workbook = book()
    cell = type_in(workbook, SHEET, row, header, typed)
    (finding,) = plan(workbook).findings
    assert (finding.rule, finding.file) == ("BOOK-18", "all.xlsx [Išduotos knygos]")
    assert (f"{finding.column}{finding.line}", finding.value) == (cell, str(typed))
    assert finding.message == f"Išduota of 2018 was {was}, and this cell says {typed}."
    assert "corrected in data/raw/2018/lending.csv" in finding.fix


def test_last_years_figures_may_be_sorted_deleted_or_typed_anew(book, plan):
    workbook = book()
    type_in(workbook, SHEET, "Metsküla", "Išduota, 2018 m.", "9 120")
    type_in(workbook, SHEET, "Salų skyriai", "Išduota, 2018 m.", None)
    assert not plan(workbook)
    assert plan(workbook).findings == []


def test_a_day_that_there_is_not_is_named_in_its_cell(small_report, book, plan):
    workbook = book()
    cell = type_in(workbook, "Šaltiniai", "Išduotos knygos", "Kada gauta", "2020-02-31")
    (finding,) = verdict(small_report, plan(workbook)).findings
    assert (finding.rule, f"{finding.column}{finding.line}") == ("META-05", cell)
    assert finding.file == "all.xlsx [Šaltiniai]"


def test_a_formula_counts_by_its_result(small_report, book, plan):
    workbook = book()
    type_in(workbook, SHEET, "Metsküla", NUMBER, 9000, formula="4500*2")
    assert [change.new for change in plan(workbook).changes] == ["9000"]


def test_a_date_where_a_number_should_be_is_named(book, plan):
    workbook = book()
    found = parts(workbook)
    cell = at(workbook, SHEET, "Metsküla", NUMBER)
    fill(workbook, SHEET, cell, 45000)
    found = parts(workbook)
    part = sheet_part(found, SHEET)
    sources = found[sheet_part(found, "Šaltiniai")].decode()
    received = at(workbook, "Šaltiniai", "Išduotos knygos", "Kada gauta")
    date = re.search(rf'<c r="{received}" s="(\d+)"', sources)[1]
    body = found[part].decode()
    found[part] = re.sub(rf'(<c r="{cell}" s=)"\d+"', rf'\1"{date}"', body).encode()
    pack(workbook, found)
    assert [finding.rule for finding in plan(workbook).findings] == ["BOOK-10"]


def test_a_percentage_is_not_taken_for_its_hundredth(book, plan):
    workbook = book()
    cell = type_in(workbook, "Siekiai", "2.2", "Siekiama reikšmė", 0.265)
    found = parts(workbook)
    part = sheet_part(found, "Siekiai")
    styles = found["xl/styles.xml"].decode()
    count = int(re.search(r'<cellXfs count="(\d+)"', styles)[1])
    found["xl/styles.xml"] = styles.replace(
        "</cellXfs>", '<xf numFmtId="10" applyNumberFormat="1"/></cellXfs>'
    ).encode()
    found[part] = re.sub(
        rf'(<c r="{cell}" s=)"\d+"', rf'\1"{count}"', found[part].decode()
    ).encode()
    pack(workbook, found)
    assert [(f.rule, f.value) for f in plan(workbook).findings] == [("BOOK-07", "26,5 %")]


def test_what_validation_refuses_is_named_where_it_was_typed(small_report, book, plan):
    workbook = book()
    cell = type_in(workbook, SHEET, "Metsküla", NUMBER, "daug")
    other = type_in(workbook, SHEET, "Salų skyriai", NUMBER, -3)
    found = verdict(small_report, plan(workbook)).findings
    assert [(f"{f.column}{f.line}", f.rule) for f in found] == [
        (cell, "CELL-02"),
        (other, "CELL-04"),
    ]
    assert {f.file for f in found} == {"all.xlsx [Išduotos knygos]"}


def test_what_could_not_be_read_hides_no_other_fault(small_report, book, plan):
    workbook = book()
    cells = {
        type_in(workbook, SHEET, "Metsküla", "Išduota, 2018 m.", 9121): "BOOK-18",
        type_in(workbook, SHEET, "Salų skyriai", NUMBER, "#REF!"): "BOOK-05",
        type_in(workbook, SHEET, "Bibliobusas Nr. 1", NUMBER, "daug"): "CELL-02",
        type_in(workbook, "Apsilankymai", "Suur sala", "Apsilankymai, 2019 m.", -5): "CELL-04",
    }
    found = verdict(small_report, plan(workbook)).findings
    assert {f"{f.column}{f.line}": f.rule for f in found} == cells
    assert len(found) == len(cells)


def test_what_was_wrong_before_does_not_stop_what_is_right(small_report, book, plan):
    path = small_report.raw(2019) / "lending.csv"
    path.write_text(path.read_text().replace("8910", "").replace("1618", ""))
    workbook = book()
    type_in(workbook, SHEET, "Metsküla", NUMBER, 8910)
    found = verdict(small_report, plan(workbook))
    assert found.findings == []
    assert [(finding.rule, finding.line) for finding in found.left] == [("CELL-01", 4)]


def test_a_row_that_does_not_say_of_what_is_named(book, plan):
    workbook = book()
    first = at(workbook, SHEET, "Bibliobusas Nr. 1", NUMBER)
    row = int(first[1:]) + 1
    fill(workbook, SHEET, f"{first[0]}{row}", 5)
    assert [(f.rule, f.line) for f in plan(workbook).findings] == [("BOOK-03", row)]


def test_an_unknown_word_is_refused_by_the_schema_where_it_was_typed(small_report, book, plan):
    workbook = book()
    last = at(workbook, SHEET, "Bibliobusas Nr. 1", NUMBER)
    row = int(last[1:]) + 1
    fill(workbook, SHEET, f"A{row}", "Mėnulis")
    fill(workbook, SHEET, f"{last[0]}{row}", 5)
    found = verdict(small_report, plan(workbook)).findings
    assert [(f.rule, f"{f.column}{f.line}", f.value) for f in found] == [
        ("UNIT-01", f"A{row}", "Mėnulis")
    ]


def test_a_workbook_of_another_year_is_refused(small_report, book):
    workbook = book()
    with pytest.raises(UserError, match="figures of 2019; the report is about 2020"):
        read_workbook(Report.of(small_report, 2020), workbook)


def test_a_workbook_of_another_library_is_refused(small_report, book):
    workbook = book()
    settings = small_report.root / "_variables.yml"
    settings.write_text(settings.read_text().replace("library: Metsküla", "library: Kita"))
    fresh = type(small_report)(small_report.root)
    with pytest.raises(UserError, match="not of Kita"):
        read_workbook(Report.of(fresh, 2019), workbook)


def test_a_deleted_column_is_named(book, plan):
    workbook = book()
    found = parts(workbook)
    part = sheet_part(found, SHEET)
    found[part] = re.sub(r'<c r="C\d+"[^>]*?(/>|>.*?</c>)', "", found[part].decode()).encode()
    pack(workbook, found)
    assert [finding.rule for finding in plan(workbook).findings] == ["BOOK-01"]


def test_a_workbook_of_other_making_is_read_by_its_headers(small_report, tmp_path, plan):
    path = tmp_path / "filialas.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("Išduotos knygos")
        for row, line in enumerate(
            (["Ataskaita"], ["Padalinys", "Išduota", "Kita"], ["Salų skyriai", 1300, "x"])
        ):
            sheet.write_row(row, 0, line)
        made.add_worksheet("Juodraštis").write(0, 0, "nieko")
    found = plan(path)
    assert [(change.keys, change.old, change.new) for change in found.changes] == [
        (("islands",), "1235", "1300")
    ]
    ignored = read_workbook(Report.of(small_report, small_report.year), path).ignored
    assert any("column C is not one of the table; it was not read." in one for one in ignored)


def test_a_workbook_in_which_nothing_is_a_table_is_refused(small_report, tmp_path, plan):
    path = tmp_path / "kita.xlsx"
    with xlsxwriter.Workbook(path) as made:
        made.add_worksheet("Lapas1").write(0, 0, "Labas")
    with pytest.raises(UserError, match="no sheet is a table"):
        plan(path)


def test_what_is_wrong_in_a_cell_that_was_left_as_it_is_is_named_in_the_workbook(
    small_report, book, plan
):
    path = small_report.raw(2018) / "lending.csv"
    text = path.read_text().replace("value,status", "value,status,lower,upper")
    text = text.replace("9120,reported", "9120,estimated,9000,9200").replace(
        "1204,reported", "1204,reported,,"
    )
    path.write_text(text.replace("1530,reported", "1530,reported,,"))
    path = small_report.raw(2019) / "lending.csv"
    path.write_text(path.read_text().replace("8910,reported", ","))
    workbook = book()
    type_in(workbook, SHEET, "Metsküla", NUMBER, 8910)
    (finding,) = verdict(small_report, plan(workbook)).findings
    assert finding.rule == "LAST-05"
    assert finding.file == "all.xlsx [Išduotos knygos]"
    assert f"{finding.column}{finding.line}" == at(workbook, SHEET, "Metsküla", "Būsena")
    assert finding.message.startswith("Metsküla, Būsena: In 2018 uncertain")
    assert "Write „gauta“ if it was received this year" in finding.fix
    assert "`LAST-05 metskula: the reason`" in finding.fix


def without_row(workbook, sheet, number, below=0):
    """Take a row out of a sheet, and put it below all others if it is wanted there."""
    found = parts(workbook)
    part = sheet_part(found, sheet)
    root = etree.fromstring(found[part])
    row = root.find(f".//{{{SPACE}}}row[@r='{number}']")
    rows = row.getparent()
    rows.remove(row)
    if below:
        row.set("r", str(below))
        for cell in row:
            cell.set("r", re.sub(r"\d+", str(below), cell.get("r")))
        rows.append(row)
    found[part] = etree.tostring(root)
    pack(workbook, found)


def hidden_row(workbook, sheet):
    cells = grid(workbook, sheet)
    return next(n for n, line in enumerate(cells, 1) if str(line[0]).startswith("ataskaita:"))


def test_a_sheet_that_has_lost_its_hidden_row_is_not_passed_over(book, plan):
    workbook = book()
    type_in(workbook, SHEET, "Metsküla", NUMBER, 9000)
    without_row(workbook, SHEET, hidden_row(workbook, SHEET))
    (finding,) = plan(workbook).findings
    assert (finding.rule, finding.file) == ("BOOK-16", "all.xlsx [Išduotos knygos]")


def test_figures_that_were_sorted_above_the_headings_are_not_passed_over(book, plan):
    workbook = book()
    type_in(workbook, SHEET, "Metsküla", NUMBER, 9000)
    without_row(workbook, SHEET, hidden_row(workbook, SHEET), below=50)
    (finding,) = plan(workbook).findings
    assert (finding.rule, finding.file) == ("BOOK-17", "all.xlsx [Išduotos knygos]")


def test_what_is_said_of_a_table_that_is_not_used_any_more_is_named_and_the_rest_is_taken(
    small_report, book, plan
):
    workbook = book()
    type_in(workbook, "Šaltiniai", SHEET, "Iš kur gauta", "LIBIS")
    type_in(workbook, "Šaltiniai", SHEET, "Patvirtinimai", "Taip ir yra.")
    type_in(workbook, "Šaltiniai", "Skaitytojai", "Iš kur gauta", "Registracijos žurnalas")
    entry = "- {table: lending, reason: Nebeskaičiuojama., since: 2019}\n"
    (small_report.data / "not_used.yml").write_text(entry, encoding="utf-8")
    for name in ("lending.csv", "lending.meta.yml"):
        (small_report.raw(2019) / name).unlink()
    answer = read_workbook(Report.of(small_report, small_report.year), workbook)
    gone = f"the report has no table {SHEET} any more; it was not read."
    assert answer.ignored == [f"all.xlsx: {gone}"]
    assert [(said.table, said.text) for said in plan(workbook).sidecars] == [
        ("readers", "Registracijos žurnalas")
    ]


def test_of_a_row_that_was_deleted_is_said_where_it_still_is(small_report, book):
    workbook = book()
    type_in(workbook, SHEET, "Bibliobusas Nr. 1", NUMBER, "#REF!")
    cell = at(workbook, SHEET, "Metsküla", NUMBER)
    without_row(workbook, SHEET, cell[1:])
    answer = read_workbook(Report.of(small_report, small_report.year), workbook)
    # Beside whatever else is wrong.
    assert len(answer.findings) == 1
    assert answer.ignored == [
        "all.xlsx [Išduotos knygos]: the row Metsküla is gone; delete it in "
        "data/raw/2019/lending.csv, too."
    ]
