"""Whatever is typed into a cell, and however a table is saved: a finding, never a crash."""

from __future__ import annotations

import csv
import io

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ataskaita.data.checks import check
from ataskaita.data.convert import convert, finish
from ataskaita.data.findings import Finding
from ataskaita.data.loading import load
from ataskaita.data.reading import read_csv
from ataskaita.data.schemas import report_schemas
from tests.conftest import SMALL

FILES = [*sorted((SMALL / "data").glob("*.csv")), *sorted((SMALL / "data" / "raw").rglob("*.csv"))]
TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=10),
    st.integers().map(str),
    st.floats().map(str),
    st.sampled_from(["", " ", "-1", "1,5", "1 234", "library", "islands", "child", "yes", '"']),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_no_text_in_a_cell_breaks_the_reader(tmp_path, data):
    source = data.draw(st.sampled_from(FILES))
    rows = list(csv.reader(io.StringIO(source.read_text(encoding="utf-8"))))
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[0]) - 1))
    rows[row][column] = data.draw(TEXTS)
    path = tmp_path / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)

    definition = report_schemas()[0][source.stem]
    received = read_csv(path, "table.csv")
    frame = convert(received, definition)
    findings = list(received.findings)
    if frame is not None:
        findings += check(frame, definition, "table.csv")
        finish(frame, definition)
    for finding in findings:
        assert isinstance(finding, Finding)
        assert finding.message.strip()
        assert finding.fix.strip()


def test_all_tables_saved_by_lithuanian_excel_say_the_same(small_report, small_tables):
    numbers = {"value", "lower", "upper", "number"}
    for path in small_report.data.rglob("*.csv"):
        header, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8")))
        for row in rows:
            for place, name in enumerate(header):
                if name in numbers:
                    row[place] = row[place].replace(".", ",")
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";", lineterminator="\r\n").writerows([header, *rows])
    again = load(small_report)
    for table in small_tables:
        pd.testing.assert_frame_equal(table.frame, again.get(table.name, table.year).frame)
