from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import product
from pathlib import Path

import pytest

from ataskaita.chapter.session import Session
from ataskaita.checks.registry import CHECKS, Outcome, run_checks
from ataskaita.data.snapshot import Snapshot
from ataskaita.data.tables import Tables
from ataskaita.indicators import LIBRARY, REGISTRY, NotAvailable, Scope, compute
from ataskaita.values.amounts import Amount
from tests.conftest import ROOT
from tests.report.optional_tables import with_optional_tables
from tests.support.facts import altered
from tests.support.sessions import Open, opening

#: Where the categories of a dimension stand that no table has as a column.
ELSEWHERE = {"outcome": ("reached", "nearly", "partly", "missed", "unknown")}

Computed = dict[tuple[str, str, tuple[tuple[str, str], ...]], Amount]


@pytest.fixture(scope="session")
def every_table(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The real data, with made-up figures in the tables of which it has none."""
    return with_optional_tables(tmp_path_factory.mktemp("optional"))


@pytest.fixture
def open_session(
    snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    """Start a chapter on the real data, with changes to single rows or without some tables."""
    yield from opening(snapshot, ROOT, tmp_path, monkeypatch)


@pytest.fixture
def opened(open_session: Open) -> Session:
    """A chapter on the real data as it is."""
    return open_session()


def categories(tables: Tables, dimension: str) -> list[str]:
    """The categories of a dimension that the report year's tables hold."""
    found = {
        str(value)
        for table in tables
        if table.year == tables.years[0] and dimension in table.frame
        for value in table.frame[dimension].dropna()
    }
    return sorted(found) or list(ELSEWHERE[dimension])


@pytest.fixture(scope="session")
def computed(every_table: Tables) -> Computed:
    """Every indicator of the report year, for the library and each group, or else for a unit."""
    return compute_all(every_table)


def compute_all(tables: Tables) -> Computed:
    found: Computed = {}
    for key, indicator in REGISTRY.items():
        choices = [categories(tables, dimension) for dimension in indicator.dimensions]
        for chosen in product(*choices):
            dimensions = tuple(zip(indicator.dimensions, chosen, strict=True))
            for unit in (LIBRARY, *tables.units.groups):
                _try(found, tables, key, unit, dimensions)
        if not indicator.dimensions and not any(known == key for known, _, _ in found):
            for unit in tables.units.units:
                _try(found, tables, key, unit, ())
    return found


def _try(found: Computed, tables: Tables, key: str, unit: str, dimensions: tuple) -> None:
    with suppress(NotAvailable):
        scope = Scope(tables, tables.years[0], unit)
        found[key, unit, dimensions] = compute(scope, key, **dict(dimensions))


@pytest.fixture
def carried_out(tables: Tables) -> Callable[..., dict[str, Outcome]]:
    """Carry out the checks on the real data with some rows changed; named ones, or all."""

    def run(*changes, only: tuple[str, ...] = ()) -> dict[str, Outcome]:
        chosen = [CHECKS[id] for id in only] or list(CHECKS.values())
        found = run_checks(altered(tables, *changes), tables.years[0], chosen)
        return {outcome.check.id: outcome for outcome in found}

    return run
