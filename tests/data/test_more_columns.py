"""A table with two columns of numbers needs its field, its CSV and an indicator, nothing else."""

from __future__ import annotations

import pytest
from pandera.typing import Series

from ataskaita.data import schemas
from ataskaita.data.loading import load
from ataskaita.data.snapshot import Snapshot, current_snapshot, read_snapshot
from ataskaita.indicators.scope import NotAvailable, Scope
from ataskaita.schema import Fact, about, choice_field, count_field, money_field, spec


class Clubs(Fact):
    """Reading clubs."""

    kind: Series[str] = choice_field("Rūšis", "Būrelio rūšis", {"a": "vaikų", "b": "senjorų"})
    value: Series[int] = count_field("Būreliai", "Būrelių skaičius")
    visits: Series[int] | None = count_field("Apsilankymai", "Apsilankymų skaičius")
    spent: Series[float] | None = money_field("Išleista", "Suma eurais")

    class Config:
        """What the table is."""

        name = "clubs"
        title = "Būreliai"
        description = "Skaitytojų būreliai"
        unique = ["kind"]  # noqa: RUF012
        metadata = about("būreliai", required="no")


SIDECAR = """title: Būreliai
producer: Biblioteka
source: Žurnalas
period: {0}-01-01/{0}-12-31
received: 2020-01-15
notes: ""
"""
WITH_BOTH = "kind,value,visits,spent\na,2,31,10.50\nb,1,12,0.07\n"


@pytest.fixture
def save(small_report, monkeypatch):
    """Give the report a table of clubs, and save it for a year."""
    real, rules = schemas.report_schemas()
    given = {**real, "clubs": spec(Clubs, {})}
    for module in ("loader", "schemas"):
        monkeypatch.setattr(f"ataskaita.data.{module}.report_schemas", lambda *_: (given, rules))

    def write(year, text):
        (small_report.raw(year) / "clubs.csv").write_text(text, encoding="utf-8")
        sidecar = SIDECAR.format(year)
        (small_report.raw(year) / "clubs.meta.yml").write_text(sidecar, encoding="utf-8")
        return small_report

    return write


def test_each_column_of_numbers_can_be_shown(save):
    data = read_snapshot(current_snapshot(save(2019, WITH_BOTH)))
    scope = Scope(data.tables, 2019)
    assert scope.sum("clubs").number == 3
    assert scope.sum("clubs", "visits").number == 43
    assert scope.sum("clubs", "spent", kind="b").number * 100 == 7
    (source,) = scope.sum("clubs", "visits").sources
    assert [(row.line, row.name, row.value) for row in source.rows] == [(2, "a", "31"),
                                                                        (3, "b", "12")]  # fmt: skip
    titles = [r["title"] for r in data.dictionary["columns"] if r["table"] == "clubs"]
    assert titles[:4] == ["Rūšis", "Apsilankymai", "Išleista", "Būreliai"]


def test_a_year_whose_file_lacks_the_column_has_no_such_number(save):
    save(2018, "kind,value\na,1\nb,1\n")
    tables = load(save(2019, WITH_BOTH))
    assert Scope(tables, 2018).sum("clubs").number == 2
    with pytest.raises(NotAvailable):
        Scope(tables, 2018).sum("clubs", "visits")


@pytest.mark.parametrize("file", ["kind,value\na,1\nb,1\n", "kind,value,visits\na,1,\nb,1, \n"])
def test_a_column_in_which_nothing_stands_is_asked_for_where_last_year_had_it(save, findings, file):
    save(2018, file.replace("1", "2"))
    save(2019, file)
    assert list(findings()) == []
    save(2018, WITH_BOTH)
    assert {(f.rule, f.column) for f in findings()} >= {("LAST-03", "visits")}


@pytest.mark.parametrize(
    ("row", "rule", "column"),
    [
        ("a,2,-1,1", "CELL-04", "visits"),
        ("a,2,1.5,1", "CELL-03", "visits"),
        ("a,2,,1\nb,1,3,1", "CELL-01", "visits"),
        ("a,2,1,daug", "CELL-02", "spent"),
    ],
)
def test_a_bad_cell_of_another_column_is_one_finding(save, findings, row, rule, column):
    save(2019, f"kind,value,visits,spent\n{row}\n")
    assert [(f.rule, f.column, f.line) for f in findings()] == [(rule, column, 2)]


def test_a_corrected_number_of_another_column_counts(save):
    project = save(2019, WITH_BOTH)
    (project.data / "corrections").mkdir()
    (project.data / "corrections" / "2019.yml").write_text(
        "- {table: clubs, keys: {kind: a}, column: visits, expect: 31, value: 30, status: reported,"
        " reason: Suklysta, source: Laiškas, date: 2020-02-01}\n",
        encoding="utf-8",
    )
    found = Scope(Snapshot.load(project).tables, 2019).sum("clubs", "visits")
    assert found.number == 42
    assert [row.received for row in found.sources[0].rows] == ["31", ""]
