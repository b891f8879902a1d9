from __future__ import annotations

import pytest

from ataskaita.errors import UserError
from ataskaita.project import Project
from ataskaita.render.book import book_of


def test_titles_come_from_the_quarto_project_with_its_variables(project_copy):
    book = book_of(project_copy)
    assert book.title == f"{project_copy.year} metų veiklos ataskaita"
    assert book.author == project_copy.variables["library"]
    assert "{{<" not in f"{book.title}{book.subtitle}{book.author}{book.date}"


def test_an_undefined_variable_names_the_file(project_copy):
    path = project_copy.root / "_quarto.yml"
    path.write_text(path.read_text("utf-8").replace("var library", "var libary"), encoding="utf-8")
    with pytest.raises(UserError, match=r"_quarto\.yml.*libary"):
        book_of(Project(project_copy.root))


def test_a_report_is_dated_by_what_was_said_and_not_by_the_end_of_its_period(project_copy):
    assert book_of(project_copy).date == ""
    settings = project_copy.root / "_variables.yml"
    settings.write_text(settings.read_text("utf-8") + "published: 2024-03-01\n", encoding="utf-8")
    assert book_of(Project(project_copy.root)).date == "2024 m. kovo 1 d."
