"""Chapters that tests pretend to run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from ataskaita.chapter.session import Session, session
from ataskaita.data.snapshot import Snapshot, write_snapshot
from tests.support.facts import altered, as_snapshot, broken, without

Open = Callable[..., Session]

#: The chapter that the tests pretend to run.
CHAPTER = "05-bandymas"


def opening(
    snapshot: Snapshot, root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    """Yield what starts a chapter on a report's data.

    Parameters
    ----------
    snapshot : Snapshot
        The data; a chapter may have changes to single rows, breaks, or lack some tables.
    root : Path
        The report's folder.
    folder : Path
        Where the data of each chapter is written.
    monkeypatch : pytest.MonkeyPatch
        Sets the environment that a chapter is run in.
    """
    started = count()

    def start(*changes, gone=(), breaks=None, chapter: str = CHAPTER) -> Session:
        tables = without(altered(broken(snapshot.tables, breaks or {}), *changes), *gone)
        changed = as_snapshot(snapshot, tables)
        path = folder / f"data-{next(started)}.json"
        write_snapshot(path, changed)
        monkeypatch.setenv("ATASKAITA_PROJECT", str(root))
        monkeypatch.setenv("ATASKAITA_SNAPSHOT", str(path))
        monkeypatch.setenv("ATASKAITA_CHAPTER", chapter)
        monkeypatch.setenv("ATASKAITA_YEAR", str(snapshot.tables.years[0]))
        session.cache_clear()
        return session()

    yield start
    session.cache_clear()


def lent(now: float, before: float = 100) -> tuple[tuple, ...]:
    """Changes of the small report by which it has lent so many books, and so many last year."""
    return tuple(
        ("lending", year, keys, number)
        for year, total in ((2019, now), (2018, before))
        for keys, number in (({}, 0), ({"unit": "metskula"}, total))
    )
