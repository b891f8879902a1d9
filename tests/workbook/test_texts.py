"""Files keep all that an import does not change."""

from __future__ import annotations

import codecs

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.data.sidecars import change_fields, new_sidecar
from ataskaita.workbook.csv_text import CsvText

CELL = st.text(st.characters(blacklist_characters='\r\n"', blacklist_categories=("Cs",)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("unit,value\na,1\nb,2\n", "unit,value\na,7\nb,2\n"),
        ("unit;value\r\na;1\r\nb;2", "unit;value\r\na;7\r\nb;2"),
        ('unit\tvalue\na\t"1"\n\nb\t2\n', 'unit\tvalue\na\t"7"\n\nb\t2\n'),
        ("unit,value,,\na,1,,\nb,2,,\n", "unit,value,,\na,7,,\nb,2,,\n"),
    ],
)
def test_a_cell_changes_and_delimiter_quotes_line_ends_and_empty_columns_stay(before, after):
    text = CsvText(before.encode())
    text.set(2, "value", "7")
    assert text.encode() == after.encode()


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")]
)
def test_the_encoding_stays(mark, encoding):
    text = CsvText(mark + "unit,value\nž,1\n".encode(encoding))
    text.set(2, "value", "7")
    assert text.encode() == mark + "unit,value\nž,7\n".encode(encoding)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5), CELL)
def test_whatever_stands_in_the_other_cells_stays(rows, new):
    quoted = [f'"{left}",{right.replace(",", ";")}' for left, right in rows]
    body = "\n".join(["a,b", *quoted]).encode()
    text = CsvText(body)
    assert text.encode() == body
    text.set(2, "b", new)
    assert text.encode().decode().split("\n")[2:] == quoted[1:]


def test_a_number_is_written_as_the_others_of_its_column():
    assert CsvText(b"unit;value\na;12,5\n").number("value", "5.25") == "5,25"
    assert CsvText(b"unit,value\na,3\n").number("value", "5.1250") == "5.1250"


def test_rows_are_added_behind_all_that_hold_anything():
    text = CsvText(b"unit,value\na,1\n\n\n")
    line = text.add_row({"unit": "b", "value": "2"})
    assert text.encode() == b"unit,value\na,1\nb,2\n\n\n"
    assert (text.number_of(line), text.number_before(3), text.number_before(4)) == (3, None, 3)


def test_fields_of_a_sidecar_change_and_comments_stay():
    before = '# a table\ntitle: "A" # as it was\nreceived:\nsource: |\n  one\n  two\nnotes: ""\n'
    after = change_fields(before, {"received": "2001-01-15", "source": "who: me", "producer": "P"})
    assert after.startswith('# a table\ntitle: "A" # as it was\nreceived: 2001-01-15\n')
    assert yaml.safe_load(after)["source"] == "who: me"
    assert after.endswith('notes: ""\nproducer: "P"\n')


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc"))))
def test_whatever_a_field_says_is_read_back(text):
    assert yaml.safe_load(new_sidecar({"source": text}))["source"] == text
