from __future__ import annotations

import pytest

from ataskaita.chapter.explain import explain, row_name


@pytest.mark.parametrize(
    ("table", "keys", "said"),
    [
        ("lending", "islands", "Salų skyriai"),
        ("readers", "metskula, child", "Metsküla, vaikai"),
        ("lending", "islands, rašytojo vakaras", "Salų skyriai, rašytojo vakaras"),
        ("lending", "child", "child"),
    ],
)
def test_a_row_is_named_in_words_not_by_its_keys(opened, table, keys, said):
    assert row_name(table, keys) == said


def test_the_note_on_a_number_names_its_rows_so(opened):
    rows = explain(opened.value("lending.items"))["rows"]
    assert [row["name"] for row in rows] == ["Metsküla", "Salų skyriai", "Bibliobusas Nr. 1"]
