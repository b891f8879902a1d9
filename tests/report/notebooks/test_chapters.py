"""What holds for every chapter's source, whatever it tells."""

from __future__ import annotations

import ast
import json
import re

import nbformat.v4 as v4
import pytest
import yaml

import ataskaita.chapter
from ataskaita.execution.notebook import stripped
from ataskaita.execution.purity import impurity
from ataskaita.execution.source import chapter_title, front_matter, read_chapter
from ataskaita.indicators import REGISTRY
from ataskaita.inline import expressions
from ataskaita.project import Project
from ataskaita.render.book import is_numbered
from tests.conftest import ROOT
from tests.report.notebooks.subset import chapters, labels, outside, references

SETUP = "#| include: false\nfrom ataskaita.chapter import *"
LONGEST = 15

CHAPTERS = chapters(ROOT)
each = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)

#: Builders whose first text is the id of an indicator.
BY_ID = {
    "v", "diff", "change", "percent_change", "word", "rose", "more", "compare", "counted", "form",
    "if_zero", "changed", "leaders", "col", "change_col", "both_years", "row", "units_by",
}  # fmt: skip


def code(chapter) -> list[str]:
    """The code cells after the set-up."""
    cells = [cell.source for cell in read_chapter(chapter).cells if cell.cell_type == "code"]
    return cells[1:]


def calls(chapter) -> list[ast.Call]:
    """Every call of a builder, in cells and in sentences."""
    notebook = read_chapter(chapter)
    sources = code(chapter)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            sources += expressions(cell.source)
    return [
        node
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
    ]


@each
def test_every_chapter_begins_with_the_same_set_up(chapter):
    cells = [cell.source for cell in read_chapter(chapter).cells if cell.cell_type == "code"]
    assert cells[0] == SETUP
    assert SETUP not in cells[1:]


@pytest.mark.parametrize("path", sorted(ROOT.glob("notebooks/*.ipynb")), ids=lambda path: path.stem)
def test_the_repository_keeps_notebooks_stripped(path):
    text = path.read_text(encoding="utf-8")
    assert text == stripped(text), "run `ataskaita strip`"


def test_all_chapters_can_be_kept_because_they_call_the_vocabulary_alone():
    sources = Project(ROOT).sources
    assert [impurity(ROOT, read_chapter(source)) for source in sources] == [""] * len(sources)


@each
def test_cells_are_short(chapter):
    long = [source for source in code(chapter) if len(source.splitlines()) > LONGEST]
    assert long == []


@each
def test_a_cell_only_chooses_what_to_show(chapter):
    """No loops, conditions, functions, imports or arithmetic: those belong to the package."""
    logic = (ast.For, ast.While, ast.If, ast.IfExp, ast.FunctionDef, ast.Lambda, ast.ClassDef,
             ast.Import, ast.ImportFrom, ast.comprehension, ast.BinOp, ast.Compare, ast.BoolOp,
             ast.With, ast.Try)  # fmt: skip
    found = [
        f"line {node.lineno}: {type(node).__name__}"
        for source in code(chapter)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, logic) and not _joins_lists(node)
    ]
    assert found == []


def _joins_lists(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.BitOr)


@each
def test_a_sentence_calls_one_builder_at_a_time(chapter):
    for cell in read_chapter(chapter).cells:
        if cell.cell_type == "markdown":
            for expression in expressions(cell.source):
                tree = ast.parse(expression, mode="eval").body
                assert isinstance(tree, ast.Call | ast.Name), expression


@each
def test_only_builders_of_the_package_are_called(chapter):
    known = set(ataskaita.chapter.__all__) | {"dict"}
    names = {node.func.id for node in calls(chapter) if isinstance(node.func, ast.Name)}
    assert names <= known


