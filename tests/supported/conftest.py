from __future__ import annotations

import shutil
from pathlib import Path

import nbformat.v4 as v4
import pytest

from ataskaita.project import Project
from ataskaita.supported.check import find_unsupported
from tests.support.projects import copy_small_report, save_chapter

TITLE = "# Bandymas {#sec-case}"


@pytest.fixture(scope="session")
def workplace(tmp_path_factory) -> Project:
    """A copy of the small report; each test writes a chapter of its own into it."""
    return copy_small_report(tmp_path_factory.mktemp("supported") / "report", chapters=())


@pytest.fixture
def refused(workplace):
    """What is refused of a chapter of texts and cells: rule, cell, line and text of each."""

    def check(*cells, title: str = TITLE, files: dict[str, Path] | None = None):
        made = [v4.new_markdown_cell(title)] if title else []
        made += [v4.new_markdown_cell(cell) if isinstance(cell, str) else cell for cell in cells]
        path = save_chapter(workplace, "90-case", made)
        for name, file in (files or {}).items():
            shutil.copy(file, workplace.notebooks / name)
        found = find_unsupported(workplace, [path])
        assert {finding.file for finding in found} <= {"notebooks/90-case.ipynb"}
        assert all(finding.message and finding.fix for finding in found)
        return [(one.rule, one.cell, one.line, one.text) for one in found]

    return check
