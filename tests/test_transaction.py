"""Several files become what they should, all of them or none."""

from __future__ import annotations

import os

import pytest

from ataskaita import transaction
from ataskaita.errors import UserError
from ataskaita.project import Project
from ataskaita.transaction import finish, replace_together, undo


class Killed(BaseException):
    """The program is gone."""


@pytest.fixture
def root(tmp_path):
    (tmp_path / "a.csv").write_text("old a")
    return tmp_path


WANTED = {"a.csv": b"new a", "sub/b.csv": b"new b"}


def killed_at(monkeypatch, write):
    """Kill the program where it would put its nth file into its place."""
    real, done = os.replace, []

    def replace(source, target):
        done.append(target)
        if len(done) == write:
            raise Killed
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)


def state(root):
    return {name: (root / name).read_bytes() for name in WANTED if (root / name).is_file()}


def test_all_files_are_replaced_and_can_be_taken_back(root):
    replace_together(root, root / "backup", WANTED)
    assert state(root) == WANTED
    _backup, files = undo(root, root / "backup")
    assert files == list(WANTED)
    assert state(root) == {"a.csv": b"old a"}
    with pytest.raises(UserError, match=r"no import to take back\. Look for an older table in"):
        undo(root, root / "backup")


@pytest.mark.parametrize("write", range(1, 8))
def test_wherever_it_is_killed_the_next_command_leaves_all_or_none(root, monkeypatch, write):
    with monkeypatch.context() as patch:
        killed_at(patch, write)
        with pytest.raises(Killed):
            replace_together(root, root / "backup", WANTED)
    finish(root, root / "backup")
    assert state(root) in ({"a.csv": b"old a"}, WANTED)
    # Its journal, the fourth that is written, decides which.
    assert (state(root) == WANTED) == (write > 4)
    assert finish(root, root / "backup") == []


def test_a_full_disk_leaves_everything_as_it_was(root, monkeypatch):
    def full(_file):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            replace_together(root, root / "backup", WANTED)
    assert state(root) == {"a.csv": b"old a"}
    assert finish(root, root / "backup") == []
    assert [path.name for path in root.rglob("*.part")] == []


def test_what_lies_ready_of_an_import_that_never_began_is_taken_away(root, monkeypatch):
    with monkeypatch.context() as patch:
        killed_at(patch, 4)
        with pytest.raises(Killed):
            replace_together(root, root / "backup", WANTED)
    left = {path.name for path in root.rglob("*.import.part")}
    assert left == {".a.csv.import.part", ".b.csv.import.part"}
    finish(root, root / "backup")
    assert left == {path.name for path in root.rglob("*.import.part")}, "it may still be running"
    (backup,) = (root / "backup").iterdir()
    monkeypatch.setattr(transaction, "is_left", lambda folder: folder == backup)
    assert finish(root, root / "backup") == []
    assert list(root.rglob("*.import.part")) == []
    assert state(root) == {"a.csv": b"old a"}
    assert not backup.exists()


def test_a_file_that_somebody_has_changed_meanwhile_is_not_overwritten(root, monkeypatch):
    with monkeypatch.context() as patch:
        killed_at(patch, 6)
        with pytest.raises(Killed):
            replace_together(root, root / "backup", WANTED)
    (root / "a.csv").write_text("mine")
    with pytest.raises(UserError, match=r"a\.csv was changed"):
        finish(root, root / "backup")
    assert (root / "a.csv").read_text() == "mine"


def test_what_was_changed_since_is_not_taken_back(root):
    replace_together(root, root / "backup", WANTED)
    (root / "a.csv").write_text("mine")
    with pytest.raises(UserError, match=r"Changed since the import.*a\.csv"):
        undo(root, root / "backup")


def test_taking_back_that_was_killed_is_finished_and_not_done_twice(root, monkeypatch):
    replace_together(root, root / "backup", WANTED)
    with monkeypatch.context() as patch:
        killed_at(patch, 6)
        with pytest.raises(Killed):
            undo(root, root / "backup")
    with pytest.raises(UserError, match="no import to take back"):
        undo(root, root / "backup")
    assert state(root) == {"a.csv": b"old a"}


def test_every_command_mends_what_a_killed_import_has_left(small_report, monkeypatch, capsys):
    file = "data/raw/2019/lending.csv"
    with monkeypatch.context() as patch:
        killed_at(patch, 4)
        with pytest.raises(Killed):
            replace_together(small_report.root, small_report.backups, {file: b"new"})
    assert (small_report.root / file).read_bytes() != b"new"
    Project.find(small_report.root)
    assert (small_report.root / file).read_bytes() == b"new"
    assert file in capsys.readouterr().err
