"""Files that come by mail are looked at before anything reads them."""

from __future__ import annotations

import zipfile

import pytest

from ataskaita.errors import UserError
from ataskaita.workbook import package
from ataskaita.workbook.package import look
from tests.workbook.conftest import pack, parts, sheet_part


def refused(path):
    with pytest.raises(UserError) as error:
        look(path)
    return error.value.message


@pytest.mark.parametrize(
    "body", [b"", b"PK\x03\x04", b"unit,value\n1,2\n", b"PK\x03\x04" + b"x" * 999]
)
def test_what_is_no_workbook_is_refused_in_one_line(tmp_path, body):
    path = tmp_path / "a.xlsx"
    path.write_bytes(body)
    assert refused(path) == "a.xlsx is damaged, or is not an Excel workbook."


def test_a_workbook_that_was_cut_off_is_refused(book):
    path = book()
    body = path.read_bytes()
    path.write_bytes(body[: len(body) // 2])
    assert "is damaged" in refused(path)


def test_a_bit_that_fell_over_is_found(book):
    path = book()
    with zipfile.ZipFile(path) as packed:
        entry = packed.getinfo("xl/sharedStrings.xml")
    body = bytearray(path.read_bytes())
    body[entry.header_offset + 200] ^= 1
    path.write_bytes(body)
    assert "is damaged" in refused(path)


def test_a_locked_or_old_workbook_is_named_as_such(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
    assert "locked by a password" in refused(path)


def test_a_zip_that_grows_without_end_is_not_unpacked(tmp_path):
    path = tmp_path / "a.xlsx"
    pack(path, {"[Content_Types].xml": b"", "xl/workbook.xml": b" " * 5_000_000})
    assert "much larger" in refused(path)


def test_a_file_beyond_all_bounds_is_not_opened(book, monkeypatch):
    path = book()
    monkeypatch.setattr(package, "LARGEST_FILE", 100)
    assert "much larger" in refused(path)


def test_a_cell_far_away_is_refused(book):
    path = book()
    found = parts(path)
    part = sheet_part(found, "Skaitytojai")
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    found[part] = found[part].replace(b"</sheetData>", far)
    pack(path, found)
    assert "much larger" in refused(path)


def test_xml_that_grows_without_end_is_refused(book):
    path = book()
    found = parts(path)
    bomb = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 100 + '">'
    for n, letter in enumerate("cdefgh"):
        bomb += f'<!ENTITY {letter} "' + f"&{'bcdefg'[n]};" * 100 + '">'
    part = sheet_part(found, "Skaitytojai")
    text = found[part].decode()
    head, _, rest = text.partition("?>")
    found[part] = f"{head}?>{bomb}]>{rest.replace('</sheetData>', '</sheetData>&h;')}".encode()
    pack(path, found)
    assert "is damaged" in refused(path)


def test_macros_and_other_formats_are_refused_with_what_to_do(book):
    path = book()
    found = parts(path)
    pack(path, found | {"xl/vbaProject.bin": b"x"})
    assert "holds macros" in refused(path)
    pack(path, {"content.xml": b"<a/>", "mimetype": b"ods"})
    assert "not an Excel workbook" in refused(path)
