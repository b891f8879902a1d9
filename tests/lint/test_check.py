"""The lint as a whole: all findings at once, without data and without a kernel."""

from __future__ import annotations

import subprocess
import sys

import nbformat.v4 as v4
import pytest

from ataskaita.errors import LintErrors
from ataskaita.lint import check, marks, numbers
from ataskaita.lint.run import require_sound
from tests.conftest import ROOT
from tests.support.projects import command_here, copy_small_report, list_chapters, save_chapter


@pytest.fixture
def project(tmp_path):
    found = copy_small_report(tmp_path / "project", chapters=())
    save_chapter(
        found,
        "05-a",
        [
            v4.new_markdown_cell("# Skyrius {#sec-a}\n\nGauta 12 knygų."),
            v4.new_code_cell("#| label: tbl-a\n#| tbl-cap: 8 knygos\nbars()"),
        ],
    )
    save_chapter(found, "06-b", [v4.new_markdown_cell("# Kitas {#sec-b}\n\nIšduotis krito.")])
    list_chapters(found.root, "notebooks/05-a.ipynb", "notebooks/06-b.ipynb")
    return found


def test_all_findings_of_all_chapters_are_shown_at_once(project):
    with pytest.raises(LintErrors, match="has 3 problems") as error:
        require_sound(project)
    found = [(f.file, f.cell, f.line, f.text) for f in error.value.findings]
    assert found == [
        ("notebooks/05-a.ipynb", "1", 3, "12"),
        ("notebooks/05-a.ipynb", "tbl-a", 2, "8"),
        ("notebooks/06-b.ipynb", "1", 3, "krito"),
    ]


def test_the_command_prints_them_and_fails(project):
    done = command_here(project, "lint", ATASKAITA_LANG="en")
    assert done.returncode == LintErrors.exit_code
    for words in (
        "notebooks/05-a.ipynb",
        "cell tbl-a, line 2",
        "“krito”",
        "(typed-number)",
        "has 3 problems",
    ):
        assert words in done.stderr
    assert command_here(project, "lint", "06").returncode == LintErrors.exit_code


def test_a_render_stops_before_anything_is_run(project):
    done = command_here(project, "render", "--to", "html")
    assert done.returncode == LintErrors.exit_code
    assert "“krito”" in done.stderr
    assert not project.site.exists()


def test_sound_chapters_pass(project):
    save_chapter(project, "06-b", [v4.new_markdown_cell("# Kitas {#sec-b}\n\nTekstas.")])
    done = command_here(project, "lint", "06-b")
    assert (done.returncode, done.stdout.strip()) == (
        0,
        "✓ 1 chapter holds no typed statistics and no unproved claims.",
    )


def test_it_needs_neither_data_nor_a_kernel(project):
    code = (
        "import sys; from ataskaita.project import Project; "
        "from ataskaita.lint.check import check_chapter; p = Project.find(); "
        "[check_chapter(p, s) for s in p.sources]; "
        "print({'pandas', 'nbclient', 'IPython', 'babel'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project.root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


def test_the_documentation_names_every_rule_exception_and_predicate():
    text = (ROOT / "docs" / "lint.md").read_text(encoding="utf-8")
    for rule in check.FIXES:
        assert f"`{rule}`" in text
    for name in numbers.ALLOWED:
        assert f"| {name} |" in text
    for name in marks.PREDICATES:
        assert f"`{name}(" in text
