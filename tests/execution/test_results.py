from __future__ import annotations

import nbformat.v4 as v4
import pytest

from ataskaita.errors import UserError
from ataskaita.execution.results import Results, apply, code_digest

SVG = {
    "output_type": "display_data",
    "data": {"image/svg+xml": "<svg/>"},
    "metadata": {"image/svg+xml": {"alt": 'Du „skaičiai“: 1 ir "2"'}},
}


def notebook(text: str = "Yra `{python} v(1)`.", code: str = "#| label: fig-x\nbars()"):
    return v4.new_notebook(cells=[v4.new_markdown_cell(text), v4.new_code_cell(code)])


def results() -> Results:
    return Results(
        outputs=[[SVG]], inline=[["444"]], ledger=[{"id": "a"}], files={"data/a.csv": None}
    )


BASE = code_digest(notebook())


@pytest.mark.parametrize(
    "changed",
    [
        notebook("Buvo `{python} v(1)` šiemet."),
        notebook(code="#| label: fig-x\n#| fig-cap: Kitas pavadinimas\nbars()"),
        notebook("# Antraštė\n\n`{python} v(1)`"),
    ],
)
def test_a_change_of_text_needs_no_new_run(changed):
    assert code_digest(changed) == BASE


@pytest.mark.parametrize(
    "changed",
    [
        notebook("Yra `{python} v(2)`."),
        notebook("Yra `{python} v(1)` ir `{python} v(1)`."),
        notebook("Yra."),
        notebook(code="#| label: fig-x\nbars( )"),
        notebook(code="#| label: fig-y\nbars()"),
        notebook(code="#| label: fig-x\nbars()\n#| a line of a text"),
        notebook(code="#| label: fig-x\nbars()\nbars()"),
    ],
)
def test_a_change_of_code_or_of_an_inline_value_needs_a_new_run(changed):
    assert code_digest(changed) != BASE


def test_tags_and_the_place_in_the_order_of_chapters_need_a_new_run():
    tagged = notebook()
    tagged.cells[1].metadata["tags"] = ["skip-execution"]
    later = notebook()
    later.metadata["ataskaita"] = {"after": "chapters"}
    assert len({BASE, code_digest(tagged), code_digest(later)}) == 3


def test_a_value_that_yaml_takes_for_a_date_is_one_like_others():
    made = v4.new_notebook(cells=[v4.new_code_cell("#| eval: 2019-01-01\nx")])
    assert code_digest(made)


def test_cells_in_another_order_need_a_new_run():
    swapped = notebook()
    swapped.cells.reverse()
    assert code_digest(swapped) != BASE


def test_outputs_and_inline_values_are_put_into_the_text():
    copy = apply(
        notebook("{{< var year >}}: `{python} v(1)`"), results(), {"year": 2019}, "x.ipynb"
    )
    assert copy.cells[0].source == "2019: 444"
    assert copy.cells[1].outputs[0].data["image/svg+xml"] == "<svg/>"


def test_an_undefined_variable_names_chapter_and_cell():
    with pytest.raises(UserError, match=r"x\.ipynb, cell 1"):
        apply(notebook("{{< var nothing >}} `{python} v(1)`"), results(), {}, "x.ipynb")
