"""A render is done again when anything it reads has changed, and only then."""

from __future__ import annotations

import pytest

import ataskaita.render.fingerprint as module
from ataskaita.project import Project
from ataskaita.render.fingerprint import fingerprint, record, recorded


@pytest.fixture
def before(small) -> str:
    return fingerprint(small, "embedded")


def again(project: Project) -> str:
    return fingerprint(Project(project.root), "embedded")


def test_nothing_changed_gives_the_same_fingerprint(small, before):
    assert again(small) == before


@pytest.mark.parametrize(
    "name",
    ["data/raw/2023/events.csv", "data/raw/2022/loans.csv", "data/raw/2023/events.meta.yml",
     "data/raw/2023/exceptions.yml", "data/units.csv", "data/published/2023.csv",
     "schemas/events.py", "schemas/rules/people.py", "notebooks/06-events.ipynb", "index.qmd",
     "report.qmd", "_quarto.yml", "_variables.yml", "requirements.lock"],
)  # fmt: skip
def test_a_change_of_any_input_gives_another(small, before, name):
    path = small.root / name
    path.write_bytes(path.read_bytes() + b"\n")
    assert again(small) != before


def test_a_new_a_missing_and_a_renamed_file_give_another(small, before):
    raw = small.raw(2023)
    (raw / "new.csv").write_text("")
    assert again(small) != before
    (raw / "new.csv").unlink()
    assert again(small) == before
    (raw / "events.csv").rename(raw / "events2.csv")
    assert again(small) != before


def test_a_file_moved_to_another_year_gives_another(small, before):
    (small.raw(2022) / "loans.csv").rename(small.raw(2022).parent / "loans.csv")
    assert again(small) != before


def test_another_engine_or_year_gives_another(small, before, monkeypatch):
    assert fingerprint(small, "quarto") != before
    monkeypatch.setenv("ATASKAITA_YEAR", "2022")
    assert again(small) != before


def test_the_code_of_the_package_is_an_input_too(small, monkeypatch, tmp_path):
    package = tmp_path / "package"
    (package / "templates").mkdir(parents=True)
    (package / "templates" / "site.css").write_text("a")
    monkeypatch.setattr(module, "PACKAGE", package)
    before = again(small)
    (package / "templates" / "site.css").write_text("b")
    assert again(small) != before


def test_what_is_made_is_no_input(small, before):
    for folder in (small.build, small.site):
        folder.mkdir()
        (folder / "x.html").write_text("x")
    assert again(small) == before


def test_what_was_rendered_is_remembered(small):
    small.build.mkdir()
    assert recorded(small) == {}
    record(small, {"html": "a"})
    assert recorded(small) == {"html": "a"}
    (small.build / "render.json").write_text("{")
    assert recorded(small) == {}
