from __future__ import annotations

import pytest

# The tests of this project call the data a snapshot.
from syrupy import snapshot as recorded  # noqa: F401

from ataskaita.data.snapshot import Snapshot
from ataskaita.project import Project
from ataskaita.reconcile import Reconciliation, reconcile
from ataskaita.reconcile.edition import Edition
from tests.backtests.mended import corrected
from tests.conftest import ROOT

YEAR = 2023


@pytest.fixture(scope="session")
def reconciliation(snapshot: Snapshot) -> Reconciliation:
    """The published report beside the real data; nothing may change it."""
    return reconcile(Project(ROOT), snapshot.tables, snapshot.label, YEAR)


@pytest.fixture(scope="session")
def edition(reconciliation: Reconciliation) -> Edition:
    """The report as it was published."""
    return reconciliation.edition


@pytest.fixture(scope="session")
def sound(edition: Edition) -> Edition:
    """The report as it would be without its contradictions."""
    return corrected(edition)
