from __future__ import annotations

import os
from pathlib import Path

from ataskaita.values.uses import Uses, last_written


def record(indicator: str = "lending.items", **changes) -> dict:
    return {
        "chapter": "02-lending",
        "label": "tbl-lending",
        "indicator": indicator,
        "dimensions": {"document_type": "books"},
        "printed": "54 321",
    } | changes


def long_ago(path: Path, when: int) -> Path:
    """Make a file an old one: what is written within one tick of the clock has the same time."""
    os.utime(path, (when, when))
    return path


def test_a_changed_number_does_not_change_them():
    assert Uses.of([record()], {}) == Uses.of([record(printed="54 322")], {})


def test_each_place_counts_once_in_the_order_of_the_report():
    given = [record(), record("visits.total"), record(), record(dimensions={})]
    found = Uses.of(given, {}).printed
    assert [place["indicator"] for place in found] == [
        "lending.items",
        "visits.total",
        "lending.items",
    ]
    assert set(found[0]) == {"chapter", "label", "indicator", "dimensions"}


def test_they_survive_being_written_and_read(tmp_path):
    given = Uses.of([record()], {"02-lending": "sec-lending", "index": ""})
    assert Uses.read(given.write(tmp_path)) == given


def test_without_a_file_nothing_is_known(tmp_path):
    assert Uses.read(None) == Uses.read(tmp_path / "uses-gone.json") == Uses()
    assert last_written(tmp_path) is None


def test_the_same_uses_have_the_same_file_and_others_another(tmp_path):
    first, second = Uses.of([record()], {}), Uses.of([], {})
    assert first.write(tmp_path) == first.write(tmp_path) != second.write(tmp_path)


def test_the_last_one_is_the_one_that_was_written_last_or_again(tmp_path):
    first, second = Uses.of([record()], {}), Uses.of([], {})
    long_ago(first.write(tmp_path), 1)
    written = long_ago(second.write(tmp_path), 2)
    assert last_written(tmp_path) == written
    written = first.write(tmp_path)
    assert last_written(tmp_path) == written


def test_a_damaged_file_counts_as_absent_and_is_written_anew(tmp_path):
    first, second = Uses.of([record()], {}), Uses.of([], {})
    older, newer = long_ago(first.write(tmp_path), 1), second.write(tmp_path)
    newer.write_text("{", encoding="utf-8")
    assert Uses.read(newer) == Uses()
    assert last_written(tmp_path) == older
    assert Uses.read(second.write(tmp_path)) == second
    newer.unlink()
    newer.mkdir()
    assert Uses.read(second.write(tmp_path)) == second
