from __future__ import annotations

import pytest

from ataskaita.project import Project
from reconstruction import figures
from reconstruction.figures import Figure
from reconstruction.reconstruction import find
from reconstruction.report import Report
from reconstruction.search import Search
from reconstruction.unknowns import EDITION
from tests.conftest import ROOT


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
