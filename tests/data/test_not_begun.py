"""Tables that are laid out and wait to be filled in."""

from __future__ import annotations

import pytest

from ataskaita.data.loading import load
from ataskaita.data.not_begun import is_begun, tables_that_wait
from ataskaita.data.reading import read_csv
from ataskaita.data.schemas import report_schemas
from ataskaita.errors import DataErrors


def begun(path, text: str, table: str = "lending") -> bool:
    path.write_text(text, "utf-8")
    return is_begun(read_csv(path, path.name), report_schemas()[0][table])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("unit,value,status\n", False),
        ("unit,value,status\nharbour,,\nislands, ,\n", False),
        ("unit,value,status,note\nharbour,,,to be asked\n", False),
        ("unit,value,status\nharbour,,\nislands,0,\n", True),
        ("unit,value,status\nharbour,,not_available\n", True),
        ("", True),
        ('unit,value\n"harbour,\n', True),
    ],
)
def test_a_table_is_begun_with_its_first_figure_or_answer(tmp_path, text, expected):
    assert begun(tmp_path / "lending.csv", text) == expected


def test_a_table_that_has_to_be_there_never_waits(small_report):
    path = small_report.raw(2019) / "lending.csv"
    path.write_text("unit,value,status\nmetskula,,\nislands,,\n", "utf-8")
    assert list(tables_that_wait(small_report, 2019)) == []
    with pytest.raises(DataErrors) as told:
        load(small_report)
    assert [f.line for f in told.value.findings if f.rule == "CELL-01"] == [2, 3]
