"""What a cell looks like is no part of its number, and what is struck out is not there."""

from __future__ import annotations

import re

import pytest

from ataskaita.workbook.read import read_workbook
from ataskaita.workbook.report import Report
from tests.workbook.conftest import at, pack, parts, sheet_part, type_in

SHEET, NUMBER = "Išduotos knygos", "Išduota, 2019 m."


MARKED = {
    "raised": '<r><t>891</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>',
    "struck out": "<r><rPr><strike/></rPr><t>8</t></r><r><t>911</t></r>",
}


@pytest.mark.parametrize("kind", MARKED)
def test_signs_that_are_raised_or_struck_out_are_no_digits(book, plan, kind):
    workbook = book()
    found = parts(workbook)
    cell = at(workbook, SHEET, "Metsküla", NUMBER)
    part, texts = sheet_part(found, SHEET), found["xl/sharedStrings.xml"].decode()
    typed = rf'\1 t="s"><v>{texts.count("<si>")}</v></c>'
    found["xl/sharedStrings.xml"] = texts.replace(
        "</sst>", f"<si>{MARKED[kind]}</si></sst>"
    ).encode()
    body = re.sub(rf'(<c r="{cell}" s="\d+")[^>]*>.*?</c>', typed, found[part].decode())
    found[part] = body.encode()
    pack(workbook, found)
    (finding,) = plan(workbook).findings
    assert (finding.rule, finding.value) == ("BOOK-19", "8911")
    assert f"{finding.column}{finding.line}" == cell


def test_words_that_are_struck_out_are_not_taken_for_what_somebody_says(book, plan):
    workbook = book()
    cell = type_in(workbook, "Šaltiniai", "Išduotos knygos", "Iš kur gauta", "Knyga")
    found = parts(workbook)
    part = sheet_part(found, "Šaltiniai")
    text = "<is><r><rPr><strike/></rPr><t>Knyga</t></r><r><t>Žurnalas</t></r></is>"
    body = re.sub(rf'(<c r="{cell}"[^>]*>)<is>.*?</is>', rf"\1{text}", found[part].decode())
    found[part] = body.encode()
    pack(workbook, found)
    assert [(f.rule, f.value) for f in plan(workbook).findings] == [("BOOK-19", "KnygaŽurnalas")]


#: As Excel writes the format of money.
MONEY = r'_-* #,##0.00\ "€"_-;\-* #,##0.00\ "€"_-;_-* "-"??\ "€"_-;_-@_-'


@pytest.mark.parametrize(
    ("format", "struck", "found"),
    [
        ('0" tūkst."', False, ["BOOK-19"]),
        ('0"00"', False, ["BOOK-19"]),
        ("#,##0,", False, ["BOOK-19"]),
        ("#,##0.00,,", False, ["BOOK-19"]),
        ("#,##0.00", False, []),
        ("0", True, ["BOOK-19"]),
        (MONEY, False, []),
    ],
)
def test_a_format_adds_nothing_to_a_number(book, plan, format, struck, found):
    workbook = book()
    restyle(workbook, format, "<strike/>" if struck else "")
    assert [finding.rule for finding in plan(workbook).findings] == found


WHITE, BLACK = '<color rgb="FFFFFFFF"/>', '<color theme="1"/>'
DARK = '<patternFill patternType="solid"><fgColor rgb="FF1F3A5F"/></patternFill>'
PALE = DARK.replace("1F3A5F", "FFFF00")


@pytest.mark.parametrize(
    ("format", "font", "fill", "seen"),
    [
        ("0", WHITE, "", False),
        ("0", '<color theme="0"/>', PALE, False),
        ("0", WHITE, DARK, True),
        ("0", BLACK, "", True),
        (";;;", BLACK, "", False),
    ],
)
def test_figures_in_white_or_in_a_format_that_shows_nothing_are_named(
    book, small_report, format, font, fill, seen
):
    workbook = book()
    cell = restyle(workbook, format, font, fill)
    said = read_workbook(Report.of(small_report, small_report.year), workbook).ignored
    named = f"all.xlsx [{SHEET}]: hidden, but read like all others: {cell}."
    assert said == ([] if seen else [named])


def restyle(workbook, format: str, font: str, fill: str = "") -> str:
    """Type a number into a cell that has a style of its own; which cell it is."""
    cell = type_in(workbook, SHEET, "Metsküla", NUMBER, 891)
    package = parts(workbook)
    part, styles = sheet_part(package, SHEET), package["xl/styles.xml"].decode()
    names = ("fonts", "fills", "cellXfs")
    fonts, fills, count = (int(re.search(rf'<{n} count="(\d+)"', styles)[1]) for n in names)
    code = format.replace('"', "&quot;")
    for end, more in (
        ("</numFmts>", f'<numFmt numFmtId="900" formatCode="{code}"/>'),
        ("</fonts>", f"<font>{font}</font>"),
        ("</fills>", f"<fill>{fill}</fill>"),
        ("</cellXfs>", f'<xf numFmtId="900" fontId="{fonts}" fillId="{fills if fill else 0}"/>'),
    ):
        styles = styles.replace(end, more + end)
    package["xl/styles.xml"] = styles.encode()
    body = re.sub(rf'(<c r="{cell}" s=)"\d+"', rf'\1"{count}"', package[part].decode())
    package[part] = body.encode()
    pack(workbook, package)
    return cell
