from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from ataskaita.data.snapshot import Snapshot
from ataskaita.data.tables import Tables
from ataskaita.project import Project

ROOT = Path(__file__).parents[1]

# A busy machine is slow at times; that is no fault of the code.
settings.register_profile("ataskaita", deadline=None)
settings.load_profile("ataskaita")


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    """The real data with its dictionary; nothing may change it."""
    return Snapshot.load(Project(ROOT))


@pytest.fixture(scope="session")
def tables(snapshot: Snapshot) -> Tables:
    """The real data; nothing may change it."""
    return snapshot.tables


@pytest.fixture
def project_copy(tmp_path: Path) -> Project:
    """The data and settings of the project, to break at will."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for name in ("_quarto.yml", "_variables.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return Project(tmp_path)
