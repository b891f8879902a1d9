"""Data of which only what has changed is read again is what reading all of it would give."""

from __future__ import annotations

import pytest

from ataskaita.data import loading, renewal
from ataskaita.data.snapshot import Snapshot, current_snapshot, read_snapshot
from ataskaita.project import Project
from tests.support.outcomes import assert_as_read_anew, assert_the_same, outcome

ONLINE = "raw/2023/online.csv"
CORRECTION = """- table: online
  keys: {measure: web_posts}
  column: value
  expect: 412
  value: 420
  status: reported
  reason: Suklysta
  source: Laiškas
  date: 2024-02-01
"""


@pytest.fixture
def whole(monkeypatch) -> list[Project]:
    """The projects that have been validated whole since."""
    validated, real = [], Snapshot.load

    def load(project):
        validated.append(project)
        return real(project)

    monkeypatch.setattr(Snapshot, "load", load)
    return validated


@pytest.fixture
def read(monkeypatch) -> list[tuple[str, int | None]]:
    """The tables that have been read since."""
    names, real = [], loading.Loader.read

    def noted(loader, definition, year):
        names.append((definition.name, year))
        real(loader, definition, year)

    monkeypatch.setattr(loading.Loader, "read", noted)
    return names


# ---- Only what has changed -----------------------------------------------------------------------


def test_of_a_changed_number_only_its_table_is_read(kept, edit, read, whole):
    edit(ONLINE, "web_posts,412", "web_posts,413")
    found = read_snapshot(current_snapshot(kept))
    assert (read, whole) == ([("online", 2023)], [])
    assert_the_same(found, Snapshot.load(kept))


def test_of_a_comment_in_a_sidecar_no_table_is_read(kept, edit, read, whole):
    edit("raw/2023/online.meta.yml", "title:", "# pastaba\ntitle:")
    current_snapshot(kept)
    assert (read, whole) == ([], [])


def test_a_changed_sidecar_says_the_new(kept, edit, whole):
    edit("raw/2023/online.meta.yml", "producer:", "producer: Kita įstaiga #")
    found = read_snapshot(current_snapshot(kept))
    assert found.tables.get("online", 2023).meta["producer"] == "Kita įstaiga"
    assert whole == []
    assert_the_same(found, Snapshot.load(kept))


def test_a_file_that_a_spreadsheet_holds_open_changes_nothing(kept, read):
    before = current_snapshot(kept)
    (kept.data / "raw" / "2023" / ".~lock.online.csv#").write_text("analitikas", encoding="utf-8")
    assert current_snapshot(kept) == before
    assert read == []


def test_a_correction_is_applied_to_a_table_read_again(kept, edit, read, whole):
    (kept.data / "corrections").mkdir()
    (kept.data / "corrections" / "2023.yml").write_text(CORRECTION, encoding="utf-8")
    current_snapshot(kept)
    read.clear(), whole.clear()
    edit(ONLINE, "web_posts,412,", "web_posts, 412,")
    found = read_snapshot(current_snapshot(kept))
    assert (read, whole) == ([("online", 2023)], [])
    assert len(found.tables.get("online", 2023).corrections) == 1
    assert_the_same(found, Snapshot.load(kept))


def test_an_exception_holds_where_its_rule_is_evaluated_again(kept, whole):
    path = kept.raw(2023) / "users.csv"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    found = read_snapshot(current_snapshot(kept))
    assert whole == []
    assert_the_same(found, Snapshot.load(kept))
    assert {known.rule for known in found.tables.exceptions} == {"COLLECTION-01", "USERS-02"}


# ---- Where all has to be read --------------------------------------------------------------------


@pytest.mark.parametrize(
    "file",
    [
        "data/units.csv",
        "data/raw/2023/exceptions.yml",
        "data/raw/2023/reconstruction.yml",
        "schemas/table.py",
        "requirements.lock",
    ],
)
def test_a_change_that_may_concern_every_table_has_all_validated(kept, whole, file):
    path = kept.root / file
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(before + "\n", encoding="utf-8")
    current_snapshot(kept)
    assert whole == [kept]


def test_a_large_table_is_read_with_all_others(kept, edit, whole, monkeypatch):
    monkeypatch.setattr(renewal, "BLOCK", 10)
    edit(ONLINE, "web_posts,412", "web_posts,413")
    current_snapshot(kept)
    assert whole == [kept]


def test_another_version_of_python_or_of_a_package_has_all_validated(kept, whole, monkeypatch):
    monkeypatch.setattr("ataskaita.data.inputs.installed", lambda: "4.0")
    current_snapshot(kept)
    assert whole == [kept]


@pytest.mark.parametrize("content", [b"", b"\x80", None])
def test_data_that_was_kept_but_is_damaged_is_done_without(kept, edit, whole, content):
    path = current_snapshot(kept)
    path.with_suffix(".json").unlink() if content is None else path.write_bytes(content)
    edit(ONLINE, "web_posts,412", "web_posts,413")
    assert_as_read_anew(kept)
    assert whole[0] == kept


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ONLINE, "web_posts,412", "web_posts,-412"),
        ("raw/2023/acquisitions.csv", "ignalina,1548", "ignalinna,1548"),
        ("raw/2023/loans.csv", "audio,", "audio,1"),
        ("raw/2023/online.meta.yml", "title:", "titel:"),
        ("raw/2023/users.csv", "library,", "library,9"),
    ],
)
def test_what_is_wrong_is_told_as_if_all_were_read_and_is_gone_once_mended(kept, file, old, new):
    path = kept.data / file
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace(old, new, 1), encoding="utf-8")
    for _ in range(2):
        assert_as_read_anew(kept)
    path.write_text(sound, encoding="utf-8")
    assert isinstance(outcome(lambda: read_snapshot(current_snapshot(kept))), Snapshot)
