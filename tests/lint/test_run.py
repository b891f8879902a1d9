"""A chapter that was sound is not read again, until something it depends on changes."""

from __future__ import annotations

import nbformat.v4 as v4
import pytest

import ataskaita.lint.check as check
from ataskaita.errors import ChapterErrors, LintErrors
from ataskaita.lint.run import require_sound
from ataskaita.project import Project
from ataskaita.supported.check import require_supported
from tests.render.conftest import small_project
from tests.support.projects import list_chapters, save_chapter


@pytest.fixture
def read(monkeypatch):
    """The names of the chapters that are read."""
    names = []
    real = check.check_chapter

    def watched(project, source):
        names.append(source.stem)
        return real(project, source)

    monkeypatch.setattr(check, "check_chapter", watched)
    return names


def write(project, text: str) -> None:
    path = project.notebooks / "05-visits.ipynb"
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace("# Apsilankymai", f"# Apsilankymai\\n\\n{text}", 1), "utf-8")


@pytest.fixture
def small(tmp_path):
    return small_project(tmp_path / "project")


def test_only_the_changed_chapter_is_read_again(small, read):
    require_sound(small)
    assert "05-visits" in read
    read.clear()
    require_sound(small)
    assert read == []
    write(small, "Dar vienas sakinys.")
    require_sound(small)
    assert read == ["05-visits"]


def test_a_chapter_with_a_fault_is_reported_each_time(small, read):
    write(small, "Surengti 5738 renginiai.")
    for _ in range(2):
        with pytest.raises(LintErrors, match="1 problem"):
            require_sound(small)
    assert read.count("05-visits") == 2


def test_a_change_of_the_rules_has_everything_read_again(small, read, monkeypatch):
    require_sound(small)
    read.clear()
    monkeypatch.setattr("ataskaita.lint.run.code", lambda *parts: "another")
    require_sound(small)
    assert set(read) == {"_quarto", "report", *(source.stem for source in small.sources)}


def test_a_damaged_memory_is_no_obstacle(small, read):
    require_sound(small)
    for entry in (small.build / "cache" / "lint").iterdir():
        entry.write_text("{", encoding="utf-8")
    read.clear()
    require_sound(small)
    assert set(read) == {"_quarto", "report", *(source.stem for source in small.sources)}


@pytest.mark.parametrize("require", [require_sound, require_supported])
def test_all_cells_of_a_chapter_that_cannot_be_read_are_told_at_once(small, require):
    options = v4.new_code_cell("#| fig-cap: {{\n1")
    value = v4.new_markdown_cell("Iš viso `{python} v('visits.total').")
    save_chapter(small, "06-a", [options, v4.new_markdown_cell("Tekstas."), value])
    list_chapters(small.root, "notebooks/05-visits.ipynb", "notebooks/06-a.ipynb")
    with pytest.raises(ChapterErrors, match="1 chapter failed") as error:
        require(Project(small.root))
    assert "06-a.ipynb, cell 1" in str(error.value)
    assert "06-a.ipynb, cell 3, line 1" in str(error.value)


@pytest.mark.parametrize("require", [require_sound, require_supported])
def test_all_chapters_that_cannot_be_read_are_told_at_once(small, require):
    for name in ("06-a", "07-b"):
        save_chapter(small, name, [v4.new_code_cell("#| fig-cap: {{\n1")])
    files = ("05-visits", "06-a", "07-b")
    list_chapters(small.root, *(f"notebooks/{name}.ipynb" for name in files))
    with pytest.raises(ChapterErrors, match="2 chapters failed") as error:
        require(Project(small.root))
    assert "06-a.ipynb, cell 1" in str(error.value)
    assert "07-b.ipynb, cell 1" in str(error.value)
