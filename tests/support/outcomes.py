"""What came of validating: the same data, or the same findings."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from ataskaita.data.findings import Finding
from ataskaita.data.snapshot import Snapshot, current_snapshot, read_snapshot
from ataskaita.errors import DataErrors
from ataskaita.project import Project


def outcome(validate: Callable[[], Snapshot]) -> Snapshot | tuple[Finding, ...]:
    try:
        return validate()
    except DataErrors as error:
        return error.findings


def assert_the_same(
    one: Snapshot | tuple[Finding, ...], other: Snapshot | tuple[Finding, ...]
) -> None:
    if isinstance(one, tuple) or isinstance(other, tuple):
        assert one == other
        return
    assert (one.dictionary, one.conflicts) == (other.dictionary, other.conflicts)
    assert one.tables.years == other.tables.years
    assert one.tables.units == other.tables.units
    assert one.tables.exceptions == other.tables.exceptions
    assert list(one.tables.tables) == list(other.tables.tables)
    for mine, theirs in zip(one.tables, other.tables, strict=True):
        pd.testing.assert_frame_equal(mine.frame, theirs.frame, check_exact=True)
        for name in ("name", "year", "path", "sha256", "meta", "keys", "corrections"):
            assert getattr(mine, name) == getattr(theirs, name)


def assert_as_read_anew(project: Project) -> None:
    found = outcome(lambda: read_snapshot(current_snapshot(project)))
    assert_the_same(found, outcome(lambda: Snapshot.load(project)))
