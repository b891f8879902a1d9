from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from ataskaita.errors import ChapterError, ChapterErrors, UserError
from ataskaita.execution.notebook import notebook, writes
from ataskaita.execution.source import cell_name, options, read_chapter

PAGE = """---
title: Pradžia
---

# Pradžia {#sec-index}

```{python}
#| include: false
from ataskaita.chapter import *
```

Tekstas `{python} v("visits.total")`.

```python
print("shown, not run")
```

```{python}
#| label: tbl-visits
table()
```

Pabaiga.
"""


@pytest.fixture
def page(tmp_path: Path):
    path = tmp_path / "index.qmd"
    path.write_text(PAGE, encoding="utf-8")
    return read_chapter(path)


def test_a_markdown_page_becomes_cells_in_order(page):
    assert [cell.cell_type for cell in page.cells] == [
        "markdown",
        "code",
        "markdown",
        "code",
        "markdown",
    ]
    assert page.cells[1].source == "#| include: false\nfrom ataskaita.chapter import *"
    assert page.cells[3].source == "#| label: tbl-visits\ntable()"
    assert page.cells[4].source == "Pabaiga."


def test_front_matter_speaks_to_quarto_alone(page):
    assert page.cells[0].source == "# Pradžia {#sec-index}"


def test_a_fence_of_plain_python_is_text(page):
    assert 'print("shown, not run")' in page.cells[2].source


def test_cells_of_a_page_have_the_same_ids_each_time(page):
    assert [cell.id for cell in page.cells] == [f"cell-{n}" for n in range(5)]


def test_a_rule_in_the_text_is_no_front_matter(tmp_path):
    path = tmp_path / "x.qmd"
    path.write_text("Tekstas\n\n---\n\nToliau\n", encoding="utf-8")
    assert read_chapter(path).cells[0].source == "Tekstas\n\n---\n\nToliau"


def test_outputs_that_a_notebook_was_saved_with_are_dropped(tmp_path, page):
    saved = json.loads(json.dumps(page))
    saved["cells"][1] |= {
        "outputs": [{"output_type": "stream", "name": "stdout", "text": "x"}],
        "execution_count": 7,
    }
    path = tmp_path / "x.ipynb"
    path.write_text(json.dumps(saved), encoding="utf-8")
    cell = read_chapter(path).cells[1]
    assert cell.outputs == []
    assert cell.execution_count is None


@pytest.mark.parametrize("text", ["", "not JSON", "[]", '{"cells": 5}', "<<<<<<< HEAD\n{}"])
def test_what_is_not_a_notebook_is_named_with_the_way_out(tmp_path, text):
    path = tmp_path / "05-visits.ipynb"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=r"05-visits\.ipynb is not a notebook") as error:
        read_chapter(path)
    assert "Jupyter" in error.value.fix


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("#| label: tbl-x\n#| tbl-cap: Įsigyta\ntable()", {"label": "tbl-x", "tbl-cap": "Įsigyta"}),
        ("#| include: false\nx", {"include": False}),
        ("#|label: fig-x", {"label": "fig-x"}),
        ('#| tbl-cap: "A #b"  # why', {"tbl-cap": "A #b"}),
        ("#| tbl-cap: A#b\n#| label: a # why", {"tbl-cap": "A#b", "label": "a"}),
        ("#| tbl-cap: yes\n#| fig-cap: null", {"tbl-cap": "yes", "fig-cap": "null"}),
        ("#| tbl-cap: 1.50\n#| fig-alt: 2019-01-01", {"tbl-cap": "1.50", "fig-alt": "2019-01-01"}),
        ("#| tbl-cap:\n#| fig-alt: [A, b]", {"tbl-cap": "", "fig-alt": ["A", "b"]}),
        ('#| tbl-cap: "A: b"', {"tbl-cap": "A: b"}),
        ("#| 5: a\n#| 2019-01-01: b", {"5": "a", "2019-01-01": "b"}),
        ("x = 1\n#| label: tbl-x", {}),
        ("# a comment\n#| label: tbl-x", {}),
        ("", {}),
    ],
)
def test_options_stand_at_the_top_of_a_cell(source, found):
    assert options(source) == found


def test_a_cell_is_called_by_its_label_or_its_number(page):
    assert cell_name(page.cells[3], 4) == "tbl-visits"
    assert cell_name(page.cells[1], 2) == "2"
    assert cell_name(page.cells[0], 1) == "1"


def test_options_that_cannot_be_read_leave_the_cell_its_number(page):
    page.cells[3].source = "#| label: [x\ntable()"
    with pytest.raises(yaml.YAMLError):
        options(page.cells[3].source)
    assert cell_name(page.cells[3], 4) == "4"


