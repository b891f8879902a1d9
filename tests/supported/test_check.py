"""All that is wrong with chapters is told before anything of them is executed."""

from __future__ import annotations

import nbformat.v4 as v4
import pytest

from ataskaita.errors import ChapterErrors, LintErrors
from ataskaita.project import Project
from ataskaita.supported.check import require_sound_chapters
from ataskaita.supported.findings import UnsupportedErrors
from tests.render.conftest import small_project
from tests.support.projects import list_chapters, save_chapter

FIGURE, SHORTCODE = "Surengti 5738 renginiai.", "{{< video a.mp4 >}}"


@pytest.fixture
def refusal(tmp_path):
    """The error that a chapter of some cells gives."""
    project = small_project(tmp_path / "project")

    def refused(*cells):
        save_chapter(project, "06-a", [v4.new_markdown_cell("# Renginiai"), *cells])
        list_chapters(project.root, "notebooks/05-visits.ipynb", "notebooks/06-a.ipynb")
        with pytest.raises((ChapterErrors, LintErrors)) as error:
            require_sound_chapters(Project(project.root))
        return error.value

    return refused


@pytest.mark.parametrize(
    ("text", "kind", "rules"),
    [
        (FIGURE, LintErrors, ["typed-number"]),
        (SHORTCODE, UnsupportedErrors, ["shortcode"]),
        (f"{FIGURE}\n\n{SHORTCODE}", LintErrors, ["shortcode", "typed-number"]),
    ],
)
def test_what_may_not_be_said_and_what_cannot_be_shown_are_told_together(
    refusal, text, kind, rules
):
    error = refusal(v4.new_markdown_cell(text))
    assert (type(error), [found.rule for found in error.findings]) == (kind, rules)


def test_a_chapter_that_cannot_be_read_is_told_once(refusal):
    value = v4.new_markdown_cell("Iš viso `{python} v('visits.total').")
    error = refusal(v4.new_code_cell("#| fig-cap: {{\n1"), value)
    assert len(error.each) == 2
