"""What the warm parent does in advance leaves caches behind, nothing that a chapter could see."""

from __future__ import annotations

import os
import random
import threading

import matplotlib as mpl
import numpy as np

from ataskaita.chapter.session import session
from ataskaita.execution.kernels.warmup import warm_up, warm_up_data
from ataskaita.lithuanian import numbers


def state() -> dict:
    return {
        "random": random.getstate(),
        # What a chapter draws from that calls `numpy.random` itself.
        "numpy": str(np.random.get_state()),  # noqa: NPY002
        "style": dict(mpl.rcParams),
        "threads": threading.active_count(),
        "environment": dict(os.environ),
        "session": session.cache_info().currsize,
    }


def test_warming_up_changes_nothing_that_a_chapter_could_see():
    before = state()
    warm_up()
    assert state() == before


def test_the_words_of_the_language_are_read(monkeypatch):
    warm_up()
    monkeypatch.setattr("babel.localedata.load", None)
    assert numbers.format_number(1911) == f"1{numbers.NBSP}911"


def test_the_rows_of_all_tables_are_indexed(snapshot):
    warm_up_data(snapshot)
    assert all("rows" in vars(table) for table in snapshot.tables)
