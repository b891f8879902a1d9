"""What pandoc passes over, or reads as text, is found in the text itself."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::: {.callout-note}\n\nA", ("fence-open", "2", 1, "::: {.callout-note}")),
        ("A\n\n:::\n\nB", ("fence-closed", "2", 3, ":::")),
        ("```\nA", ("code-open", "2", 1, "```")),
        ("A <!-- b\n\nC", ("code-open", "2", 1, "<!--")),
        ("```{mermaid}\nA\n```", ("code-cell", "2", 1, "```{mermaid}")),
        ("A\n\n{{< include _b.md >}}", ("shortcode", "2", 3, "{{< include _b.md >}}")),
        ("A {{{< var year >}}}", ("shortcode", "2", 1, "{{< var year >}}")),
        ("A {{< var\nyear >}}", ("shortcode", "2", 1, "{{< var")),
        ("(@a) Be.", ("example-list", "2", 1, "Be.")),
        ("(@) Be.\n(@) Ce.", ("example-list", "2", 1, "Be.")),
        ("+--+\n| a |\n+==+\n| b |\n+--+", ("drawn-table", "2", 1, "+--+")),
        ("------\na   b\n--- --\nc   d\n------", ("drawn-table", "2", 3, "--- --")),
        ("| a | b |\n|---|---|\n| c | d | e |", ("table-row", "2", 3, "| c | d | e |")),
        ("| a | b |\n|---|---|\n\n| c | d |", ("row-alone", "2", 4, "| c | d |")),
        ("a | b\n--|--\nc | d | e", ("table-row", "2", 3, "c | d | e")),
        ("A \u202eb", ("direction", "2", 1, "A U+202E")),
        ("A שלום b", ("right-to-left", "2", 1, "שלום")),
        ("#| label: a\n\nB", ("option-late", "2", 1, "label: a")),
        ("A\ue004b", ("character", "2", 1, "AU+E004")),
        ("A\n\n\x07b", ("character", "2", 3, "U+0007")),
        ("A[^n].", ("note-missing", "2", 1, "[^n]")),
        ("A.\n\n[^n]: B.", ("note-unused", "2", 3, "[^n]")),
    ],
)
def test_what_would_be_lost_or_shown_as_signs_is_refused(refused, text, expected):
    assert refused(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "::: {.callout-note}\n::: {.lead}\nA\n:::\n:::",
        "::: lead\nA\n:::",
        "````\n:::\n```{mermaid}\n[^n] {{< a >}}\n````",
        "A `:::` ir `[^n]` ir `{{< include a >}}`.",
        "A <!-- ::: {.lead} --> b.",
        "{{< var year >}} ir {{<meta library>}}",
        "A[^n] ir dar[^n].\n\n[^n]: B\n\n    Dar.",
        "A^[pastaba] \\[^n].",
        "| a | b |\n|---|:-:|\n| `c|d` | e \\| f |\n| g |\n\nA | b | c | d",
        "A\tb\u00a0c\u00adč „ž“ – …",
    ],
)
def test_what_is_written_right_passes(refused, text):
    assert refused(text) == []


def test_a_block_may_go_on_over_cells(refused):
    assert refused("::: {.callout-note}\nA", "B\n:::") == []


def test_a_note_written_in_two_cells_is_told_with_both(workplace, refused):
    from ataskaita.supported.check import find_unsupported

    assert refused("A[^a].\n\n[^a]: B.", "C[^a]\n\n[^a]: Dar.") == [("note-twice", "3", 3, "[^a]")]
    (found,) = find_unsupported(workplace, [workplace.notebooks / "90-case.ipynb"])
    assert "cell 2" in found.message
