"""A render is done again when anything it reads has changed, and only then."""

from __future__ import annotations

import shutil

import pytest

import ataskaita.render.record as module
from ataskaita.editions import current
from ataskaita.project import Project
from ataskaita.render.record import Record, fingerprint, listing, record, recorded


@pytest.fixture
def before(small) -> str:
    return fingerprint(small, "embedded")


def again(project: Project) -> str:
    return fingerprint(Project(project.root), "embedded")


def test_nothing_changed_gives_the_same_fingerprint(small, before):
    assert again(small) == before


@pytest.mark.parametrize(
    "name",
    ["data/raw/2019/visits.csv", "data/raw/2018/lending.csv", "data/raw/2019/visits.meta.yml",
     "data/raw/2019/exceptions.yml", "data/units.csv", "data/published/2019.csv",
     "schemas/visits.py", "schemas/rules/__init__.py", "notebooks/05-visits.ipynb", "index.qmd",
     "report.qmd", "_quarto.yml", "_variables.yml", "requirements.lock"],
)  # fmt: skip
def test_a_change_of_any_input_gives_another(small, name):
    path = small.root / name
    path.parent.mkdir(exist_ok=True)
    path.touch()
    before = again(small)
    path.write_bytes(path.read_bytes() + b"\n")
    assert again(small) != before


def test_a_new_a_missing_and_a_renamed_file_give_another(small, before):
    raw = small.raw(2019)
    (raw / "new.csv").write_text("")
    assert again(small) != before
    (raw / "new.csv").unlink()
    assert again(small) == before
    (raw / "visits.csv").rename(raw / "visits2.csv")
    assert again(small) != before


def test_a_file_moved_to_another_year_gives_another(small, before):
    (small.raw(2018) / "lending.csv").rename(small.raw(2018).parent / "lending.csv")
    assert again(small) != before


def test_another_engine_or_year_gives_another(small, before, monkeypatch):
    assert fingerprint(small, "quarto") != before
    monkeypatch.setenv("ATASKAITA_YEAR", "2018")
    assert again(small) != before


def test_the_code_of_the_package_is_an_input_too(small, monkeypatch, tmp_path):
    package = tmp_path / "package"
    (package / "templates").mkdir(parents=True)
    (package / "templates" / "site.css").write_text("a")
    monkeypatch.setattr(current, "PACKAGE", package)
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
    assert recorded(small) == Record()
    made = Record({"html": "a"})
    record(small, made)
    assert recorded(small) == made
    for spoiled in ("{", "[]", '{"html": "a"}'):
        (small.build / "render.json").write_text(spoiled)
        assert recorded(small) == Record()


def test_what_was_rendered_is_forgotten_once_a_page_is_edited_deleted_or_added(small):
    small.build.mkdir()
    small.site.mkdir()
    page = small.site / "a.html"
    page.write_text("a")
    record(small, Record({"html": "a"}, site=listing(small.site)))
    (small.site / ".DS_Store").write_text("left by a file browser")
    assert recorded(small).formats == {"html": "a"}
    (small.site / "b.html").write_text("b")
    assert recorded(small) == Record()
    (small.site / "b.html").unlink()
    assert recorded(small).formats == {"html": "a"}
    page.write_text("b")
    assert recorded(small) == Record()
    page.unlink()
    assert recorded(small) == Record()


def test_a_format_holds_for_the_inputs_it_was_made_of():
    made = Record({"html": "a"})
    assert made.holds("html", "a")
    assert not made.holds("html", "b")
    assert not made.holds("pdf", "a")


def test_what_is_installed_and_the_time_the_user_sets_are_inputs(small, before, monkeypatch):
    monkeypatch.setattr(module, "installed", lambda: "pandas-9.9.dist-info")
    assert again(small) != before
    monkeypatch.undo()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert again(small) != before


@pytest.mark.parametrize("name", ["notebooks/images/map.png", "_include.md", "book.css"])
def test_a_file_that_a_chapter_or_page_may_include_is_an_input(small, before, name):
    path = small.root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("x")
    assert again(small) != before


def test_a_chapter_that_lies_elsewhere_is_an_input(small):
    settings = small.root / "_quarto.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("notebooks/05-", "chapters/05-"), encoding="utf-8")
    chapter = small.root / "chapters" / "05-visits.ipynb"
    chapter.parent.mkdir()
    (small.notebooks / chapter.name).rename(chapter)
    before = again(small)
    chapter.write_bytes(chapter.read_bytes() + b"\n")
    assert again(small) != before


def test_data_behind_a_link_is_an_input(small, tmp_path):
    raw = small.raw(2019)
    moved = raw.rename(tmp_path / "drive")
    raw.symlink_to(moved, target_is_directory=True)
    before = again(small)
    (moved / "visits.csv").write_bytes((moved / "visits.csv").read_bytes() + b"\n")
    assert again(small) != before


def test_a_project_that_was_moved_is_the_same(small, before, tmp_path):
    moved = tmp_path / "further" / "down" / "project"
    shutil.copytree(small.root, moved)
    assert fingerprint(Project(moved), "embedded") == before
