"""What a chapter gave is found again as long as nothing it depends on has changed."""

from __future__ import annotations

import pytest

from ataskaita import fingerprint
from ataskaita.data.snapshot import current_snapshot
from ataskaita.execution import result_cache
from ataskaita.execution.result_cache import ResultCache
from ataskaita.execution.results import Results
from ataskaita.fingerprint import of_file
from ataskaita.new_year.files import settings_of

VISITS = "data/raw/2019/visits.csv"
MISSING = "data/raw/2018/heating.csv"
FOLDER = "data/raw/2019"


@pytest.fixture
def given(project) -> Results:
    files = {name: of_file(project.root / name) for name in (VISITS, MISSING, FOLDER)}
    assert files[MISSING] is None
    return Results(outputs=[], inline=[["5738"]], ledger=[{"id": "a"}], files=files)


@pytest.fixture
def stored(project, given) -> Results:
    ResultCache(project, current_snapshot(project)).store("06-visits", "code", given)
    return given


def found(project, chapter: str = "06-visits", digest: str = "code") -> Results | None:
    return ResultCache(project, project.build / "any").find(chapter, digest)


def test_nothing_is_found_where_nothing_was_stored(project):
    assert found(project) is None


def test_results_are_found_again(project, stored):
    assert found(project) == stored


def test_other_code_or_another_chapter_finds_nothing(project, stored):
    assert found(project, digest="other") is None
    assert found(project, chapter="06") is None


def test_a_changed_file_finds_nothing_until_it_is_as_before(project, stored):
    path = project.root / VISITS
    before = path.read_bytes()
    path.write_bytes(before.replace(b"655", b"656"))
    assert found(project) is None
    path.write_bytes(before)
    assert found(project) == stored


def test_a_file_that_has_come_or_gone_finds_nothing(project, stored):
    (project.root / MISSING).write_text("unit,heating\n")
    assert found(project) is None
    (project.root / MISSING).unlink()
    assert found(project) == stored
    (project.root / VISITS).unlink()
    assert found(project) is None


def test_another_file_in_a_folder_that_was_listed_finds_nothing(project, stored):
    (project.root / FOLDER / "new.csv").write_text("x")
    assert found(project) is None


@pytest.mark.parametrize(
    "name",
    [
        "schemas/visits.py",
        "schemas/rules/__init__.py",
        "indicators/__init__.py",
        "vocabulary/__init__.py",
        "requirements.lock",
    ],
)
def test_other_code_of_the_report_or_other_packages_find_nothing(project, stored, name):
    with (project.root / name).open("a", encoding="utf-8") as file:
        file.write("\n# other\n")
    assert found(project) is None


def test_another_year_finds_nothing(project, stored):
    settings = project.root / "_variables.yml"
    settings.write_text(settings_of(settings.read_text(encoding="utf-8"), 2020), "utf-8")
    assert found(type(project)(project.root)) is None


def test_code_that_chapters_run_changes_everything_and_code_downstream_nothing(
    project, monkeypatch, tmp_path
):
    package = tmp_path / "ataskaita"
    (package / "render").mkdir(parents=True)
    for name in ("values.py", "render/site.py"):
        (package / name).write_text("")
    for module in (fingerprint, result_cache):
        monkeypatch.setattr(module, "PACKAGE", package)

    def environment() -> str:
        fingerprint.code.cache_clear()
        return result_cache.environment(project)

    before = environment()
    (package / "render" / "site.py").write_text("changed = True")
    assert environment() == before
    (package / "values.py").write_text("changed = True")
    assert environment() != before


def test_what_was_found_while_data_was_saved_is_not_kept(project, given):
    cache = ResultCache(project, current_snapshot(project))
    path = project.root / VISITS
    path.write_bytes(path.read_bytes().replace(b"655", b"656"))
    cache.store("06-visits", "code", given)
    path.write_bytes(path.read_bytes().replace(b"656", b"655"))
    assert found(project) is None


def test_results_of_other_data_than_there_is_are_not_kept(project, given):
    ResultCache(project, project.build / "older").store("06-visits", "code", given)
    assert found(project) is None


@pytest.mark.parametrize("damage", ["", "{", "[]", "\x00"])
def test_a_damaged_entry_is_passed_over(project, stored, damage):
    for kind in ("dependencies", "results"):
        (entry,) = (project.build / "cache" / kind).glob("*.json")
        entry.write_text(damage)
        assert found(project) is None
        ResultCache(project, current_snapshot(project)).store("06-visits", "code", stored)
        assert found(project) == stored
