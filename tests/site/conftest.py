"""The small report, rendered once for all tests."""

from __future__ import annotations

import pytest

from ataskaita.project import Project
from tests.support.projects import command, copy_small_report


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the small report with its site and PDF; the tests only read it."""
    project = copy_small_report(tmp_path_factory.mktemp("rendered") / "project")
    done = command(project, "render", "--engine", "embedded")
    assert done.returncode == 0, done.stderr
    return project
