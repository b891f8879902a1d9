"""Lines break where a reader expects it, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.lithuanian.typography import NBSP, hold_together

TEXTS = st.text(alphabet="ab 5%.,–)]mdEurfizvnt.", max_size=40)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Skaičiai – dideli", "Skaičiai_– dideli"),
        ("2023 m. surengta", "2023_m. surengta"),
        ("lentelė „Fondas 2023 m.“, 2", "lentelė „Fondas 2023_m.“, 2"),
        ("teko 2,75 Eur.", "teko 2,75_Eur."),
        ("(22,3 %), ne daugiau", "(22,3_%), ne daugiau"),
        ("5 fiz. vnt. per metus", "5_fiz._vnt. per metus"),
        ("20,3[e] %", "20,3[e]_%"),
        ("t. y. knygos", "t._y. knygos"),
        ("2,0 proc. p. mažiau", "2,0_proc._p. mažiau"),
        ("gruodžio 1 d.", "gruodžio 1_d."),
        ("2.1 lentelėje", "2.1_lentelėje"),
        ("(žr. 2.1 pav.)", "(žr._2.1_pav.)"),
        ("lentelė ir 2.1 pav.).", "lentelė ir 2.1_pav.)."),
        ("5 skyrių ir A priedą", "5_skyrių ir A_priedą"),
        ("žr. 12 priedą", "žr._12_priedą"),
        ("įsakymas Nr. ĮV-274", "įsakymas Nr._ĮV-274"),
        ("mažėja, o kaimuose (į namus)", "mažėja, o_kaimuose (į_namus)"),
        ("A. ir M. Miškinių (L. Aleknienė)", "A._ir M._Miškinių (L._Aleknienė)"),
    ],
)
def test_what_belongs_together_stays_on_one_line(text, held):
    assert hold_together(text) == held.replace("_", NBSP)


@pytest.mark.parametrize(
    "text",
    [
        "daug m. ir d.",
        "gruodžio d. panaudota",
        "XXA. ir",
        "kažr. a",
        "2018–2024 metų",
        "5 Eurai",
        "a–b c",
        "",
    ],
)
def test_what_may_part_is_left_alone(text):
    assert hold_together(text) == text


def test_a_unit_is_held_to_a_number_that_stands_before_the_text():
    assert hold_together(" Eur", before="5") == f"{NBSP}Eur"
    assert hold_together(" Eur", before="a") == " Eur"


@given(TEXTS)
def test_only_spaces_change(text):
    held = hold_together(text)
    assert len(held) == len(text)
    assert held.replace(NBSP, " ") == text.replace(NBSP, " ")


@given(TEXTS)
def test_holding_again_changes_nothing(text):
    assert hold_together(hold_together(text)) == hold_together(text)
