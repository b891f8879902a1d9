"""What readers see that stands in no cell of a chapter is read as well."""

from __future__ import annotations

import nbformat.v4 as v4
import pytest
import yaml

from ataskaita.errors import LintErrors
from ataskaita.lint.run import require_sound
from tests.support.projects import copy_small_report, list_chapters, save_chapter


@pytest.fixture
def project(tmp_path):
    found = copy_small_report(tmp_path / "project", chapters=())
    save_chapter(found, "05-a", [v4.new_markdown_cell("# Skyrius {#sec-a}\n\nTekstas.")])
    list_chapters(found.root, "notebooks/05-a.ipynb")
    return found


def chapter(project, *cells) -> None:
    save_chapter(project, "05-a", [v4.new_markdown_cell("# Skyrius {#sec-a}"), *cells])


def found(project) -> list[tuple[str, str, int, str]]:
    try:
        require_sound(project)
    except LintErrors as error:
        return [(f.file, f.cell, f.line, f.text) for f in error.findings]
    return []


def test_a_sound_report_passes(project):
    assert found(project) == []


@pytest.mark.parametrize("key", ["title", "subtitle", "author", "description", "abstract"])
def test_the_titles_of_the_book(project, key):
    path = project.root / "_quarto.yml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    settings["book"][key] = "Gauta 12 knygų"
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    project.__dict__.pop("quarto", None)
    ((file, cell, _, text),) = found(project)
    assert (file, cell, text) == ("_quarto.yml", "", "12")


@pytest.mark.parametrize(
    "added",
    [
        {"page-footer": {"center": "Gauta 12 knygų"}},
        {"page-footer": "Gauta dvylika knygų"},
        {"author": [{"name": "12 bibliotekų"}]},
    ],
)
def test_what_stands_deeper_in_the_settings(project, added):
    path = project.root / "_quarto.yml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    settings["book"] |= added
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    project.__dict__.pop("quarto", None)
    assert [hit[0] for hit in found(project)] == ["_quarto.yml"]


def test_the_single_document(project):
    path = project.root / "report.qmd"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("title:", 'abstract: "Lankytojų skaičius augo"\ntitle:', 1) + "\n12 knygų.\n",
        encoding="utf-8",
    )
    assert {(file, text) for file, _, _, text in found(project)} == {
        ("report.qmd", "augo"),
        ("report.qmd", "12"),
    }


def test_the_head_of_a_page(project):
    path = project.root / "index.qmd"
    path.write_text(
        '---\ntitle: "x"\nsubtitle: Gauta 12 knygų\n---\n\n# A {.unnumbered}\n', "utf-8"
    )
    assert found(project) == [("index.qmd", "", 3, "12")]


@pytest.mark.parametrize(
    "code", ["from helper import text", "import helper", "import helper as h", "%run helper.py"]
)
def test_a_module_beside_the_notebook(project, code):
    module = project.notebooks / "helper.py"
    chapter(project, v4.new_code_cell(code))
    module.write_text('"""Twelve."""\n\ntext = "Knygos"\n', encoding="utf-8")
    assert found(project) == []
    module.write_text('"""Help."""\n\ntext = "Gauta 12 knygų"\n', encoding="utf-8")
    assert found(project) == [("notebooks/helper.py", "", 3, "12")]
    module.write_text('"""Help."""\n\ntext = "Knygos"\n', encoding="utf-8")
    assert found(project) == []


def test_a_module_that_a_module_imports(project):
    chapter(project, v4.new_code_cell("import helper"))
    (project.notebooks / "helper.py").write_text("from words import said\n", encoding="utf-8")
    (project.root / "words.py").write_text('said = "dvy" + "lika knygų"\n', encoding="utf-8")
    assert [hit[:3] for hit in found(project)] == [("words.py", "", 1)]


def test_a_file_that_is_included(project):
    chapter(project, v4.new_markdown_cell("{{< include _dalis.qmd >}}"))
    part = project.notebooks / "_dalis.qmd"
    part.write_text("Tekstas.\n", encoding="utf-8")
    assert found(project) == []
    part.write_text("Gauta 12 knygų.\n", encoding="utf-8")
    assert [(hit[0], hit[3]) for hit in found(project)] == [("notebooks/_dalis.qmd", "12")]


def test_names_carry_their_texts_from_cell_to_cell(project):
    chapter(project, v4.new_code_cell('a = "dvy"'), v4.new_code_cell('print(a + "lika knygų")'))
    assert [hit[:3] for hit in found(project)] == [("notebooks/05-a.ipynb", "3", 1)]
