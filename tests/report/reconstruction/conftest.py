from __future__ import annotations

from pathlib import Path

import pytest

from ataskaita.project import Project
from ataskaita.reconstruct import figures
from ataskaita.reconstruct.figures import Figure
from ataskaita.reconstruct.reconstruction import find
from ataskaita.reconstruct.report import Report
from ataskaita.reconstruct.search import Search
from ataskaita.reconstruct.unknowns import EDITION

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def project() -> Project:
    return Project(ROOT)


@pytest.fixture(scope="session")
def printed(project: Project) -> dict[str, Figure]:
    return figures.read(project.published(EDITION), "data/published/2023.csv")


@pytest.fixture(scope="session")
def report(printed: dict[str, Figure]) -> Report:
    return find(printed)


@pytest.fixture(scope="session")
def search(printed: dict[str, Figure], report: Report) -> Search:
    """The search without what cannot hold."""
    return Search(printed, report.satisfied)
