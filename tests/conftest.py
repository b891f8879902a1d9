from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ataskaita.data import Tables, load
from ataskaita.project import Project

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def tables() -> Tables:
    """The real data; nothing may change it."""
    return load(Project(ROOT))


@pytest.fixture
def project_copy(tmp_path: Path) -> Project:
    """The data and settings of the project, to break at will."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for name in ("_quarto.yml", "_variables.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return Project(tmp_path)
