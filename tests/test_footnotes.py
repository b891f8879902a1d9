"""Where the footnotes of computed values go."""

from __future__ import annotations

import pytest

from ataskaita.inline import fill

NOTE, OTHER = "^[Pabrango.]", "^[Sumažėjo.]"
VALUE = '[718]{#n-02-1 .v data-k="a; b"}'


def filled(markdown: str, *results: str) -> str:
    return fill(markdown.replace("@", "`{python} v()`"), list(results), {}, "x")


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("Gauta @ 2018 m. Ir dar.", f"Gauta {VALUE} mažiau nei 2018 m.{NOTE} Ir dar."),
        ("Gauta @ 2018 m.; ir dar.", f"Gauta {VALUE} mažiau nei 2018 m.{NOTE}; ir dar."),
        ("Gauta @ pernai. Ir dar.", f"Gauta {VALUE} mažiau nei pernai{NOTE}. Ir dar."),
        ("Gauta @ 2018 m. – ir pirkta.", f"Gauta {VALUE} mažiau nei 2018 m.{NOTE} – ir pirkta."),
        ("Gauta @ pernai – 5 vnt. Ir", f"Gauta {VALUE} mažiau nei pernai – 5 vnt.{NOTE} Ir"),
        ("Gauta @ pernai!\n\nToliau.", f"Gauta {VALUE} mažiau nei pernai!{NOTE}\n\nToliau."),
        ("- gauta @ pernai\n- dar", f"- gauta {VALUE} mažiau nei pernai{NOTE}\n- dar"),
        ("| @ pernai | 1. A |", f"| {VALUE} mažiau nei pernai{NOTE} | 1. A |"),
        ("@ tada (žr. 1 lentelę).", f"{VALUE} mažiau nei tada (žr. 1 lentelę).{NOTE}"),
        ("@ tada, žr. [1]{.a} ir bb.", f"{VALUE} mažiau nei tada, žr. [1]{{.a}} ir bb{NOTE}."),
        ("@ `a. B` [c]{.x y='d; e'} f.", f"{VALUE} mažiau nei `a. B` [c]{{.x y='d; e'}} f{NOTE}."),
    ],
)  # fmt: skip
def test_a_footnote_goes_to_the_end_of_its_sentence(text, placed):
    assert filled(text, f"{VALUE} mažiau nei{NOTE}") == placed


def test_two_footnotes_of_one_sentence_are_kept_apart():
    text = "Gauta @ ir @ mažiau. Toliau."
    assert filled(text, f"1{NOTE}", f"2{OTHER}") == f"Gauta 1 ir 2 mažiau{NOTE}^,^{OTHER}. Toliau."


def test_each_sentence_keeps_its_footnote():
    text = "Gauta @ mažiau. Pirkta @ mažiau."
    assert filled(text, f"1{NOTE}", f"2{OTHER}") == (
        f"Gauta 1 mažiau{NOTE}. Pirkta 2 mažiau{OTHER}."
    )


def test_a_footnote_does_not_read_as_a_part_of_a_number():
    assert filled("@\n\nPer metus", f"{VALUE}{NOTE}") == f"{VALUE}\u00a0{NOTE}\n\nPer metus"
    assert filled("Gauta @.", f"{VALUE}{NOTE}") == f"Gauta {VALUE}.{NOTE}"


def test_footnotes_of_the_author_stay_where_they_are():
    text = "Gauta^[Pirma. Antra.] daug. @"
    assert filled(text, "1") == "Gauta^[Pirma. Antra.] daug. 1"


@pytest.mark.parametrize(
    ("text", "said"),
    [("(kitur – @ vnt.)", "(kitur – [5]{.v}; [paskelbta [4]{.v}]{.published} vnt.)"),
     ("kitur (ten) – @ vnt.", "kitur (ten) – [5]{.v} [(paskelbta [4]{.v})]{.published} vnt."),
     ("(Pirma.\n\n@ vnt.)", "(Pirma.\n\n[5]{.v} [(paskelbta [4]{.v})]{.published} vnt.)")],
)  # fmt: skip
def test_what_was_published_has_no_parentheses_within_others(text, said):
    assert filled(text, "[5]{.v} [(paskelbta [4]{.v})]{.published}") == said
