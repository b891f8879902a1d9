"""What the system says of files shows when one is saved, and nothing else does."""

from __future__ import annotations

import datetime as dt
import os
import time

import pytest

from ataskaita import fingerprint
from ataskaita.fingerprint import code_is_as_loaded, state


@pytest.fixture
def tree(tmp_path):
    """A folder with a file, another one below it, and what Python leaves."""
    for name in ("a.py", "hooks/b.py", "c/d/e.css", "c/__pycache__/a.pyc"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def _later(path) -> None:
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    os.utime(path, ns=(time.time_ns() + 10**9,) * 2)


@pytest.mark.parametrize("name", ["a.py", "hooks/b.py", "c/d/e.css"])
def test_a_file_that_is_saved_shows_though_it_says_the_same(tree, name):
    before = state(tree)
    assert state(tree) == before
    _later(tree / name)
    assert state(tree) != before


def test_files_that_come_and_go_show_and_what_python_leaves_does_not(tree):
    before = state(tree, tree / "missing")
    assert {path.removeprefix(f"{tree}{os.sep}").replace(os.sep, "/") for path in before} == {
        "a.py", "hooks/b.py", "c/d/e.css"
    }  # fmt: skip
    _later(tree / "c/__pycache__/a.pyc")
    assert state(tree) == before
    (tree / "c/new.css").touch()
    assert state(tree) != before
    (tree / "c/new.css").unlink()
    (tree / "a.py").unlink()
    assert state(tree) != before


def test_folders_that_are_links_are_followed_and_those_that_lead_back_are_not(
    tree, tmp_path_factory
):
    other = tmp_path_factory.mktemp("other")
    (other / "far.csv").touch()
    (tree / "linked").symlink_to(other)
    (tree / "c/back").symlink_to(tree)
    assert f"{tree / 'linked' / 'far.csv'}" in state(tree)
    assert len(state(tree)) == 4


def test_code_saved_since_the_start_is_not_what_was_loaded(tree, monkeypatch):
    monkeypatch.setattr(fingerprint, "PACKAGE", tree)
    monkeypatch.setattr(fingerprint, "_STARTED", time.time_ns() + 10**8)
    assert code_is_as_loaded()
    # Quarto has its programs touched to be asked again.
    _later(tree / "hooks/b.py")
    assert code_is_as_loaded()
    _later(tree / "c/d/e.css")
    assert not code_is_as_loaded()


def test_settings_as_yaml_reads_them_have_a_fingerprint():
    one = {"date": dt.date(2019, 12, 31), 1: "a", "b": "c", None: [True, {2: "c", "d": 1}]}
    other = one | {"date": dt.date(2018, 12, 31)}
    made = fingerprint.fingerprint
    assert made(one) == made(dict(reversed(one.items()))) != made(other)
