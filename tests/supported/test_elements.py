"""Pandoc's elements, classes and attributes are shown in both formats, or refused."""

from __future__ import annotations

import re

import nbformat.v4 as v4
import pytest

from ataskaita.supported.check import SCRIPT
from ataskaita.supported.kinds import kinds


@pytest.mark.parametrize(
    ("text", "rule", "said"),
    [
        ("A $a^2$.", "math", "a^2"),
        ("A <b>c</b>.", "html", "<b"),
        ("<style>p{}</style>", "html", "<style"),
        ("<iframe src='x'></iframe>", "html", "<iframe"),
        ("A <img src='a.png' alt='b'>.", "html", "<img"),
        ("<table><tr><td>A</td></tr></table>", "html", "<table"),
        ("`\\x`{=latex}", "raw", "=latex"),
        ("A \\foo{b}.", "raw", "\\foo{b}"),
        ("[A]{.column-margin}", "class", "column-margin"),
        ("::: {.panel-tabset}\nA\n:::", "class", "panel-tabset"),
        ("::: {.callout-nota}\nA\n:::", "class", "callout-nota"),
        ("::: {layout-ncol=2}\nA\n:::", "attribute", "layout-ncol"),
        ("| A |\n|---|\n| b |\n\n: C {#tbl-a tbl-colwidths='[9]'}", "attribute", "tbl-colwidths"),
        ("<div style='color:red'>\nA\n</div>", "attribute", "style"),
        ("## B {.unlisted}", "class", "unlisted"),
        ("```{.r filename='a.r'}\nA\n```", "attribute", "filename"),
        ("Tekstas.\n\n# Antras", "titles", "Antras"),
        ("[A](02-b.ipynb)", "link", "02-b.ipynb"),
        ("##\u00a0Skirsnis", "heading-space", "## Skirsnis"),
        ("##Skirsnis čia", "heading-space", "##Skirsnis"),
        ("Tekstas:\n• a\n• b", "glued", "• a"),
        ("~~A ~~ b", "nothing-struck", "~~"),
        ("[Pastaba]: svarbu", "link", "svarbu"),
        ("A ^^ b", "nothing-struck", "^^"),
        ("A^`{python} v('b')`^ c", "value-raised", "^`{python} v('b')`^"),
        ("A~`{python} v('b')`~ c", "value-raised", "~`{python} v('b')`~"),
        ("(c) Biblioteka", "list-letter", "Biblioteka"),
        ("t. y. visi", "list-letter", "visi"),
        ("[A]{.visually-hidden}", "class", "visually-hidden"),
        ("[A]{.d-none}", "class", "d-none"),
        ("[5]{.v k=x}", "class", "v"),
        ("::: {.chart-notes}\nA\n:::", "class", "chart-notes"),
        ("::: {.table-float}\nA\n:::", "class", "table-float"),
        ("## A\n\n#### B\n\nC", "heading-skip", "B"),
        ("## {#sec-b}\n\nC", "no-words", "##"),
        ("A [](https://b.lt) c", "no-words", "[](https://b.lt)"),
        ("A^[] b", "no-words", "^[]"),
        ("A. {.lead}", "attributes-alone", "{.lead}"),
        (
            "::: {.callout-note title=\"A `{python} v('b')`\"}\nC\n:::",
            "caption-value",
            "A `{python} v('b')`",
        ),
        ("![A](a.png){fig-alt=\"`{python} v('b')`\"}", "caption-value", "`{python} v('b')`"),
        ("[A](https://b.lt \"`{python} v('b')`\")", "caption-value", "`{python} v('b')`"),
        ("A ![B `{python} v('b')`](a.png) c", "caption-value", "{python} v('b')"),
        ('![A](a.png){fig-alt="`{python} v("b")`"}', "attributes-alone", "{fig-alt="),
        ("![A](a.png){fig-alt=„B c“}", "attributes-alone", "{fig-alt=„B"),
        ("## A {.unnumbered title=„B c“}", "attributes-alone", "{.unnumbered title=„B c“}"),
        ("| a |\n|---|\n| ***b*** |", "table-nested", "b"),
        ("| a |\n|---|\n| [**b**](https://c.lt) |", "table-nested", "b"),
        ("| a |\n|---|\n| b *c ~~d~~* |", "table-nested", "c d"),
        ("| a |\n|---|\n| **`b`** |", "table-nested", "b"),
        ("## A^[b]\n\nC", "heading-note", "b"),
        ("Tekstas:\n- a\n- b", "glued", "- a"),
        ("Tekstas:\n1. a\n2. b", "glued", "1. a"),
        ("Tekstas\n### Skirsnis čia\nB", "glued", "### Skirsnis"),
        ("Tekstas\n> citata", "glued", "> citata"),
        ("Tekstas\n| a | b |\n|---|---|\n| c | d |", "glued", "| a"),
        ("Tekstas\n::: {.callout-note}\nA\n:::", "glued", "::: {.callout-note}"),
        ("A[^b].\n\n[^b]: C[^d].\n\n[^d]: E.", "note-in-note", "[^d]"),
        ("::: {#tbl-a}\nA\n:::", "label-place", "tbl-a"),
        ("## A {#tbl-a}", "label-place", "tbl-a"),
        ("[A]{#fig-a}", "label-place", "fig-a"),
        ("Rašykite @biblioteka.", "citation", "@biblioteka"),
        ("![a](https://example.org/a.png)", "far-picture", "https://example.org/a.png"),
        ('[A]{.content-visible when-format="pdf"}', "format", "pdf"),
        ('[`{python} v("a")`]{.content-hidden}', "conditional", '{python} v("a")'),
        ("| a |\n|---|\n| b^[c] |", "table-note", "c"),
        ("| a |\n|---|\n| Žr. @sec-a |", "table-reference", "@sec-a"),
        ("- A\n  ::: {.callout-note}\n  B\n  :::", "glued", "::: {.callout-note}"),
        ("- A\n\n    ::: {.callout-note}\n    B\n    :::", "glued", "::: {.callout-note}"),
        ('    `{python} v("a")`', "code-value", '`{python} v("a")`'),
        ('```\n`{python} v("a")`\n```', "code-value", '`{python} v("a")`'),
    ],
)
def test_what_only_one_format_could_show_is_refused(refused, text, rule, said):
    assert (rule, said) in [(found[0], found[3]) for found in refused(text)]


