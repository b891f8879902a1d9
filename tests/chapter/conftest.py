from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from ataskaita.chapter.session import Session, session
from ataskaita.data.snapshot import Snapshot
from tests.conftest import ROOT
from tests.support.facts import altered, as_snapshot, without

Open = Callable[..., Session]

#: The chapter that the tests pretend to run.
CHAPTER = "05-bandymas"


@pytest.fixture
def open_session(
    snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    """Start a chapter on the real data, with changes to single rows or without some tables."""
    started = count()

    def start(*changes, gone=(), chapter: str = CHAPTER) -> Session:
        changed = as_snapshot(snapshot, without(altered(snapshot.tables, *changes), *gone))
        path = tmp_path / f"data-{next(started)}.pickle"
        path.write_bytes(pickle.dumps(changed))
        monkeypatch.setenv("ATASKAITA_PROJECT", str(ROOT))
        monkeypatch.setenv("ATASKAITA_SNAPSHOT", str(path))
        monkeypatch.setenv("ATASKAITA_CHAPTER", chapter)
        monkeypatch.setenv("ATASKAITA_YEAR", "2023")
        session.cache_clear()
        return session()

    yield start
    session.cache_clear()


@pytest.fixture
def opened(open_session: Open) -> Session:
    """A chapter on the real data as it is."""
    return open_session()
