"""Folders are replaced as a whole, wherever they lie and whenever the program is killed."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from ataskaita.errors import UserError
from ataskaita.folders import mend, remove, replace, staging_folder
from ataskaita.leftovers import sign
from tests.support.projects import contents

OLD = {"index.html": b"old", "assets/a.css": b"a", "gone.html": b"x"}
NEW = {"index.html": b"new", "assets/b.css": b"b"}


class Killed(BaseException):
    """Nothing that the program could catch."""


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def held(folder: Path) -> dict[str, bytes]:
    return {name: body for name, body in contents(folder).items() if not name.startswith(".")}


@pytest.fixture
def target(tmp_path) -> Path:
    return write(tmp_path / "_site", OLD)


@pytest.fixture
def fresh(tmp_path) -> Path:
    return write(staging_folder(tmp_path / "_build" / "site"), NEW)


@pytest.fixture
def fixed(monkeypatch):
    """Say that a folder can't be renamed, as of a mount point."""

    def fix(folder: Path) -> None:
        plain = Path.is_mount
        monkeypatch.setattr(Path, "is_mount", lambda path: path == folder or plain(path))

    return fix


def test_a_folder_is_replaced_and_nothing_is_left_beside_it(target, fresh):
    replace(fresh, target)
    assert held(target) == NEW
    assert {path.name for path in target.parent.iterdir()} == {"_site", "_build"}
    assert not list((target.parent / "_build").iterdir())


def test_what_a_link_leads_to_is_replaced_and_the_link_stays(tmp_path, fresh):
    behind = write(tmp_path / "elsewhere" / "www", OLD)
    link = tmp_path / "_site"
    link.symlink_to(behind)
    replace(fresh, link)
    assert link.is_symlink()
    assert held(behind) == NEW


def test_a_link_may_lead_to_another_disk(tmp_path, fresh):
    shared = Path("/dev/shm")
    if not shared.is_dir() or shared.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no second disk")
    behind = write(shared / f"ataskaita-test-{os.getpid()}" / "www", OLD)
    try:
        link = tmp_path / "_site"
        link.symlink_to(behind)
        replace(fresh, link)
        assert held(behind) == NEW
        assert [path.name for path in behind.parent.iterdir()] == ["www"]
        assert not fresh.exists()
    finally:
        remove(behind.parent)


def test_a_link_that_leads_nowhere_is_told_of(tmp_path, fresh):
    link = tmp_path / "_site"
    link.symlink_to(tmp_path / "unplugged")
    with pytest.raises(UserError, match=r"_site leads to .*unplugged, which is no folder"):
        replace(fresh, link)


def test_somebodys_other_files_behind_a_link_are_not_deleted(tmp_path, fresh):
    behind = write(tmp_path / "documents", {"letter.odt": b"Gerb."})
    link = tmp_path / "_site"
    link.symlink_to(behind)
    with pytest.raises(UserError, match="holds other files"):
        replace(fresh, link)
    assert held(behind) == {"letter.odt": b"Gerb."}


def test_the_contents_of_a_mount_point_are_replaced_and_those_of_the_disk_stay(
    target, fresh, fixed
):
    (target / "lost+found").mkdir()
    (target / ".htaccess").write_text("Require all granted")
    fixed(target)
    replace(fresh, target)
    assert held(target) == NEW
    assert {path.name for path in target.iterdir()} == {
        ".htaccess", "assets", "index.html", "lost+found"
    }  # fmt: skip


@pytest.mark.parametrize("mounted", [False, True])
def test_a_full_disk_leaves_the_old_folder_whole(target, fresh, fixed, monkeypatch, mounted):
    def full(*given):
        raise OSError(errno.ENOSPC, "No space left on device")

    if mounted:
        fixed(target)
    known = Path.stat

    def on_another_disk(path, **options):
        found = known(path, **options)
        return os.stat_result((*found[:2], found.st_dev + (path == fresh), *found[3:]))

    monkeypatch.setattr(Path, "stat", on_another_disk)
    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(OSError, match="No space"):
        replace(fresh, target)
    assert held(target) == OLD
    assert {path.name for path in target.parent.iterdir()} == {"_site", "_build"}
    assert not [path for path in target.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(("way", "steps"), [("exchanged", 0), ("renamed", 2), ("mounted", 5)])
def test_wherever_it_is_killed_the_next_command_finds_the_old_folder_or_the_new_one(
    tmp_path_factory, monkeypatch, way, steps
):
    """Killed at its first, second, … rename, until it is not killed any more."""
    for step in range(20):
        folder = tmp_path_factory.mktemp("killed")
        target = write(folder / "_site", OLD)
        fresh = write(staging_folder(folder / "_build" / "site"), NEW)
        left = iter([True] * step + [False])
        rename = Path.rename

        def kill(path, to, *, left=left, rename=rename):
            if next(left, True):
                return rename(path, to)
            raise Killed

        with monkeypatch.context() as patch:
            if way == "mounted":
                patch.setattr(Path, "is_mount", lambda path, target=target: path == target)
            if way != "exchanged":
                patch.setattr("ataskaita.folders._exchange", lambda *folders: False)
            patch.setattr(Path, "rename", kill)
            try:
                replace(fresh, target)
            except Killed:
                done = False
            else:
                done = True
        if way == "exchanged" and sys.platform == "linux":
            # Nobody finds it missing, before any next command either.
            assert done
            assert held(target) == NEW
        mend(target)
        assert held(target) in (OLD, NEW), step
        if done:
            assert held(target) == NEW
            assert step >= steps
            return
    raise AssertionError("it never came to an end")


def test_a_folder_that_a_living_program_replaces_is_left_to_it(target, fresh):
    living = f"{sign().rpartition('-')[0]}-{os.getppid()}"
    ready = write(target / f".{living}.ready", NEW)
    mend(target)
    assert ready.is_dir()
    assert held(target) == OLD


def test_what_a_killed_program_has_left_goes_after_a_while(target):
    left = [target.parent / "_site.123.part", target.parent / "_site.123.old"]
    for path in left:
        write(path, NEW)
    mine = write(target.parent / "_site.notes.part", NEW)
    mend(target)
    assert all(path.exists() for path in left)
    for path in left:
        os.utime(path, (1, 1))
    mend(target)
    assert not any(path.exists() for path in left)
    assert mine.exists()


def test_of_a_link_only_what_it_leads_to_is_deleted(tmp_path):
    behind = write(tmp_path / "www", OLD)
    link = tmp_path / "_site"
    link.symlink_to(behind)
    remove(link)
    assert link.is_symlink()
    assert held(behind) == {}
