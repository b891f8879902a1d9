"""What a chapter gave is found again as long as nothing it depends on has changed."""

from __future__ import annotations

import os
import threading
from dataclasses import replace

import pytest

from ataskaita.checksums import checksum
from ataskaita.execution.cache import KEPT, Cache
from ataskaita.execution.results import Results

EVENTS = "data/raw/2023/events.csv"
MISSING = "data/raw/2022/heating.csv"
FOLDER = "data/raw/2023"

#: The validated data.
DATA = "data-1.json"


@pytest.fixture
def given(project) -> Results:
    files = {name: checksum(project.root / name) for name in (EVENTS, MISSING, FOLDER)}
    assert files[MISSING] is None
    return Results(outputs=[], inline=[["764"]], ledger=[{"id": "a"}], files=files)


@pytest.fixture
def stored(project, given) -> Results:
    Cache(project, project.build / DATA).store("06-events", "code", given)
    return given


def found(project, chapter: str = "06-events", code: str = "code") -> Results | None:
    return Cache(project, project.build / DATA).find(chapter, code)


def test_nothing_is_found_where_nothing_was_stored(project):
    assert found(project) is None


def test_results_are_found_again(project, stored):
    assert found(project) == stored


def test_other_code_or_another_chapter_finds_nothing(project, stored):
    assert found(project, code="other") is None
    assert found(project, chapter="06") is None


def test_a_changed_file_finds_nothing_until_it_is_as_before(project, stored):
    path = project.root / EVENTS
    before = path.read_bytes()
    path.write_bytes(before.replace(b"132", b"133"))
    assert found(project) is None
    path.write_bytes(before)
    assert found(project) == stored


def test_a_file_that_has_come_or_gone_finds_nothing(project, stored):
    (project.root / MISSING).write_text("unit,heating\n")
    assert found(project) is None
    (project.root / MISSING).unlink()
    assert found(project) == stored
    (project.root / EVENTS).unlink()
    assert found(project) is None


def test_another_file_in_a_folder_that_was_listed_finds_nothing(project, stored):
    (project.root / FOLDER / "new.csv").write_text("x")
    assert found(project) is None


@pytest.mark.parametrize("name", ["schemas/events.py", "requirements.lock"])
def test_other_schemas_or_packages_find_nothing(project, stored, name):
    path = project.root / name
    path.write_text(path.read_text(encoding="utf-8") + "\n# other\n", encoding="utf-8")
    assert found(project) is None


def test_another_year_finds_nothing(project, stored):
    settings = project.root / "_variables.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("year: 2023", "year: 2024"), "utf-8"
    )
    assert found(type(project)(project.root)) is None


def test_code_of_the_package_that_chapters_run_changes_everything(
    project, stored, monkeypatch, tmp_path
):
    import ataskaita

    package = tmp_path / "ataskaita"
    (package / "render").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "render" / "site.py").write_text("")
    monkeypatch.setattr(ataskaita, "__file__", str(package / "__init__.py"))
    before = Cache(project, project.build / DATA).environment
    (package / "render" / "site.py").write_text("changed = True")
    assert Cache(project, project.build / DATA).environment == before
    (package / "values.py").write_text("changed = True")
    assert Cache(project, project.build / DATA).environment != before


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"outputs": 1}', '{"unknown": 1}', "\x00\xff"])
def test_a_damaged_entry_is_passed_over(project, stored, damage):
    (entry,) = Cache(project, project.build / DATA).folder.glob("*.json")
    entry.write_text(damage, encoding="utf-8")
    assert found(project) is None
    Cache(project, project.build / DATA).store("06-events", "code", stored)
    assert found(project) == stored


def test_an_unfinished_entry_is_no_entry(project, stored):
    (entry,) = Cache(project, project.build / DATA).folder.glob("*.json")
    entry.rename(entry.with_suffix(".123.part"))
    assert found(project) is None


def test_a_change_and_its_undoing_both_find_theirs(project, stored, given):
    path = project.root / EVENTS
    before = path.read_bytes()
    path.write_bytes(before.replace(b"132", b"133"))
    after = replace(given, inline=[["765"]], files=given.files | {EVENTS: checksum(path)})
    Cache(project, project.build / DATA).store("06-events", "code", after)
    assert found(project) == after
    path.write_bytes(before)
    assert found(project) == stored


def test_only_the_newest_entries_of_a_chapter_are_kept(project, given):
    cache = Cache(project, project.build / DATA)
    for number in range(KEPT + 3):
        cache.store("06-events", f"code {number}", given)
        for entry in cache.folder.glob("*.json"):
            os.utime(entry, (entry.stat().st_atime, entry.stat().st_mtime - 10))
    cache.store("07-projects", "code", given)
    assert len(list(cache.folder.glob("06-events-*.json"))) == KEPT
    assert cache.find("06-events", f"code {KEPT + 2}") == given
    assert cache.find("06-events", "code 0") is None
    assert cache.find("07-projects", "code") == given


def test_a_chapter_whose_name_begins_with_that_of_another_keeps_its_own_entries(project, given):
    for number in range(KEPT + 3):
        Cache(project, project.build / DATA).store(f"06-events-{number}", "code", given)
    Cache(project, project.build / DATA).store("06-events", "code", given)
    for number in range(KEPT + 3):
        assert found(project, f"06-events-{number}") == given


def test_two_renders_at_once_leave_whole_entries(project, given, monkeypatch):
    # Each thread stands for a process.
    monkeypatch.setattr(os, "getpid", threading.get_ident)

    def store(number: int) -> None:
        for _ in range(20):
            Cache(project, project.build / DATA).store("06-events", f"code {number % 2}", given)
            assert found(project, code=f"code {number % 2}") == given

    errors = []

    def run(number: int) -> None:
        try:
            store(number)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert not list(Cache(project, project.build / DATA).folder.glob("*.part"))
