"""The settings: the year before follows from the year, and is never another one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ataskaita.errors import UserError
from ataskaita.folders import sign
from ataskaita.project import Project
from tests.support.projects import command_here, copy_small_report


@pytest.fixture(autouse=True)
def _no_year_chosen(monkeypatch):
    """The settings alone say the year."""
    monkeypatch.delenv("ATASKAITA_YEAR", raising=False)


def write(project: Project, text: str) -> Project:
    (project.root / "_variables.yml").write_text(text, encoding="utf-8")
    return Project(project.root)


def test_the_year_before_need_not_be_written(small_report):
    found = write(small_report, "year: 2019\nlibrary: Biblioteka\n")
    assert found.variables == {"year": 2019, "previous": 2018, "library": "Biblioteka"}


def test_what_a_killed_render_has_left_on_its_way_is_gone_with_the_next_command(small_report):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = f"{sign().rpartition('-')[0]}-{ended.pid}.part"
    work = small_report.build / "embedded"
    (work / f"typst-a1.{left}").mkdir(parents=True)
    (work / "figures").mkdir()
    (work / "figures" / f".fig-visits.svg.{left}").touch()
    (work / "figures" / "fig-visits.svg").touch()
    (small_report.build / f".render.json.{left}").touch()
    Project.find(small_report.root)
    found = [path.name for path in small_report.build.rglob("*")]
    assert found == ["embedded", "figures", "fig-visits.svg"]


def test_a_year_before_that_is_another_is_refused_by_file_and_line(small_report):
    found = write(small_report, "# Nustatymai\nyear: 2020\nprevious: 2018\n")
    with pytest.raises(UserError) as refused:
        found.variables  # noqa: B018
    assert refused.value.message == (
        "_variables.yml, line 3: previous is 2018, but the year before 2020 is 2019."
    )
    assert refused.value.fix.startswith("Write `previous: 2019` there")


@pytest.mark.parametrize("day", ["2019-03-01", '"2018-03-01"'])
def test_a_day_of_publication_before_the_year_was_over_is_refused(small_report, day):
    found = write(small_report, f"year: 2019\npublished: {day}\n")
    with pytest.raises(UserError) as refused:
        found.variables  # noqa: B018
    said = day.strip('"')
    assert refused.value.message == (
        f"_variables.yml, line 2: published is {said}, before 2019 was over."
    )
    assert write(small_report, "year: 2019\npublished: 2020-03-01\n").year == 2019
    assert write(small_report, "year: 2019\npublished:\n").year == 2019


def test_another_year_chosen_for_one_command_has_its_own_year_before(small_report, monkeypatch):
    monkeypatch.setenv("ATASKAITA_YEAR", "2018")
    assert small_report.variables["previous"] == 2017


@pytest.mark.parametrize("name", ["validate", "lint", "check", "status"])
def test_commands_refuse_a_year_before_that_is_left_from_another_year(tmp_path, name):
    project = copy_small_report(tmp_path / "report")
    write(project, "year: 2019\nprevious: 2017\nlibrary: B\nlibrary-genitive: B\n")
    done = command_here(project, name, ATASKAITA_LANG="en")
    assert done.returncode == 1
    assert "previous is 2017" in done.stderr