@each
def test_every_indicator_that_is_named_exists(chapter):
    named = {
        node.args[0].value
        for node in calls(chapter)
        if isinstance(node.func, ast.Name)
        and node.func.id in BY_ID
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert named <= set(REGISTRY)


@each
def test_nothing_outside_the_documented_part_of_quarto_is_used(chapter):
    assert list(outside(read_chapter(chapter))) == []


@each
def test_every_table_and_chart_is_referred_to_in_the_text(chapter):
    notebook = read_chapter(chapter)
    assert set(labels(notebook)) - references(notebook) == set()


@each
def test_a_chapter_has_one_title_with_a_label(chapter):
    text = "\n".join(c.source for c in read_chapter(chapter).cells if c.cell_type == "markdown")
    titles = re.findall(r"^# .*$", text, flags=re.MULTILINE)
    assert len(titles) == 1
    assert re.search(r"\{[^}]*#sec-[\w-]+[^}]*\}$", titles[0])


@pytest.mark.parametrize(
    "chapter", [path for path in CHAPTERS if path.suffix == ".ipynb"], ids=lambda path: path.stem
)
def test_notebooks_are_kept_without_outputs(chapter):
    saved = json.loads(chapter.read_text(encoding="utf-8"))
    assert [cell["outputs"] for cell in saved["cells"] if cell.get("outputs")] == []
    ids = [cell["id"] for cell in saved["cells"]]
    assert len(set(ids)) == len(ids)


def test_every_notebook_belongs_to_the_book():
    listed = {path.name for path in Project(ROOT).chapters}
    assert listed == {path.name for path in CHAPTERS if path.suffix == ".ipynb"}


def test_labels_are_used_once_in_the_whole_report():
    found = [label for chapter in CHAPTERS for label in labels(read_chapter(chapter))]
    assert sorted(found) == sorted(set(found))


def test_the_whole_report_embeds_every_chapter_in_the_order_of_the_book():
    text = (ROOT / "report.qmd").read_text(encoding="utf-8")
    embedded = re.findall(r"\{\{< embed _build/notebooks/([\w-]+)\.ipynb >\}\}", text)
    assert embedded == [path.stem for path in Project(ROOT).sources]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (v4.new_code_cell("#| column: page\nx"), "cell 1: option column"),
        (
            v4.new_code_cell("#| label: tbl-x\nx"),
            "cell 1: label tbl-x without a caption of its kind",
        ),
        (v4.new_code_cell("#| tbl-cap: X\nx"), "cell 1: a caption without a label"),
        (v4.new_markdown_cell("{{< video x >}}"), "cell 1: shortcode video"),
        (v4.new_markdown_cell("::: {.callout-warning}\n:::"), "cell 1: class callout-warning"),
        (v4.new_markdown_cell("::: {.panel-tabset}\n:::"), "cell 1: class panel-tabset"),
        (v4.new_markdown_cell("A <b>B</b>"), "cell 1: raw HTML: <b>"),
        (v4.new_markdown_cell("$x^2$"), "cell 1: mathematics: $x"),
        (v4.new_markdown_cell("![](a.png)"), "cell 1: an image: !["),
        (v4.new_raw_cell("x"), "cell 1: a cell of type raw"),
    ],
)
def test_what_lies_outside_the_subset_is_found(cell, said):
    assert list(outside(v4.new_notebook(cells=[cell]))) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "# A {.unnumbered #sec-index}",
        "::: {.callout-note}\n[A]{.outcome .reached} `<b>` {{< var year >}} `{python} v(1)`\n:::",
        "Nuo 5 \\[e\\] iki 10 <https://example.org> $",
    ],
)
def test_what_lies_inside_the_subset_passes(text):
    assert list(outside(v4.new_notebook(cells=[v4.new_markdown_cell(text)]))) == []


def test_quarto_is_told_to_execute_the_landing_page():
    # The project declines execution: notebooks come executed, but this page has no filter.
    front = (ROOT / "index.qmd").read_text(encoding="utf-8").split("---")[1]
    assert yaml.safe_load(front) == {"execute": {"enabled": True}}


@pytest.mark.parametrize(
    "chapter", [path for path in CHAPTERS if path.suffix == ".ipynb"], ids=lambda path: path.stem
)
def test_a_notebook_that_does_not_count_does_not_begin_with_its_title(chapter):
    """Else Quarto, which reads the source before any filter of ours, numbers it."""
    texts = [cell.source for cell in read_chapter(chapter).cells if cell.cell_type == "markdown"]
    assert is_numbered(chapter_title("\n\n".join(texts))) or not texts[0].startswith("#")


def test_the_document_of_all_chapters_has_the_filters_of_the_book():
    """Quarto gives what _quarto.yml says to the chapters of the book, of which this is none."""
    document = front_matter((ROOT / "report.qmd").read_text("utf-8"))
    assert document["filters"] == Project(ROOT).quarto["filters"]
