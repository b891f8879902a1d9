"""Cells, tags, options and settings are obeyed, or refused by their names."""

from __future__ import annotations

import nbformat.v4 as v4
import pytest

from ataskaita.execution.source import front_matter
from ataskaita.supported.cells import check_front_matter, check_settings
from ataskaita.supported.check import require_supported
from ataskaita.supported.findings import UnsupportedErrors
from ataskaita.supported.kinds import OPTIONS
from tests.support.projects import save_chapter


def code(source: str, *tags: str):
    return v4.new_code_cell(source, metadata={"tags": list(tags)} if tags else {})


def test_a_chapter_of_text_and_tables_is_as_it_must_be(refused):
    cell = code("#| label: tbl-a\n#| tbl-cap: Lentelė\n#| warning: false\ntable(x)")
    assert refused("Tekstas *toks* ir `kodas`.", cell, code("#| include: false\n1")) == []


def test_a_raw_cell_is_refused_with_its_text(refused):
    assert refused(v4.new_raw_cell("RAW tekstas")) == [("cell-type", "2", 1, "RAW tekstas")]


def test_an_empty_raw_cell_loses_nothing(refused):
    assert refused(v4.new_raw_cell("  \n")) == []


@pytest.mark.parametrize("tag", ["raises-exception", "skip-execution", "show-code", "show_code"])
def test_tags_that_cannot_be_obeyed_are_refused(refused, tag):
    assert refused(code("1", tag)) == [("tag", "2", 1, tag.replace("_", "-"))]


def test_tags_of_authors_own_mean_nothing(refused):
    assert refused(code("1", "mano-zyma", "remove-cell", "hide_input")) == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("column: page", "option"),
        ("layout-ncol: 2", "option"),
        ("tbl-capt: X", "unknown-option"),
        ("echo: true", "option-value"),
        ("output: asis", "option-value"),
        ("eval: [1]", "option-value"),
        ("error: true", "option-value"),
        ("tbl-cap: A^[b]", "table-note"),
        ("tbl-cap: A $y^2$", "math"),
        ("tbl-cap: A {{< var year >}}", "shortcode"),
        ("tbl-cap: \"Iš viso `{python} v('a')`\"", "caption-value"),
    ],
)
def test_other_options_are_refused_with_their_line(refused, line, rule):
    ((found, cell, number, _),) = refused(code(f"#| label: x\n#| {line}\n1"))
    assert (found, cell, number) == (rule, "x", 2)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1\n#| include: false", ("option-late", "2", 2, "include: false")),
        ("# pastaba\n#| include: false\n1", ("option-late", "2", 2, "include: false")),
        ("#| echo: false\n#| label: tbl-a\n1", ("no-caption", "tbl-a", 2, "tbl-a")),
        ("#| label: fig-a\n1", ("no-caption", "fig-a", 1, "fig-a")),
        ("#| label: a b\n1", ("label-sign", "a b", 1, "a b")),
    ],
)
def test_an_option_that_nobody_would_obey_is_refused(refused, source, expected):
    assert refused(code(source)) == [expected]


@pytest.mark.parametrize("line", ["include: false", "output: false", "eval: false", "tbl-cap: A"])
def test_what_is_not_shown_needs_no_caption(refused, line):
    assert refused(code(f"#| label: tbl-a\n#| {line}\n1")) == []


def test_a_label_given_twice_is_told_with_both_cells(workplace, refused):
    from ataskaita.supported.check import find_unsupported

    twice = code("#| label: tbl-a\n#| tbl-cap: A\n1"), code("#| label: tbl-a\n#| tbl-cap: A\n2")
    assert refused(*twice) == [("label-twice", "tbl-a", 1, "tbl-a")]
    (found,) = find_unsupported(workplace, [workplace.notebooks / "90-case.ipynb"])
    assert "cell 2" in found.message


@pytest.mark.parametrize("tag", ["when-visits", "when-visits-complete"])
def test_cells_of_which_a_report_holds_one_may_have_one_label(refused, tag):
    first, second = (
        code("#| label: tbl-a\n#| tbl-cap: A\n1"),
        code("#| label: tbl-a\n#| tbl-cap: A\n2"),
    )
    first.metadata["tags"], second.metadata["tags"] = [tag], ["unless-visits"]
    assert refused(first, second) == []
    second.metadata["tags"] = ["when-visits"]
    assert refused(first, second) == [("label-twice", "tbl-a", 1, "tbl-a")]


def test_an_option_that_is_misspelt_is_told_the_nearest(workplace, refused):
    refused(code("#| tbl-capt: X\n1"))
    from ataskaita.supported.check import find_unsupported

    (found,) = find_unsupported(workplace, [workplace.notebooks / "90-case.ipynb"])
    assert "tbl-cap" in found.fix
    assert "tbl-cap" in OPTIONS


def test_settings_of_all_cells_are_obeyed_or_refused():
    said = {"echo": False, "enabled": False, "output": False, "warning": None}
    book = {"title": "Ataskaita"}
    assert list(check_settings({"book": book, "execute": said}, "_quarto.yml")) == []
    given = {"echo": True, "eval": False, "fig-width": 7}
    found = check_settings({"book": book, "execute": given}, "_quarto.yml")
    assert [(f.rule, f.text) for f in found] == [
        ("option-value", "echo: True"),
        ("option", "eval"),
        ("option", "fig-width"),
    ]


def test_what_yaml_leaves_out_of_a_title_is_refused_with_its_line():
    text = 'a: b # c\nbook:\n  title: Apžvalga #9\n  author: "A #1"\n  subtitle: B # pastaba\n'
    (found,) = check_settings({"book": {"title": "Apžvalga"}}, "_quarto.yml", text)
    assert (found.rule, found.line, found.text) == ("cut", 3, "Apžvalga #9")


@pytest.mark.parametrize("settings", [{}, {"book": None}, {"book": {"title": " "}}])
def test_a_report_without_a_title_is_refused_by_file_and_setting(settings):
    (found,) = check_settings(settings, "_quarto.yml")
    assert (found.rule, found.file, found.cell) == ("book-title", "_quarto.yml", "book: title")


def test_what_stands_at_the_head_of_a_chapter_is_obeyed_or_refused():
    said = front_matter("---\ntitle: A\nauthor: B\nexecute:\n  enabled: true\n---\n")
    assert [f.text for f in check_front_matter(said, "", "a.qmd")] == ["author"]
    assert [f.rule for f in check_front_matter({"title": "A"}, "B {#sec-b}", "a.qmd")] == [
        "two-titles"
    ]
    assert list(check_front_matter({"title": "A"}, "A {#sec-a}", "a.qmd")) == []


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        (v4.new_markdown_cell("::: {.callout-note}\n\nAtvira"), "fence-open"),
        (v4.new_markdown_cell("Tekstas[^a]."), "note-missing"),
        (
            v4.new_code_cell("#| label: tbl-a\n#| tbl-cap: Iš viso `{python} v(1)`\n1"),
            "caption-value",
        ),
        (v4.new_markdown_cell("{{< pagebreak >}}"), ""),
        (v4.new_markdown_cell("::: {.panel-tabset}\n:::"), ""),
    ],
)
def test_mistakes_that_quarto_passes_over_are_refused_with_it_too(workplace, cell, rule):
    path = save_chapter(workplace, "90-case", [v4.new_markdown_cell("# Bandymas"), cell])
    refused = []
    try:
        require_supported(workplace, [path], by_quarto=True)
    except UnsupportedErrors as error:
        refused = [finding.rule for finding in error.findings]
    assert refused == ([rule] if rule else [])
