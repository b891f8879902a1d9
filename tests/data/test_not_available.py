"""A row that says that there is no number: a fact, which no sum passes over."""

from __future__ import annotations

import math

import pytest

from ataskaita.data.loading import load
from ataskaita.errors import DataErrors
from ataskaita.indicators import NotAvailable, Scope, compute
from ataskaita.schema import Year, exceeds, unequal

TABLE = "data/raw/2019/lending.csv"


def written(project, *, value: str):
    path = project.root / TABLE
    header, first, *others = path.read_text(encoding="utf-8").splitlines()
    names = header.split(",")
    cells = dict(zip(names, first.split(","), strict=True))
    cells |= {"value": value, "status": "not_available"}
    path.write_text("\n".join([header, ",".join(cells.values()), *others]) + "\n", "utf-8")
    return project


def test_a_number_that_is_not_available_may_be_left_out(small_report):
    table = load(written(small_report, value="")).get("lending", 2019)
    assert math.isnan(table.rows.columns["value"][0])
    assert table.statuses[0] == "not_available"
    assert not math.isnan(table.rows.columns["value"][1])


def test_what_it_would_count_towards_is_not_available_either(small_report):
    tables = load(written(small_report, value=""))
    with pytest.raises(NotAvailable, match=f"marked as not known: {TABLE}, line 2") as told:
        compute(Scope(tables, 2019), "lending.items")
    assert told.value.fix.endswith("in a notebook with the tag `when-lending-complete`.")


def test_a_number_beside_the_word_that_there_is_none_is_told(small_report):
    with pytest.raises(DataErrors) as told:
        load(written(small_report, value="12"))
    (finding,) = told.value.findings
    assert (finding.file, finding.line, finding.column) == (TABLE, 2, "value")
    assert finding.rule == "ROW-03"
    assert "12" in finding.message


def test_bounds_beside_the_word_that_there_is_none_are_told(small_report):
    written(small_report, value="")
    path = small_report.root / TABLE
    head, first, *rest = path.read_text(encoding="utf-8").splitlines()
    lines = [f"{head},lower,upper", f"{first},5,", *(f"{line},," for line in rest)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    with pytest.raises(DataErrors) as told:
        load(small_report)
    assert [(one.column, one.rule) for one in told.value.findings] == [("lower", "ROW-03")]


def test_where_others_have_bounds_it_has_none(small_report):
    written(small_report, value="")
    path = small_report.root / TABLE
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([f"{head},lower,upper", *(f"{row},," for row in rows)]), "utf-8")
    frame = load(small_report).get("lending", 2019).frame
    assert frame[["lower", "upper"]].isna().to_numpy().tolist()[:2] == [[True] * 2, [False] * 2]


def test_a_rule_does_not_judge_what_is_not_known(small_report):
    tables = load(written(small_report, value=""))
    frames = {table.name: table.frame for table in tables if table.year in (2019, None)}
    data = Year(frames, tables.units)
    assert math.isnan(data.total("lending"))
    assert list(unequal("lending", data.total("lending"), 1)) == []
    assert list(exceeds("lending", data.total("lending"), 1)) == []
