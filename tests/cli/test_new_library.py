"""`ataskaita new-library`: a project that renders at once, or nothing at all."""

from __future__ import annotations

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


def test_the_project_renders_at_once_and_says_politely_what_it_lacks(office):
    done = run(office, "kairiai", *GIVEN)
    assert done.returncode == 0, done.stderr
    assert "ataskaita status" in done.stdout
    assert "  Lankai: Lankų filialas, Lankų stoties filialas" in done.stdout.splitlines()
    made = Project(office.root / "kairiai")
    # The code of its schemas is newer than this process.
    rendered = command(made, "--lang", "en", "render")
    assert rendered.returncode == 0, rendered.stderr
    for stem in ("index", "02-collection", "09-finances"):
        page = html.parse(str(made.site / f"{stem}.html")).getroot().find(".//main")
        assert "Duomenų nėra." in page.text_content()
    assert (made.site / "report.pdf").is_file()
    told = command(made, "--lang", "en", "review", "--list").stdout
    assert "Every sentence is confirmed for 2025." in told


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
