from __future__ import annotations

from pathlib import Path

import pytest

from ataskaita.execution.durations import longest_first, remember
from ataskaita.project import Project

CHAPTERS = [Path(f"{name}.ipynb") for name in ("01-a", "02-b", "03-c")]


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path)


def order(project: Project) -> list[str]:
    return [path.stem for path in longest_first(project, CHAPTERS)]


def test_the_order_of_the_book_holds_where_nothing_is_known(project):
    assert order(project) == ["01-a", "02-b", "03-c"]


def test_the_longest_begins_first_and_a_new_one_before_all(project):
    remember(project, {"01-a": 0.2, "02-b": 0.5})
    assert order(project) == ["03-c", "02-b", "01-a"]
    remember(project, {"01-a": 0.7, "03-c": 0.1})
    assert order(project) == ["01-a", "02-b", "03-c"]


@pytest.mark.parametrize("text", ["", "[]", "{"])
def test_a_damaged_file_only_loses_the_order(project, text):
    remember(project, {"02-b": 0.5, "01-a": 0.1, "03-c": 0.1})
    (project.build / "cache" / "durations.json").write_text(text)
    assert order(project) == ["01-a", "02-b", "03-c"]
