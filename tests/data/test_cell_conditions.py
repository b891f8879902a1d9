"""Cells that belong to some years only."""

from __future__ import annotations

import pytest

from ataskaita.data.cell_conditions import Conditions
from ataskaita.errors import UserError
from ataskaita.execution.notebook import notebook
from ataskaita.execution.source import cell_place, cells_of_the_year
from ataskaita.project import Project


@pytest.fixture
def project(tmp_path, monkeypatch) -> Project:
    monkeypatch.delenv("ATASKAITA_YEAR", raising=False)
    (tmp_path / "_quarto.yml").write_text("", encoding="utf-8")
    (tmp_path / "_variables.yml").write_text("year: 2019\n", encoding="utf-8")
    (tmp_path / "data" / "published").mkdir(parents=True)
    return Project(tmp_path)


def chapter(*tags: str):
    made = notebook([("markdown", f"cell {tag}") for tag in tags])
    for cell, tag in zip(made.cells, tags, strict=True):
        cell.metadata["tags"] = [tag] if tag else []
    return made


def sources(project, *tags):
    return [
        cell.source
        for cell in cells_of_the_year(chapter(*tags), "x.ipynb", Conditions(project)).cells
    ]


def test_cells_about_a_published_edition_are_there_only_where_there_is_one(project):
    tags = ("", "when-published", "unless-published", "other")
    assert sources(project, *tags) == ["cell ", "cell unless-published", "cell other"]
    project.published(2019).write_text("id\n", encoding="utf-8")
    assert sources(project, *tags) == ["cell ", "cell when-published", "cell other"]


def test_the_chapter_itself_stays_as_it_is(project):
    made = chapter("when-published")
    cells_of_the_year(made, "x.ipynb", Conditions(project))
    assert len(made.cells) == 1


def test_a_condition_that_there_is_not_is_told_with_its_cell(small_report):
    with pytest.raises(UserError, match=r"x\.ipynb, cell 2: no condition is called `when-vists`"):
        sources(small_report, "", "when-vists")
    with pytest.raises(UserError, match="Did you mean `when-visits`"):
        sources(small_report, "when-vists")


def test_the_cell_is_named_in_the_language_of_messages(small_report, monkeypatch):
    monkeypatch.setenv("ATASKAITA_LANG", "lt")
    with pytest.raises(UserError, match=r"x\.ipynb, 1 langelis:"):
        sources(small_report, "when-vists")


def test_cells_about_a_table_are_there_only_where_it_has_figures(small_report):
    tags = ("when-visits", "unless-visits", "when-any_table", "when-compared")
    assert sources(small_report, *tags) == [
        "cell when-visits",
        "cell when-any_table",
        "cell when-compared",
    ]


def test_a_cell_with_several_tags_needs_all_of_them(small_report):
    made = chapter("when-visits")
    made.cells[0].metadata["tags"].append("unless-lending")
    assert cells_of_the_year(made, "x.ipynb", Conditions(small_report)).cells == []


def test_a_cell_about_a_known_contradiction_is_there_only_while_it_is_known(project):
    tags = ("when-known-VISITS-01", "unless-known-VISITS-01")
    assert sources(project, *tags) == ["cell unless-known-VISITS-01"]
    project.raw(2019).mkdir(parents=True)
    exceptions = project.raw(2019) / "exceptions.yml"
    exceptions.write_text("- rule: VISITS-01\n  difference: 2\n", encoding="utf-8")
    assert sources(project, *tags) == ["cell when-known-VISITS-01"]
    exceptions.write_text("- [not, an, entry\n", encoding="utf-8")
    assert sources(project, *tags) == ["cell unless-known-VISITS-01"]


def test_messages_number_a_cell_as_its_file_does_whatever_was_left_out(project):
    made = chapter("when-published", "")
    (left,) = cells_of_the_year(made, "x.ipynb", Conditions(project)).cells
    assert cell_place("x.ipynb", left, 1) == "x.ipynb, cell 2"
