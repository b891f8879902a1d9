from __future__ import annotations

from pathlib import Path

import nbformat.v4 as v4
import pytest

from ataskaita.project import Project
from tests.support.projects import copy_small_report, list_chapters, save_chapter

SETUP = "#| include: false\nfrom ataskaita.chapter import *"


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """A small project to change at will."""
    return small_project(tmp_path / "project")


def small_project(folder: Path) -> Project:
    """A project of the landing page and one chapter with a number, a table and a chart."""
    project = copy_small_report(folder, chapters=())
    save_chapter(project, "05-visits", [
        v4.new_code_cell(SETUP),
        v4.new_markdown_cell('# Apsilankymai {#sec-visits}\n\n'
                             'Iš viso `{python} v("visits.total")`.'),
        v4.new_code_cell('#| label: tbl-visits\n#| tbl-cap: Apsilankymai\n'
                         'table(col("visits.total"), rows=groups())'),
        v4.new_code_cell('#| label: fig-visits\n#| fig-cap: Apsilankymai\n'
                         'bars(col("visits.total"), rows=groups(total=False))'),
    ])  # fmt: skip
    list_chapters(project.root, "notebooks/05-visits.ipynb")
    return Project(project.root)


class Quiet:
    """Hears how a render goes, and keeps it to itself."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def step(self, name: str) -> None:
        self.heard.append(name)

    def chapter(self, path: Path, state: str) -> None:
        self.heard.append(f"{path.stem} {state}")
