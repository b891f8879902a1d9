"""Options, tags and settings say what of a cell readers get."""

from __future__ import annotations

import nbformat.v4 as v4
import pytest

from ataskaita.execution.results import Results, apply, code_digest
from ataskaita.execution.source import chapter_title, read_chapter
from ataskaita.execution.visibility import is_executed, shown_outputs, shown_records

PRINTED = v4.new_output("stream", name="stdout", text="A")
WARNED = v4.new_output("stream", name="stderr", text="B")


def cell(source: str = "x()", *outputs, tags: tuple[str, ...] = ()):
    made = v4.new_code_cell(source, metadata={"tags": list(tags)})
    made.outputs = list(outputs or (PRINTED, WARNED))
    return made


def said(made, **execute) -> str:
    return "".join(output.text for output in shown_outputs(made, execute))


def test_all_that_a_cell_gives_is_shown():
    assert said(cell()) == "AB"


@pytest.mark.parametrize("line", ["include: false", "output: false", "eval: false"])
def test_a_cell_can_be_hidden(line):
    assert said(cell(f"#| {line}\nx()")) == ""


@pytest.mark.parametrize("tag", ["remove-cell", "remove_cell", "remove-output", "hide-output"])
def test_a_tag_can_hide_a_cell(tag):
    assert said(cell(tags=(tag,))) == ""


def test_what_a_cell_says_on_stderr_can_be_hidden():
    assert said(cell("#| warning: false\nx()")) == "A"
    assert said(cell(tags=("hide-warnings",))) == "A"


def test_a_warning_does_not_name_the_file_of_this_run():
    warned = v4.new_output("stream", name="stderr", text="/t/ipykernel_7/12.py:2: UserWarning: A")
    assert [output.text for output in shown_outputs(cell("x()", warned), {})] == ["UserWarning: A"]


def test_what_only_hides_code_hides_nothing_else():
    assert said(cell(tags=("remove-input",))) == "AB"


def test_a_setting_holds_for_all_cells_that_do_not_say_otherwise():
    assert said(cell(), output=False) == ""
    assert said(cell("#| output: true\nx()"), output=False) == "AB"
    assert said(cell(), warning=False) == "A"


def test_a_cell_that_is_not_to_be_executed_is_not():
    assert is_executed(cell("#| eval: true\nx()"))
    assert not is_executed(cell("#| eval: false\nx()"))
    notebooks = [v4.new_notebook(cells=[cell(f"#| eval: {e}\nx()")]) for e in ("true", "false")]
    assert code_digest(notebooks[0]) != code_digest(notebooks[1])


@pytest.mark.parametrize(
    ("text", "shown"),
    [("<Axes: >", 1), ("Text(0.5, 1.0, 'A')", 1), ("Iš viso", 2), ("'<b>'", 2)],
)
def test_what_a_chart_gives_back_besides_is_left_out(text, shown):
    chart = v4.new_output("display_data", {"image/png": "aGVq"})
    given = v4.new_output("execute_result", {"text/plain": text})
    assert len(shown_outputs(cell("x()", given, chart), {})) == shown


def test_numbers_of_hidden_outputs_are_not_among_those_that_readers_get():
    ledger = [{"anchor": "n-a-1"}, {"anchor": "n-a-1--2"}, {"anchor": "n-a-2"}]
    outputs = [
        [v4.new_output("display_data", {"text/html": '<td id="n-a-1">1</td>'})],
        [v4.new_output("display_data", {"text/html": '<td id="n-a-1--2">2</td>'})],
    ]
    cells = [cell("#| output: false\nx()"), cell()]
    copy = apply(v4.new_notebook(cells=cells), Results(outputs=outputs), {}, "a.ipynb")
    assert [r["anchor"] for r in shown_records(ledger, outputs, copy)] == ["n-a-1--2", "n-a-2"]


def test_a_text_that_is_tagged_as_removed_is_not_there(small_report):
    import nbformat

    path = small_report.notebooks / "90-a.ipynb"
    gone = v4.new_markdown_cell('A `{python} v("a")`', metadata={"tags": ["remove-cell"]})
    path.write_text(nbformat.writes(v4.new_notebook(cells=[gone])), encoding="utf-8")
    assert [cell.source for cell in read_chapter(path).cells] == [""]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tekstas.\n\n# A {#sec-a}", "A {#sec-a}"),
        ("A\n===\n\nB", "A"),
        ("```\n# ne\n```\n\n# A", "A"),
        ("## A", ""),
    ],
)
def test_the_title_of_a_chapter_is_its_first_heading(text, title):
    assert chapter_title(text) == title


def test_a_title_at_the_head_of_a_page_or_notebook_is_a_heading(small_report):
    import nbformat

    head = "---\ntitle: Pavadinimas\n---\n"
    page = small_report.root / "90-a.qmd"
    page.write_text(f"{head}\nTekstas.", encoding="utf-8")
    assert read_chapter(page).cells[0].source == "# Pavadinimas"
    path = small_report.notebooks / "90-b.ipynb"
    cells = [v4.new_raw_cell(head), v4.new_markdown_cell("Tekstas.")]
    path.write_text(nbformat.writes(v4.new_notebook(cells=cells)), encoding="utf-8")
    first = read_chapter(path).cells[0]
    assert (first.cell_type, first.source) == ("markdown", "# Pavadinimas")
