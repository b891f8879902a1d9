from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from ataskaita.data.tables import Tables
from ataskaita.editions.store import LEDGER, MANIFEST, Edition, last_edition, seal, write_ledger
from ataskaita.indicators import Scope
from ataskaita.indicators.values import value_of
from ataskaita.values.ledger import Entry

#: What the edition of the tests prints: id, unit and kind, and with which categories.
PRINTED = (
    ("lending.items", "library", "value", {}),
    ("lending.items", "library", "change", {}),
    ("readers.by_age", "islands", "value", {"age": "child"}),
    ("readers.by_age", "library", "relative", {"age": "child"}),
    ("readers.total", "library", "value", {}),
    ("readers.child_share", "library", "value", {}),
    ("visits.total", "library", "relative", {}),
    ("visits.hours", "islands", "value", {}),
)


def records(tables: Tables) -> list[dict]:
    """The ledger of a report that prints these numbers."""
    return [
        Entry(
            "05", f"n-{number}", "text", value_of(Scope(tables, 2019, unit), key, dimensions, kind)
        ).record()
        for number, (key, unit, kind, dimensions) in enumerate(PRINTED)
    ]


@pytest.fixture
def published(tmp_path: Path, small_tables: Tables) -> Callable[..., Edition]:
    """Freeze an edition of the small report in a folder of its own."""

    def freeze(number: int = 1, year: int = 2019, ledger: list[dict] | None = None) -> Edition:
        folder = tmp_path / "data" / "editions" / str(year) / str(number)
        folder.mkdir(parents=True)
        write_ledger(records(small_tables) if ledger is None else ledger, folder / LEDGER)
        manifest = {
            "year": year,
            "number": number,
            "label": "Bandymas",
            "date": dt.date(2020, 2, 1),
        }
        (folder / MANIFEST).write_text(yaml.safe_dump(manifest), encoding="utf-8")
        seal(folder)
        return Edition(folder, year, number)

    return freeze


@pytest.fixture
def edition(published, tmp_path) -> Edition:
    """The edition as it is found again."""
    published()
    found = last_edition(tmp_path, 2019)
    assert found
    return found


@pytest.fixture
def as_json() -> Callable[[list[dict]], list[dict]]:
    """Records as they come back from the site."""
    return lambda found: json.loads(json.dumps(found))
