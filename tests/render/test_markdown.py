"""One text is made of the cells of a chapter."""

from __future__ import annotations

import nbformat.v4 as v4
import pytest

from ataskaita.render.embedded.markdown import to_markdown


@pytest.fixture
def text(tmp_path):
    def of(source: str, html: str) -> str:
        cell = v4.new_code_cell(source)
        cell.outputs = [v4.new_output("display_data", {"text/html": html})]
        return to_markdown(v4.new_notebook(cells=[cell]), "a", tmp_path)[0]

    return of


def test_a_caption_of_several_lines_keeps_all_its_words(text):
    source = "#| label: tbl-a\n#| tbl-cap: |\n#|   Knygos\n#|   *naujos*\n#|\n#|   Iš viso\na()"
    assert 'caption="Knygos *naujos* Iš viso"' in text(source, "<table></table>")


def test_a_no_break_space_stays_in_a_caption(text):
    source = "#| tbl-cap: 5\u00a0knygos\na()"
    assert 'caption="5\u00a0knygos"' in text(source, "<table></table>")


def test_a_comment_in_a_table_is_none_of_its_words(text):
    assert "B" not in text("a()", "<table><tr><td>A<!-- B --></td></tr></table>")
