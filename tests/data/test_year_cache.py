"""Early years are validated once; what changes since is never missed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ataskaita.data.loader import Loader
from ataskaita.data.snapshot import current_snapshot, read_snapshot
from ataskaita.data.year_cache import YearCache
from ataskaita.errors import DataErrors
from ataskaita.indicators import Scope, compute
from ataskaita.project import Project
from tests.support.outcomes import assert_as_read_anew
from tests.support.projects import copy_small_report
from tests.support.synthetic_years import write_synthetic_years


@pytest.fixture(scope="module")
def validated_once(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small report with two years more, validated; to be copied."""
    project = copy_small_report(tmp_path_factory.mktemp("kept") / "report")
    write_synthetic_years(project, seed=1, count=2)
    current_snapshot(project)
    return project


@pytest.fixture
def report(validated_once: Project, tmp_path: Path) -> Project:
    """A copy of it, to change at will."""
    shutil.copytree(validated_once.root, tmp_path / "report")
    return Project(tmp_path / "report")


@pytest.fixture
def years(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """The years of which a table has been read since."""
    read = Loader.read
    found: set[int] = set()

    def noted(loader, spec, year):
        if year:
            found.add(year)
        read(loader, spec, year)

    monkeypatch.setattr(Loader, "read", noted)
    return found


def replaced(project: Project, file: str, old: str, new: str) -> None:
    path = project.data / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_changed_cell_of_the_report_year_has_no_early_year_read(report, years):
    replaced(report, "raw/2019/visits.csv", "laiu,376", "laiu,377")
    tables = read_snapshot(current_snapshot(report)).tables
    assert years == {2018, 2019}
    assert tables.years == (2019, 2018, 2017, 2016)
    assert compute(Scope(tables, 2016), "visits.total").number > 0
    assert_as_read_anew(report)


def test_a_changed_cell_of_an_early_year_has_that_year_read(report, years):
    path = report.raw(2017) / "visits.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    current_snapshot(report)
    assert years == {2017, 2018, 2019}
    assert_as_read_anew(report)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("raw/2016/visits.meta.yml", "title:", "titel:"),
        ("raw/2016/visits.csv", "laiu", "laius"),
        ("units.csv", "Laiu", "Laiu (sala)"),
    ],
)
def test_what_an_early_year_depends_on_is_never_missed(report, file, old, new):
    replaced(report, file, old, new)
    assert_as_read_anew(report)


def test_a_correction_of_an_early_year_is_not_missed(report):
    folder = report.data / "corrections"
    folder.mkdir()
    (folder / "2016.yml").write_text("- table: visits\n", encoding="utf-8")
    with pytest.raises(DataErrors):
        current_snapshot(report)


def test_a_schema_that_has_changed_has_every_year_read(report, years):
    path = report.root / "schemas" / "visits.py"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    current_snapshot(report)
    assert years == {2016, 2017, 2018, 2019}


def test_a_damaged_entry_is_done_without(report, years):
    for path in (report.build / "cache" / "years").iterdir():
        path.write_bytes(b"{}")
    replaced(report, "raw/2019/visits.csv", "laiu,376", "laiu,377")
    current_snapshot(report)
    assert years == {2016, 2017, 2018, 2019}


def test_the_years_that_are_compared_are_never_taken_from_what_is_kept(report):
    kept = YearCache(report)
    assert kept.read(2019) is None
    assert kept.read(2018) is None
    assert kept.read(2017) is not None
