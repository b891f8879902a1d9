from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ataskaita.chapter.session import Session
from ataskaita.data.snapshot import Snapshot
from tests.conftest import SMALL
from tests.support.sessions import Open, opening


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
