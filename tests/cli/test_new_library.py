"""`ataskaita new-library`: a project that renders at once, or nothing at all."""

from __future__ import annotations

import subprocess
import sys

import pytest
from lxml import html

from ataskaita.project import Project
from tests.new_library.second_library import NAME, UNITS
from tests.support.projects import command, command_here

GIVEN = ("--name", NAME, "--year", "2025", "--units", UNITS)


@pytest.fixture
def office(tmp_path) -> Project:
    """A folder in which there is no project yet."""
    return Project(tmp_path)


def run(office: Project, *arguments: str):
    return command_here(office, "--lang", "en", "new-library", *arguments)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Project:
    """A new project, rendered at once."""
    office = Project(tmp_path_factory.mktemp("office"))
    done = run(office, "kairiai", *GIVEN)
    assert done.returncode == 0, done.stderr
    assert "ataskaita status" in done.stdout
    assert "  Lankai: Lankų filialas, Lankų stoties filialas" in done.stdout.splitlines()
    project = Project(office.root / "kairiai")
    # What a process renders whose code is older than the schemas is not kept.
    rendered = command(project, "--lang", "en", "render")
    assert rendered.returncode == 0, rendered.stderr
    return project


def test_its_pages_say_politely_what_they_lack(made):
    for stem in ("index", "02-collection", "09-finances"):
        page = html.parse(str(made.site / f"{stem}.html")).getroot().find(".//main")
        assert "Duomenų nėra." in page.text_content()
    assert (made.site / "report.pdf").is_file()
    told = command_here(made, "--lang", "en", "review", "--list").stdout
    assert "Every sentence is confirmed for 2025." in told


def test_quarto_finds_its_hooks_and_filters_in_the_project(made):
    done = subprocess.run(
        [sys.executable, made.root / "hooks" / "prepare.py"],
        cwd=made.root,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    settings = made.quarto
    hooks = (settings["project"][f"{when}-render"] for when in ("pre", "post"))
    filters = [f["path"] if isinstance(f, dict) else f for f in settings["filters"]]
    named = [*hooks, *(f for f in filters if f != "quarto")]
    named += [name.removeprefix("../") for name in settings["execute"]["ipynb-filters"]]
    assert [name for name in named if not (made.root / name).is_file()] == []


def test_what_is_missing_is_told_where_nobody_can_be_asked(office):
    done = run(office, "kairiai", "--name", NAME)
    assert done.returncode == 1
    assert "It is not said, and nobody can be asked: --year, --units." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_genitive_that_is_not_certain_has_to_be_given(office):
    done = run(office, "kairiai", "--name", "Knygų namai", *GIVEN[2:])
    assert "nobody can be asked: --genitive, --municipality." in done.stderr


@pytest.mark.parametrize("year", ["25", "20255"])
def test_a_year_that_can_be_none_is_refused(office, year):
    done = run(office, "kairiai", "--name", NAME, "--year", year, "--units", UNITS)
    assert f"{year} can't be a report year." in done.stderr
    assert list(office.root.iterdir()) == []


def test_a_project_is_not_made_inside_another_one(office):
    (office.root / "_quarto.yml").write_text("", "utf-8")
    done = run(office, "kairiai", *GIVEN)
    assert "inside the project of another report" in done.stderr
    assert not (office.root / "kairiai").exists()
