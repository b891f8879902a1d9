from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from ataskaita.project import Project
from ataskaita.workbook.merge import merge
from ataskaita.workbook.plan import Plan
from ataskaita.workbook.read import read_workbook
from ataskaita.workbook.report import Report
from ataskaita.workbook.write import write

DAY = dt.date(2020, 1, 15)
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

Book = Callable[..., Path]
Fill = Callable[..., None]


@pytest.fixture
def book(small_report: Project, tmp_path: Path) -> Book:
    """Write a workbook of the small report as it is now."""

    def make(unit: str = "", name: str = "") -> Path:
        path = tmp_path / (name or f"{unit or 'all'}.xlsx")
        report = Report.of(small_report, small_report.year)
        path.write_bytes(write(report, unit=unit, day=DAY))
        return path

    return make


@pytest.fixture
def plan(small_report: Project) -> Callable[..., Plan]:
    """Say what workbooks would change."""

    def merged(*paths: Path) -> Plan:
        report = Report.of(small_report, small_report.year)
        return merge(report, [read_workbook(report, path) for path in paths])

    return merged


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def pack(path: Path, found: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in found.items():
            package.writestr(name, body)


def sheet_part(found: dict[str, bytes], sheet: str) -> str:
    names = re.findall(r'<sheet name="([^"]*)"', found["xl/workbook.xml"].decode())
    return f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"


def fill(path: Path, sheet: str, cell: str, value: object, *, formula: str = "") -> None:
    """Type something into a cell, as a spreadsheet would keep it."""
    found = parts(path)
    part = sheet_part(found, sheet)
    root = etree.fromstring(found[part])
    place = root.find(f".//{{{SPACE}}}c[@r='{cell}']")
    assert place is not None, f"{sheet} has no cell {cell}"
    for child in list(place):
        place.remove(child)
    place.attrib.pop("t", None)
    if formula:
        etree.SubElement(place, f"{{{SPACE}}}f").text = formula
    if isinstance(value, bool):
        place.set("t", "b")
        etree.SubElement(place, f"{{{SPACE}}}v").text = str(int(value))
    elif isinstance(value, str) and value.startswith("#"):
        place.set("t", "e")
        etree.SubElement(place, f"{{{SPACE}}}v").text = value
    elif isinstance(value, str):
        place.set("t", "inlineStr")
        inline = etree.SubElement(place, f"{{{SPACE}}}is")
        etree.SubElement(inline, f"{{{SPACE}}}t").text = value
    elif value is not None:
        etree.SubElement(place, f"{{{SPACE}}}v").text = str(value)
    found[part] = etree.tostring(root)
    pack(path, found)


def grid(path: Path, sheet: str) -> list[list[object]]:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(path)
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def at(path: Path, sheet: str, row: str, header: str) -> str:
    """The cell of a row, named by its first cells, under a header."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    cells = grid(path, sheet)
    top = next(n for n, line in enumerate(cells) if header in line and line[1])
    column = cells[top].index(header)
    wanted = row.split(", ")
    for number, line in enumerate(cells[top + 1 :], top + 1):
        if [str(cell) for cell in line[: len(wanted)]] == wanted:
            return xl_rowcol_to_cell(number, column)
    raise AssertionError(f"{sheet} has no row {row}")


def type_in(path: Path, sheet: str, row: str, header: str, value: object, **kwargs: str) -> str:
    """Type something into a cell named by its row and header; give its place."""
    cell = at(path, sheet, row, header)
    fill(path, sheet, cell, value, **kwargs)
    return cell
