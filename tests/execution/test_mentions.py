from __future__ import annotations

import pytest

from ataskaita.execution.mentions import mentions

NAMES = {"laiu": "Laiu sala", "suur": "Suur sala"}


def test_a_unit_is_found_where_it_is_named_in_whatever_case():
    text = "# Skaitytojai {#sec-a}\n\nVisi.\n\n## Salose {#sec-b}\n\nLaiu saloje skaitoma daug."
    assert mentions([text], NAMES) == {"laiu": ["sec-b"]}


@pytest.mark.parametrize("text", ["Laiu, Kuress Suur ir Suur salose", "Suur, Laiu salose"])
def test_of_units_that_are_named_together_each_is_found(text):
    assert mentions([f"# A {{#sec-a}}\n\n{text}"], NAMES) == {unit: ["sec-a"] for unit in NAMES}


def test_each_heading_is_told_once_in_the_order_of_the_chapters():
    texts = ["# A {#sec-a}\n\nLaiu sala.\nLaiu saloje.", "# B {#sec-b}\n\nSuur sala, Laiu sala."]
    assert mentions(texts, NAMES) == {"laiu": ["sec-a", "sec-b"], "suur": ["sec-b"]}


def test_what_stands_under_no_labelled_heading_can_not_be_referred_to():
    assert mentions(["# A\n\nLaiu sala."], NAMES) == {}