def test_the_first_line_that_goes_on_as_text_is_named(refused):
    assert refused("Ir-gi:\n- a\n- b") == [("glued", "2", 2, "- a")]


@pytest.mark.parametrize(
    "text",
    [
        "A<br>b<br/>c<wbr>d <!-- e -->",
        "**a** *b* ~~c~~ H~2~O m^2^ [D]{.smallcaps} [e]{.underline} `f` „g“",
        "[Book Trailers]{lang=en}",
        "[A]{.savo-klase}\n\n::: {.mano}\nB\n:::",
        "::: {.callout-tip title='A'}\n# B\nC\n:::\n\n## D {.unnumbered}",
        '::: {.content-visible when-format="html"}\nA\n:::',
        "[a](https://a.lt) [b](#sec-case) [c](mailto:a@b.lt) <https://c.lt>",
        "> a\n\n* b\n    1. c\n\nD\n:   E\n\n| F\n| g\n\n---\n\n    h",
        "| a | b |\n|---|---|\n| **c**<br>d | `e` |\n\n: F {#tbl-f}\n\nŽr. @tbl-f ir [-@sec-case].",
        "Kaina 5 $ ir 6 $.",
        "***c*** [**d**](https://e.lt) *`f`*",
        "```{=html}\n<table><tr><td>A</td></tr></table>\n```",
    ],
)
def test_what_both_formats_show_passes(refused, text):
    assert refused(text) == []


def test_the_second_of_two_faults_is_told_too(refused):
    assert [found[:3] for found in refused("A $b$.", "C\n\n<u>d</u>")] == [
        ("math", "2", 1),
        ("html", "3", 3),
    ]


def test_a_cell_inside_a_part_for_one_format_is_refused(refused):
    opened = '::: {.content-visible when-format="html"}'
    found = refused(opened, v4.new_code_cell("table()"), ":::")
    assert "conditional-cell" in [rule for rule, *_ in found]


def test_a_chapter_without_a_title_is_refused(refused):
    assert refused("Tekstas.", title="") == [("no-title", "1", 1, "")]


@pytest.mark.parametrize("text", ["Įžanga.", "% Įžanga.", "## Skirsnis"])
def test_text_above_the_title_is_refused_with_its_cell(refused, text):
    first = v4.new_code_cell("#| include: false\n1")
    found = refused(first, text, "# Dalis {#sec-a}", title="")
    assert ("before-title", "2", 1, " ".join(text.split())) in found
    assert refused(first, "<!-- pastaba -->", f"# Dalis {{#sec-a}}\n\n{text}", title="") == []


def test_text_that_begins_as_the_title_does_is_refused_above_it(refused):
    found = refused("Dalis apie knygas.", "# Dalis", title="")
    assert ("before-title", "1", 1, "Dalis apie knygas.") in found


def test_a_title_that_is_underlined_is_one(refused):
    assert refused("Pavadinimas\n===========\n\nTekstas.", title="") == []


def test_every_kind_that_the_script_names_is_described():
    named = set(re.findall(r'say\("([\w-]+)"', SCRIPT.read_text(encoding="utf-8")))
    assert named
    assert named <= set(kinds())
