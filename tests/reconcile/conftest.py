from __future__ import annotations

from collections.abc import Callable

import pytest

from ataskaita.data.snapshot import Snapshot
from ataskaita.project import Project
from ataskaita.reconcile import Reconciliation, reconcile
from ataskaita.reconcile.edition import Edition
from tests.conftest import SMALL

YEAR = 2019


@pytest.fixture(scope="session")
def reconciliation(small_snapshot: Snapshot) -> Reconciliation:
    """The published review beside the small report's data; nothing may change it."""
    return reconcile(Project(SMALL), small_snapshot.tables, small_snapshot.label, YEAR)


@pytest.fixture(scope="session")
def edition(reconciliation: Reconciliation) -> Edition:
    """The review as it was published."""
    return reconciliation.edition


@pytest.fixture
def replace_in(small_report: Project) -> Callable[[str, str, str], None]:
    """Replace a text in a file beside the published review."""

    def replace(name: str, old: str, new: str) -> None:
        path = small_report.data / "published" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace
