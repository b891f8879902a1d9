from __future__ import annotations

import pytest

from ataskaita import registry
from ataskaita.project import Project
from tests.new_library import second_library
from tests.support.rendering import render_once


@pytest.fixture
def second_empty(tmp_path) -> Project:
    """The project of the second library as the command makes it, to break at will."""
    project = second_library.empty(tmp_path / "second")
    registry.use(project.root)
    return project


@pytest.fixture(scope="session")
def second_site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The report of the second library with a year's figures, rendered; nothing may change it."""
    return render_once(tmp_path_factory, "second-library", second_library.filled, "--to", "html")
