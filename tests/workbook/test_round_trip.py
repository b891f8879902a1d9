"""A workbook that comes back says what was changed in it, and nothing else."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from ataskaita.errors import UserError
from ataskaita.workbook.apply import make_files, validate
from ataskaita.workbook.from_csv import read_table
from ataskaita.workbook.layout import sheets
from ataskaita.workbook.merge import merge
from ataskaita.workbook.report import Report
from tests.workbook.conftest import SPACE, at, fill, grid, pack, parts, sheet_part, type_in


def files(project, plan):
    report = Report.of(project, project.year)
    return make_files(report, plan)


def test_a_workbook_that_nobody_has_touched_changes_nothing(book, plan):
    found = plan(book())
    assert not found
    assert not found.findings


def test_the_same_data_and_day_give_the_same_bytes(book):
    assert book(name="a.xlsx").read_bytes() == book(name="b.xlsx").read_bytes()


def test_a_changed_cell_changes_only_its_text_in_the_file(small_report, book, plan):
    path = small_report.raw(small_report.year) / "lending.csv"
    before = "\ufeffunit;value;status;note\r\nmetskula;8910;reported;\r\n"
    before += 'islands;1235;"reported";"a;b"\r\nbuss;1618;reported;\r\n'
    path.write_bytes(before.encode())
    workbook = book()
    type_in(workbook, "Išduotos knygos", "Salų skyriai", "Išduota, 2019 m.", 1300)
    after = files(small_report, plan(workbook)).contents
    assert after == {small_report.relative(path): before.replace("1235", "1300").encode()}


def test_a_row_below_the_others_becomes_a_new_row(small_report, book, plan):
    workbook = book()
    sheet = "Skaitytojai"
    last = at(workbook, sheet, "Bibliobusas Nr. 1, suaugusieji", "Skaitytojai, 2019 m.")
    row = int(last[1:]) + 1
    for column, value in (("A", "Laiu sala"), ("B", "vaikai"), (last[0], 3)):
        fill(workbook, sheet, f"{column}{row}", value)
    found = plan(workbook)
    # Laiu has such a row already.
    assert [finding.rule for finding in found.findings] == ["BOOK-04"]
    path = small_report.raw(small_report.year) / "readers.csv"
    path.write_text(path.read_text().replace("laiu,child,10,reported\n", ""))
    workbook = book()
    sheet_rows = [line[:2] for line in grid(workbook, sheet)]
    assert ["Laiu sala", "vaikai"] in sheet_rows, "last year had it, so that it is offered"
    type_in(workbook, sheet, "Laiu sala, vaikai", "Skaitytojai, 2019 m.", 3)
    after = files(small_report, plan(workbook)).contents["data/raw/2019/readers.csv"].decode()
    assert after == path.read_text() + "laiu,child,3,reported\n"


def test_what_a_number_among_the_keys_names_is_not_offered_again(small_report):
    path = small_report.raw(small_report.year) / "readers.csv"
    path.write_text(path.read_text().replace("laiu,child,10,reported\n", ""))
    report = Report.of(small_report, small_report.year)
    readers = report.specs["readers"]
    volume = replace(readers.columns["age"], kind="whole")
    volumes = replace(readers, columns={**readers.columns, "age": volume})
    for spec, offered in ((readers, 1), (volumes, 0)):
        (sheet,) = sheets(replace(report, specs={"readers": spec}), "")
        assert len(sheet.rows) - len(sheet.received) == offered


def test_a_unit_that_was_opened_in_the_year_is_asked_for_what_its_neighbours_are(
    small_report, book
):
    register = small_report.data / "units.csv"
    header, *lines = register.read_text("utf-8").splitlines()
    lines = [f"{line}," for line in lines] + ["vorm,Vormsi sala,house,islands,,yes,2019"]
    register.write_text("\n".join([f"{header},since", *lines, ""]), encoding="utf-8")
    for workbook in (book(), book("vorm")):
        asked = [line[0] for line in grid(workbook, "Skaitytojai")]
        assert asked.count("Vormsi sala") >= 2
        assert at(workbook, "Apsilankymai", "Vormsi sala", "Apsilankymai, 2019 m.")


def test_no_row_is_offered_of_a_unit_that_closed_before(small_report, book):
    register = small_report.data / "units.csv"
    header, *lines = register.read_text("utf-8").splitlines()
    lines = [f"{line},{2018 if line.startswith('suur') else ''}" for line in lines]
    register.write_text("\n".join([f"{header},closed", *lines, ""]), encoding="utf-8")
    readers = small_report.raw(2019) / "readers.csv"
    kept = [line for line in readers.read_text("utf-8").splitlines() if "suur" not in line]
    readers.write_text("\n".join([*kept, ""]), encoding="utf-8")
    shown = {str(cell) for line in grid(book(), "Skaitytojai") for cell in line}
    assert "Laiu sala" in shown
    assert not shown & {"Suur sala", "suur"}


def test_last_years_value_stands_beside_the_cell_to_be_filled(book):
    cells = grid(book(), "Išduotos knygos")
    top = next(n for n, line in enumerate(cells) if line[0] == "Padalinys")
    assert cells[top][1:3] == ["Išduota, 2018 m.", "Išduota, 2019 m."]
    assert cells[top + 1][:3] == ["Metsküla", 9120, 8910]


def test_a_word_of_a_list_comes_back_as_its_id(small_report, book, plan):
    workbook = book()
    type_in(workbook, "Išduotos knygos", "Salų skyriai", "Būsena", "įvertinta")
    type_in(workbook, "Išduotos knygos", "Salų skyriai", "Apatinė riba", 1200)
    type_in(workbook, "Išduotos knygos", "Salų skyriai", "Viršutinė riba", 1300)
    after = files(small_report, plan(workbook)).contents["data/raw/2019/lending.csv"].decode()
    assert "unit,value,status,lower,upper\n" in after
    assert "islands,1235,estimated,1200,1300\n" in after
    assert "buss,1618,reported,,\n" in after


def test_inserted_rows_and_columns_and_another_order_do_not_matter(book, plan):
    workbook = book()
    found = parts(workbook)
    part = sheet_part(found, "Išduotos knygos")
    root = etree.fromstring(found[part])
    rows = root.findall(f".//{{{SPACE}}}row")
    body = [row for row in rows if int(row.get("r")) >= 7]
    numbers = {int(row.get("r")): 2 + int(row.get("r")) for row in rows if int(row.get("r")) > 2}
    data = [body[n] for n in (0, 1, 2)]
    swapped = {data[0].get("r"): data[2].get("r"), data[2].get("r"): data[0].get("r")}
    for row in rows:
        number = numbers.get(int(swapped.get(row.get("r"), row.get("r"))), int(row.get("r")))
        for cell in row:
            letter = cell.get("r").rstrip("0123456789")
            # A column is inserted in front of all.
            cell.set("r", f"{chr(ord(letter) + 1)}{number}")
        row.set("r", str(number))
    parent = rows[0].getparent()
    parent[:] = sorted(rows, key=lambda row: int(row.get("r")))
    found[part] = etree.tostring(root)
    pack(workbook, found)
    changed = plan(workbook)
    assert not changed
    assert not changed.findings


def test_where_a_table_comes_from_goes_into_its_sidecar_and_comments_stay(small_report, book, plan):
    path = small_report.raw(2019) / "lending.meta.yml"
    path.write_text(path.read_text() + "# keep me\n")
    workbook = book()
    type_in(workbook, "Šaltiniai", "Išduotos knygos", "Iš kur gauta", "LIBIS: „2020“ metai")
    type_in(workbook, "Šaltiniai", "Išduotos knygos", "Kada gauta", "2020-02-01")
    after = files(small_report, plan(workbook)).contents
    text = after["data/raw/2019/lending.meta.yml"].decode()
    assert 'source: "LIBIS: „2020“ metai"\n' in text
    assert "received: 2020-02-01\n" in text
    assert text.endswith("# keep me\n")


def test_what_was_changed_meanwhile_is_not_overwritten(small_report, book, plan):
    workbook = book()
    type_in(workbook, "Išduotos knygos", "Salų skyriai", "Išduota, 2019 m.", 1300)
    path = small_report.raw(2019) / "lending.csv"
    path.write_text(path.read_text().replace("1235", "1240").replace("8910", "8911"))
    found = plan(workbook)
    assert [finding.rule for finding in found.findings] == ["BOOK-12"]
    assert not found.changes, "a cell that nobody has typed into states nothing"


def test_a_number_that_excel_holds_is_never_taken_for_another(small_report, book, plan):
    workbook = book()
    type_in(workbook, "Siekiai", "2.2", "Siekiama reikšmė", 24.125)
    made = files(small_report, plan(workbook))
    assert ",24.1250," in made.contents["data/raw/2019/targets.csv"].decode()
    assert not validate(Report.of(small_report, 2019), made).findings


@pytest.mark.parametrize("text", ["=1+1", "+1", "-x", "@a", "=HYPERLINK(0)"])
def test_a_text_that_begins_like_a_formula_is_written_as_text(small_report, book, text, plan):
    path = small_report.raw(2019) / "targets.csv"
    path.write_text(path.read_text().replace("Sulaukti apsilankymų", text))
    workbook = book()
    with zipfile.ZipFile(workbook) as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist())
    assert not plan(workbook)


def test_every_sheet_has_a_heading_a_table_and_no_merged_cell(book):
    found = parts(book())
    visible = [
        part
        for name, part in (
            (name, sheet_part(found, name))
            for name in ("Pradžia", "Skaitytojai", "Siekiai", "Šaltiniai", "Pastabos")
        )
    ]
    for part in visible:
        sheet = found[part].decode()
        assert "mergeCell" not in sheet
        assert "<tableParts" in sheet
        assert 'r="A1"' in sheet
    tables = [body.decode() for name, body in found.items() if "/tables/" in name]
    assert all("altText" in table for table in tables)


def test_a_row_that_waits_for_its_key_is_filled_in_and_not_added_to(small_report, book, plan):
    path = small_report.raw(2019) / "readers.csv"
    before = path.read_text()
    path.write_text(before.replace("laiu,child,10,reported", "laiu,,,"))
    workbook, sheet = book(), "Skaitytojai"
    above = at(workbook, sheet, "Metsküla, suaugusieji", "Skaitytojai, 2019 m.")
    row = int(above[1:]) + 1
    fill(workbook, sheet, f"B{row}", "vaikai")
    fill(workbook, sheet, f"{above[0]}{row}", 10)
    after = files(small_report, plan(workbook)).contents["data/raw/2019/readers.csv"].decode()
    assert after == before.replace("laiu,child,10,reported", "laiu,child,10,")


def test_a_number_that_is_now_received_can_be_called_so(small_report, book, plan):
    path = small_report.root / "data" / "raw" / "2019" / "inhabitants.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("metskula,1450,reconstructed,", "metskula,1450,,"), "utf-8")
    filled = book()
    type_in(filled, "Gyventojai", "Metsküla", "Būsena", "gauta")
    changed = [(change.column, change.new) for change in plan(filled).changes]
    assert changed == [("status", "reported")]


def test_a_table_of_two_years_ago_is_no_less_asked_back_than_last_years(small_report, book, plan):
    shutil.copytree(small_report.raw(2018), small_report.raw(2017))
    for path in small_report.raw(2017).iterdir():
        path.write_text(path.read_text("utf-8").replace("2018", "2017"), "utf-8")
    earlier = small_report.raw(2017) / "lending.csv"
    earlier.write_text(earlier.read_text("utf-8").replace("9120", "9021"), "utf-8")
    workbook = book()
    type_in(workbook, "Išduotos knygos", "Metsküla", "Išduota, 2019 m.", 9021)
    report = Report.of(small_report, 2019)
    (finding,) = validate(report, make_files(report, plan(workbook))).findings
    assert (finding.rule, "2017" in finding.message) == ("LAST-01", True)


def test_what_looks_like_last_year_is_confirmed_in_the_workbook(small_report, book, plan):
    path = small_report.raw(2019) / "lending.csv"
    numbers = {"Metsküla": 9120, "Salų skyriai": 1204, "Bibliobusas Nr. 1": 1530}
    workbook = book()
    for row, number in numbers.items():
        type_in(workbook, "Išduotos knygos", row, "Išduota, 2019 m.", number)
    report = Report.of(small_report, 2019)
    (finding,) = validate(report, make_files(report, plan(workbook))).findings
    assert finding.rule == "LAST-01"
    assert "(Patvirtinimai of the table Išduotos knygos): `LAST-01:" in finding.fix
    assert "meta.yml" not in finding.fix
    reason = "LAST-01: Biblioteka metus buvo uždaryta."
    type_in(workbook, "Šaltiniai", "Išduotos knygos", "Patvirtinimai", reason)
    made = make_files(report, plan(workbook))
    assert validate(report, made).findings == []
    sidecar = path.with_suffix(".meta.yml")
    text = made.contents[small_report.relative(sidecar)].decode()
    assert text.startswith(sidecar.read_text("utf-8"))
    assert text.endswith('LAST-01: "Biblioteka metus buvo uždaryta."\n')
    for file, body in made.contents.items():
        (small_report.root / file).write_bytes(body)
    again = book("", "again.xlsx")
    assert not plan(again)
    type_in(again, "Šaltiniai", "Išduotos knygos", "Patvirtinimai", None)
    after = files(small_report, plan(again)).contents[small_report.relative(sidecar)].decode()
    assert "LAST-01" not in after


def test_a_confirmation_that_does_not_say_of_what_is_named(book, plan):
    workbook = book()
    cell = type_in(workbook, "Šaltiniai", "Išduotos knygos", "Patvirtinimai", "Tikrai taip.")
    (finding,) = plan(workbook).findings
    assert (finding.rule, f"{finding.column}{finding.line}") == ("BOOK-15", cell)


def test_a_text_of_last_year_stands_beside_the_one_to_write(small_report, book, plan):
    for year, name, goal in ((2018, "Skaityti", 9000), (2019, "", 400)):
        path = small_report.raw(year) / "targets.csv"
        path.write_text(
            "target,section,name,indicator,comparison,of,value,unit,measure,evidence\n"
            f"1.1,1. Skaitytojai,{name},readers.total,at_least,,{goal},library,asm.,\n"
        )
    workbook = book()
    cells = grid(workbook, "Siekiai")
    line = next(line for line in cells if "1.1" in line)
    header = next(line for line in cells if "Siekiama reikšmė, 2018 m." in line)
    place = line.index("Skaityti")
    assert header[place].endswith(", 2018 m.")
    assert header[place + 1] == header[place].replace("2018", "2019")
    assert line[place + 1] == ""
    assert not any("2018" in name and "Įrod" in name for name in map(str, header))
    assert not plan(workbook)


def test_a_sheet_of_a_workbook_saved_as_csv_as_a_whole_is_sent_back(small_report, book, tmp_path):
    rows = grid(book(), "Išduotos knygos")
    path = tmp_path / "all-Išduotos knygos.csv"
    path.write_text("\n".join(";".join(map(str, row)) for row in rows), encoding="utf-8-sig")
    with pytest.raises(UserError, match="is a sheet of a workbook"):
        read_table(Report.of(small_report, 2019), path)


def test_a_sheet_saved_as_csv_is_read_by_its_headings(small_report, tmp_path):
    path = tmp_path / "lending.csv"
    path.write_text("Padalinys;Išduota, 2019 m.\nMetsküla;9000\n", encoding="utf-8-sig")
    report = Report.of(small_report, 2019)
    found = merge(report, [read_table(report, path)])
    assert not found.findings
    assert [(change.column, change.new) for change in found.changes] == [("value", "9000")]