@pytest.mark.parametrize(
    "line",
    [
        "tbl-cap: Fondas: 2019",
        "tbl-cap: [A, B]",
        "tbl-cap: #a",
        "fig-alt: Akcija #skaitau",
        "include=false",
    ],
)
def test_options_that_cannot_be_read_are_a_mistake_with_a_place_and_a_way_out(tmp_path, line):
    path = tmp_path / "index.qmd"
    path.write_text(PAGE.replace("label: tbl-visits", line), encoding="utf-8")
    with pytest.raises(UserError, match=r"index\.qmd, cell 4(, line 1)?: the options") as error:
        read_chapter(path)
    assert "quotation marks" in error.value.fix


def test_an_option_that_only_quarto_would_obey_is_refused_by_its_line(tmp_path):
    apart = "#| label: tbl-a\n# | include: false\n#\u00a0| tbl-cap: A\n1\n# | a comment"
    with pytest.raises(ChapterErrors) as refused:
        read_chapter(written(tmp_path, ("code", apart)))
    assert [one.line for one in refused.value.each] == [2, 3]
    assert all("without a space" in one.fix for one in refused.value.each)
    assert read_chapter(written(tmp_path, ("code", "# a | b\n# | a comment\n1")))


@pytest.mark.parametrize("heading", ["", "# Tikras {#sec-tikras}\n"])
@pytest.mark.parametrize(
    ("head", "line", "problem"),
    [
        ("title: Mano: pavadinimas\nauthor: Jonas", 2, "mapping values are not allowed"),
        ("author: Jonas\ntitle: [neuždaryta", 4, "did not find expected"),
        ("Pastaba: pirma: antra\nkita eilutė", 2, "mapping values are not allowed"),
        ("title: Akcija #skaitau", 2, "leaves out what stands behind #"),
        ("title: {a: b}", 2, "takes this text for a list"),
        ("Tekstas tarp dviejų linijų.", None, "a line must be a name"),
        ("date: 2019-13-45", None, "month must be in"),
    ],
)
def test_a_head_that_cannot_be_read_is_refused_and_never_dropped(
    tmp_path, head, line, problem, heading
):
    head = f"---\n{head}\n---"
    page = tmp_path / "chapter.qmd"
    page.write_text(f"{head}\n\n{heading}", encoding="utf-8")
    for path in (page, written(tmp_path, ("raw", head), ("markdown", heading))):
        with pytest.raises(ChapterError) as refused:
            read_chapter(path)
        assert (refused.value.cell, refused.value.line) == ("1", line)
        assert "the head of the chapter" in refused.value.cause
        assert problem in refused.value.cause


def test_texts_are_written_as_lists_of_lines_which_quarto_needs():
    shown = {"output_type": "display_data", "data": {"text/markdown": "x\ny"}, "metadata": {}}
    cell = {"cell_type": "code", "source": "a\nb", "outputs": [shown]}
    written = json.loads(writes({"cells": [cell], "metadata": {}}))
    assert written["cells"][0]["source"] == ["a\n", "b"]
    assert written["cells"][0]["outputs"][0]["data"]["text/markdown"] == ["x\n", "y"]


def written(tmp_path, *cells):
    path = tmp_path / "chapter.ipynb"
    path.write_text(writes(notebook(cells)), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (
            'A `{python} v("a.b") mažiau – negu\n`{python} v("c.d")`.',
            1,
            'value `{python} v("a.b")`',
        ),
        ('A\n\nb `{python} v("a.b") mažiau.', 3, 'value `{python} v("a.b")`'),
        ('A `{python} v("a.b")`, {python} v("c.d")`.', 1, 'value `{python} v("c.d")`'),
        ('A\n`{python} v("a.b"`.', 2, "do not match"),
        ("A `{python} v(„a.b“)`.", 1, "do not match"),
    ],
)
def test_a_backtick_that_is_missing_is_named_with_its_cell_and_line(tmp_path, text, line, said):
    with pytest.raises(ChapterError) as refused:
        read_chapter(written(tmp_path, ("code", "1"), ("markdown", text)))
    assert (refused.value.cell, refused.value.line) == ("2", line)
    assert said in refused.value.cause


@pytest.mark.parametrize(
    "text",
    [
        'A `{python} v("a.b")` b `{python} change("a.b", year=1)`.',
        'Rašoma `` `{python} v("a.b")` ``.',
        "```\n`{python} v(\n```",
        '`{python} v("a.b",\n  "c")`',
    ],
)
def test_inline_values_that_are_written_right_are_read(tmp_path, text):
    assert read_chapter(written(tmp_path, ("markdown", text)))
