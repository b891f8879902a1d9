"""Which years are read: all up to the report year, whatever each of them has."""

from __future__ import annotations

import shutil

import pytest

from ataskaita.data.folder import folders_not_read, years_read
from ataskaita.data.loading import load
from ataskaita.errors import DataErrors
from ataskaita.indicators import NotAvailable, Scope, compute
from tests.support.synthetic_years import write_synthetic_years

VISITS = "visits.total"


@pytest.fixture(scope="module")
def seven_years(tmp_path_factory):
    """The small report with five years more, to be copied."""
    from tests.support.projects import copy_small_report

    project = copy_small_report(tmp_path_factory.mktemp("seven") / "report")
    write_synthetic_years(project, seed=1)
    return project


@pytest.fixture
def report(seven_years, tmp_path):
    """A copy of it, to break at will."""
    from ataskaita.project import Project

    shutil.copytree(seven_years.root, tmp_path / "report")
    return Project(tmp_path / "report")


def visits(tables, year, unit="library"):
    return compute(Scope(tables, year, unit), VISITS).number


def test_every_year_up_to_the_report_year_is_read(report):
    tables = load(report)
    assert tables.years == tuple(range(2019, 2012, -1))
    assert all(tables.get("visits", year) for year in tables.years)
    assert visits(tables, 2013) > 0


def test_later_years_and_other_folders_are_named_but_not_read(report):
    for name in ("2020", "2019 senas"):
        folder = report.data / "raw" / name
        folder.mkdir()
        (folder / "visits.csv").write_text("nieko gero", encoding="utf-8")
    assert 2020 not in years_read(report)
    assert load(report).get("visits", 2020) is None
    other, later = folders_not_read(report)
    assert other.startswith("data/raw/2019 senas is not read: the folder of a year is named by")
    assert later == "data/raw/2020 is later than the report year 2019: it is not read."


def test_a_year_removed_in_the_middle_is_a_gap(report):
    shutil.rmtree(report.raw(2015))
    tables = load(report)
    assert 2015 not in tables.years
    assert visits(tables, 2014) > 0
    with pytest.raises(NotAvailable, match="no table visits for 2015"):
        visits(tables, 2015)


def test_an_early_year_has_what_it_has(report):
    for path in report.raw(2014).iterdir():
        if not path.name.startswith("visits"):
            path.unlink()
    tables = load(report)
    assert [table.name for table in tables if table.year == 2014] == ["visits"]


def test_a_fault_in_an_early_year_is_told_like_any_other(report):
    path = report.raw(2014) / "visits.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("laiu,", "laius,"), encoding="utf-8")
    (report.raw(2014) / "lending.meta.yml").unlink()
    with pytest.raises(DataErrors) as errors:
        load(report)
    assert [(f.file, f.rule) for f in errors.value.findings] == [
        ("data/raw/2014/visits.csv", "UNIT-01"),
        ("data/raw/2014/lending.meta.yml", "META-01"),
    ]


def test_an_early_year_may_give_units_where_later_ones_give_their_group(report):
    path = report.raw(2014) / "lending.csv"
    text = path.read_text(encoding="utf-8")
    group = next(line for line in text.splitlines() if line.startswith("islands,"))
    path.write_text(text.replace(group, "laiu,700,reported\nsuur,500,reported"), encoding="utf-8")
    tables = load(report)
    number = compute(Scope(tables, 2014, "islands"), "lending.items").number
    assert number == 1200
    assert compute(Scope(tables, 2015, "islands"), "lending.items").number > 0


def test_a_year_known_only_as_it_was_printed_is_used(report):
    for path in report.raw(2014).iterdir():
        path.unlink()
    shutil.copy(report.raw(2018) / "indicators.csv", report.raw(2014))
    sidecar = (report.raw(2018) / "indicators.meta.yml").read_text(encoding="utf-8")
    (report.raw(2014) / "indicators.meta.yml").write_text(
        sidecar.replace("2018-", "2014-"), encoding="utf-8"
    )
    printed = compute(Scope(load(report), 2014), "readers.rate")
    assert printed.number == 23
    assert [source.path for source in printed.sources] == ["data/raw/2014/indicators.csv"]
