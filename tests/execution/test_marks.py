"""Marks in a text: read, tested when the chapter runs, and gone from what readers get."""

from __future__ import annotations

import nbformat.v4 as v4

from ataskaita.execution.marks import claims, marks, unmarked
from ataskaita.execution.results import Results, apply, code_digest

TEXT = (
    '[Augo]{.claim test="rising(\'lending.items\')"} iki `{python} v("a[1]")`,\n'
    '[2 proc. parama]{.typed reason="paramos rūšies pavadinimas"} ir [pasiektas]{.outcome}.'
)


def test_marks_give_their_text_test_reason_and_line():
    claim, typed = marks(TEXT)
    assert (claim.kind, claim.text, claim.test, claim.line) == (
        "claim",
        "Augo",
        "rising('lending.items')",
        1,
    )
    assert (typed.kind, typed.text, typed.reason, typed.line) == (
        "typed",
        "2 proc. parama",
        "paramos rūšies pavadinimas",
        2,
    )
    assert claims(TEXT) == [claim]


def test_a_reader_sees_the_text_without_its_marks():
    assert unmarked(TEXT) == (
        'Augo iki `{python} v("a[1]")`,\n2 proc. parama ir [pasiektas]{.outcome}.'
    )


def test_a_claim_may_hold_an_inline_value():
    text = '[Augo iki `{python} v("x")`]{.claim test="rising(\'x\')"}.'
    assert unmarked(text) == 'Augo iki `{python} v("x")`.'


def test_a_copy_holds_no_marks():
    caption = "#| tbl-cap: 'Po [8 vaikus]{.typed reason=\"programos sąlyga\"}'\ntable()"
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell(TEXT), v4.new_code_cell(caption)])
    copy = apply(notebook, Results(outputs=[[]], inline=[["5"]]), {}, "05-a.ipynb")
    assert copy.cells[0].source == "Augo iki 5,\n2 proc. parama ir [pasiektas]{.outcome}."
    assert copy.cells[1].source.startswith("#| tbl-cap: 'Po 8 vaikus'")


def test_another_test_of_a_claim_needs_a_new_run():
    def digest(text: str) -> str:
        return code_digest(v4.new_notebook(cells=[v4.new_markdown_cell(text)]))

    assert digest(TEXT) != digest(TEXT.replace("rising", "falling"))
    assert digest(TEXT) != digest(TEXT.replace("Augo", "Krito"))
    assert digest(TEXT) == digest(TEXT.replace("parama", "dotacija"))
