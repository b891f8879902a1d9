from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from ataskaita import registry
from ataskaita.data.snapshot import Snapshot
from ataskaita.data.tables import Tables
from ataskaita.project import Project

ROOT = Path(__file__).parents[1]

# A busy machine is slow at times; that is no fault of the code.
settings.register_profile("ataskaita", deadline=None)
settings.load_profile("ataskaita")


# Of this report are the tables and indicators that tests import; others take their own turn.
registry.use(ROOT)


@pytest.fixture(autouse=True)
def _this_report() -> Iterator[None]:
    """The parts of this report are in use again after a test of another one."""
    yield
    registry.use(ROOT)


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
    for folder in registry.folders(ROOT):
        (tmp_path / folder.name).symlink_to(folder)
    return Project(tmp_path)
