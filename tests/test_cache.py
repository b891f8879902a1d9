"""Kept results: found again by what they depend on, and absent whenever there is any doubt."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ataskaita.cache import Cache, ensure


@pytest.fixture
def cache(tmp_path) -> Cache:
    return Cache(tmp_path / "cache")


def test_what_was_kept_is_found_by_its_ingredients(cache):
    cache.put({"a": [1, "ž"]}, "pages", "text", 2)
    assert cache.get("pages", "text", 2) == {"a": [1, "ž"]}
    assert cache.get("pages", "text", 3) is None
    assert cache.get("charts", "text", 2) is None


@pytest.mark.parametrize(
    "damage", [b"", b"\n", b"{}", b"0" * 64 + b"\n{}", b"\xff\xfe\x00", b"null"]
)
def test_a_bad_entry_counts_as_absent_and_can_be_kept_anew(cache, damage):
    cache.put("page", "pages", "text")
    cache.path("pages", "text").write_bytes(damage)
    assert cache.get("pages", "text") is None
    cache.put("page", "pages", "text")
    assert cache.get("pages", "text") == "page"


def test_an_entry_cut_off_in_the_middle_counts_as_absent(cache):
    cache.put("page" * 100, "pages", "text")
    path = cache.path("pages", "text")
    path.write_bytes(path.read_bytes()[:-9])
    assert cache.get("pages", "text") is None


def test_a_folder_where_an_entry_should_be_counts_as_absent(cache):
    cache.path("pages", "text").mkdir(parents=True)
    assert cache.get("pages", "text") is None


def test_a_folder_where_an_entry_should_be_is_replaced(cache):
    (cache.path("pages", "text") / "x").mkdir(parents=True)
    cache.put("page", "pages", "text")
    assert cache.get("pages", "text") == "page"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_where_an_entry_should_be_is_not_waited_for(cache):
    cache.put("page", "pages", "text")
    path = cache.path("pages", "text")
    path.unlink()
    os.mkfifo(path)
    assert cache.get("pages", "text") is None


def test_an_entry_that_was_made_of_something_else_counts_as_absent(cache):
    for name in ("one", "two"):
        cache.put(name, "pages", name)
    one, two = cache.path("pages", "one"), cache.path("pages", "two")
    one.write_bytes(two.read_bytes())
    assert cache.get("pages", "one") is None
    assert cache.get("pages", "two") == "two"


def test_a_file_holds_what_it_should_whatever_was_there(tmp_path):
    path = tmp_path / "chart.svg"
    for damage in (b"", b"<svg", None):
        path.write_bytes(damage) if damage is not None else path.unlink() or path.mkdir()
        ensure(path, b"<svg/>")
        assert path.read_bytes() == b"<svg/>"


def test_nothing_is_kept_that_was_made_while_the_code_was_saved(cache, monkeypatch):
    monkeypatch.setattr("ataskaita.cache.code_is_as_loaded", lambda: False)
    cache.put("page", "pages", "text")
    assert cache.get("pages", "text") is None


def test_the_entries_used_longest_ago_are_forgotten(cache):
    for number in range(4):
        cache.put(number, "pages", number)
        os.utime(cache.path("pages", number), (number, number))
    cache.get("pages", 0)
    cache.prune(limit=2)
    assert [cache.get("pages", number) for number in range(4)] == [0, None, None, 3]


def test_a_folder_that_cannot_be_written_to_is_no_fault(tmp_path):
    (tmp_path / "cache").write_text("a file")
    cache = Cache(tmp_path / "cache")
    cache.put("page", "pages", "text")
    assert cache.get("pages", "text") is None


class Files:
    """A folder of the last render and a new one, and how often their files were made."""

    def __init__(self, cache: Cache, place: Path) -> None:
        self.cache, self.before, self.place = cache, None, place
        self.depends, self.made, self.certain = ["text"], 0, True
        self.meanwhile = lambda: None

    def write(self) -> str:
        folder = self.place / f"render-{len(list(self.place.iterdir()))}"
        folder.mkdir()

        def make() -> tuple[list[str], str]:
            self.made += 1
            (folder / "a").mkdir(exist_ok=True)
            (folder / "a" / "1.csv").write_text(f"made {self.made}")
            self.meanwhile()
            return ["a/1.csv"] if self.certain else None, f"said {self.made}"

        given = {"folder": folder, "before": self.before}
        said = self.cache.files("tables", lambda: self.depends, make, **given)
        self.before = folder
        return f"{(folder / 'a' / '1.csv').read_text()}, {said}"


@pytest.fixture
def files(cache, tmp_path) -> Files:
    (tmp_path / "renders").mkdir()
    return Files(cache, tmp_path / "renders")


def test_files_made_of_the_same_are_taken_from_the_last_render(files):
    assert [files.write(), files.write()] == ["made 1, said 1"] * 2
    files.depends = ["another text"]
    assert files.write() == "made 2, said 2"


def test_a_file_that_somebody_has_changed_is_made_anew(files):
    files.write()
    (files.before / "a" / "1.csv").write_text("spoiled")
    assert files.write() == "made 2, said 2"
    (files.before / "a" / "1.csv").unlink()
    assert files.write() == "made 3, said 3"


def test_files_are_not_kept_while_what_they_depend_on_is_saved(files):
    files.meanwhile = lambda: setattr(files, "depends", ["saved"])
    files.write()
    files.depends = ["text"]
    assert files.write() == "made 2, said 2"


def test_files_are_not_kept_of_which_nobody_knows_what_they_depend_on(files):
    files.certain = False
    assert [files.write(), files.write()] == ["made 1, said 1", "made 2, said 2"]
