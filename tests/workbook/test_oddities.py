"""What is hidden, merged or written beside a workbook's tables is told."""

from __future__ import annotations

import pytest
from lxml import etree

from ataskaita.workbook.read import read_workbook
from ataskaita.workbook.report import Report
from tests.workbook.conftest import SPACE, at, pack, parts, sheet_part, type_in

SHEET, NUMBER = "Išduotos knygos", "Išduota, 2019 m."


@pytest.mark.parametrize("what", ["row", "column", "sheet"])
def test_figures_that_nobody_sees_are_named(small_report, book, what):
    workbook = book()
    cell = type_in(workbook, SHEET, "Metsküla", NUMBER, 9000)
    found = parts(workbook)
    part = sheet_part(found, SHEET)
    root = etree.fromstring(found[part])
    if what == "row":
        root.find(f".//{{{SPACE}}}row[@r='{cell[1:]}']").set("hidden", "1")
    elif what == "column":
        columns = root.find(f".//{{{SPACE}}}cols")
        for column in list(columns):
            columns.remove(column)
        number = str("ABCDEFGH".index(cell[0]) + 1)
        etree.SubElement(columns, f"{{{SPACE}}}col", min=number, max="16384", hidden="1")
    else:
        name = f'<sheet name="{SHEET}"'
        book_part = found["xl/workbook.xml"].decode()
        assert name in book_part
        found["xl/workbook.xml"] = book_part.replace(name, f'{name} state="hidden"').encode()
    found[part] = etree.tostring(root)
    pack(workbook, found)
    answer = read_workbook(Report.of(small_report, small_report.year), workbook)
    assert answer.ignored == [f"all.xlsx [{SHEET}]: hidden, but read like all others: {cell}."]


def test_what_is_hidden_and_says_nothing_new_is_not_named(small_report, book):
    workbook = book()
    cell = at(workbook, SHEET, "Metsküla", NUMBER)
    found = parts(workbook)
    part = sheet_part(found, SHEET)
    root = etree.fromstring(found[part])
    root.find(f".//{{{SPACE}}}row[@r='{cell[1:]}']").set("hidden", "1")
    found[part] = etree.tostring(root)
    pack(workbook, found)
    assert read_workbook(Report.of(small_report, small_report.year), workbook).ignored == []


def test_what_is_written_beside_the_tables_is_said_to_be_unread(small_report, book):
    workbook = book()
    found = parts(workbook)
    part = sheet_part(found, SHEET)
    found["xl/comments1.xml"] = (
        b'<comments><commentList><comment ref="D7"/></commentList></comments>'
    )
    relation = '<Relationship Id="rId90" Type="https://x/comments" Target="../comments1.xml"/>'
    relations = part.replace("worksheets/", "worksheets/_rels/") + ".rels"
    body = found.get(relations, b"<Relationships></Relationships>").decode()
    found[relations] = body.replace("</Relationships>", relation + "</Relationships>").encode()
    root = etree.fromstring(found[part])
    last = root.findall(f".//{{{SPACE}}}row")[-1]
    number = int(last.get("r")) + 5
    row = etree.SubElement(last.getparent(), f"{{{SPACE}}}row", r=str(number))
    cell = etree.SubElement(row, f"{{{SPACE}}}c", r=f"A{number}", t="inlineStr")
    etree.SubElement(etree.SubElement(cell, f"{{{SPACE}}}is"), f"{{{SPACE}}}t").text = "Apytiksliai"
    # Under last year's figures.
    row = etree.SubElement(last.getparent(), f"{{{SPACE}}}row", r=str(number + 1))
    cell = etree.SubElement(row, f"{{{SPACE}}}c", r=f"B{number + 1}")
    etree.SubElement(cell, f"{{{SPACE}}}v").text = "2410"
    found[part] = etree.tostring(root)
    pack(workbook, found)
    answer = read_workbook(Report.of(small_report, small_report.year), workbook)
    assert answer.ignored == [
        "all.xlsx [Išduotos knygos]: comments on cells were not read: D7.",
        *(
            f"all.xlsx [{SHEET}]: “{text}” in row {at} is not of the table; it was not read."
            for text, at in (("Apytiksliai", number), ("2410", number + 1))
        ),
    ]


def test_a_row_of_which_only_the_name_was_typed_is_said_to_be_unread(small_report, book):
    workbook = book()
    number = int(at(workbook, "Siekiai", "2.3", "Siekis")[1:]) + 1
    found = parts(workbook)
    part = sheet_part(found, "Siekiai")
    root = etree.fromstring(found[part])
    cell = next(one for one in root.iter(f"{{{SPACE}}}c") if one.get("r") == f"A{number}")
    cell.set("t", "inlineStr")
    etree.SubElement(etree.SubElement(cell, f"{{{SPACE}}}is"), f"{{{SPACE}}}t").text = "3.1"
    found[part] = etree.tostring(root)
    pack(workbook, found)
    answer = read_workbook(Report.of(small_report, small_report.year), workbook)
    said = f"all.xlsx [Siekiai]: “3.1” in row {number} is not of the table; it was not read."
    assert answer.ignored == [said]


def test_merged_cells_are_refused_among_those_to_fill_in(book, plan):
    workbook = book()
    found = parts(workbook)
    cell = at(workbook, SHEET, "Metsküla", NUMBER)
    below = f"{cell[0]}{int(cell[1:]) + 1}"
    part = sheet_part(found, SHEET)
    merged = "".join(f'<mergeCell ref="{cells}"/>' for cells in ("A1:B1", f"{cell}:{below}"))
    end = "</sheetData>"
    merged = f"{end}<mergeCells>{merged}</mergeCells>"
    found[part] = found[part].replace(end.encode(), merged.encode())
    pack(workbook, found)
    (finding,) = plan(workbook).findings
    assert (finding.rule, f"{finding.column}{finding.line}") == ("BOOK-20", below)
    assert finding.message.startswith(f"The cells {cell}:{below} are merged")
