from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ataskaita.chapter.session import Session
from ataskaita.data.snapshot import Snapshot
from tests.conftest import SMALL
from tests.support.projects import copy_small_report
from tests.support.sessions import Open, opening
from tests.support.synthetic_years import write_synthetic_years


@pytest.fixture
def open_session(
    small_snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    """Start a chapter of the small report, with changes to single rows or without some tables."""
    yield from opening(small_snapshot, SMALL, tmp_path, monkeypatch)


@pytest.fixture
def opened(open_session: Open) -> Session:
    """A chapter on the small report's data as it is."""
    return open_session()


@pytest.fixture(scope="session")
def many_years(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The small report's data from 2013 on: its two years, and five before that were made up."""
    project = copy_small_report(tmp_path_factory.mktemp("years") / "report")
    write_synthetic_years(project, seed=1)
    return Snapshot.load(project)


@pytest.fixture
def open_years(
    many_years: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    """Start a chapter of the small report with seven years; see `open_session`."""
    yield from opening(many_years, SMALL, tmp_path, monkeypatch)
