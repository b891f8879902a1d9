from __future__ import annotations

import pytest

from ataskaita.lithuanian.search import matches, stem


@pytest.mark.parametrize(
    "forms",
    [
        ["renginys", "renginio", "renginiui", "renginį", "renginiu", "renginyje", "renginiai",
         "renginių", "renginiams", "renginius", "renginiais", "renginiuose"],
        ["skaitytojas", "skaitytojo", "skaitytojui", "skaitytoją", "skaitytoju", "skaitytojai",
         "skaitytojų", "skaitytojams", "skaitytojus", "skaitytojais"],
        ["knyga", "knygos", "knygai", "knygą", "knygoje", "knygų", "knygoms", "knygas",
         "knygomis", "knygose"],
        ["žodis", "žodžio", "žodžiui", "žodį", "žodžiai", "žodžių", "žodžius"],
        ["žodinis", "žodiniai", "žodinių"],
        ["vartotojas", "vartotojų"],
        ["mokymas", "mokymai", "mokymų", "mokymuose"],
        ["išduotis", "išduoties", "išduotį", "išduotims"],
        ["biudžetas", "biudžeto", "biudžete"],
    ],
)  # fmt: skip
def test_all_forms_of_a_word_have_one_stem(forms):
    assert {stem(form) for form in forms} == {stem(forms[0])}


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("renginiai", "Renginių skaičius"),
        ("RENGINIŲ", "renginiai"),
        ("lankytoj", "Lankytojų skaičius"),
        ("zodiniai", "Žodinių renginių"),
        ("renginiai žodinis", "Žodiniai renginiai"),
        ("events.sp", "events.spoken"),
        ("", "bet kas"),
    ],
)
def test_words_are_found_in_any_case_form_and_order(wanted, text):
    assert matches(wanted, text)


@pytest.mark.parametrize(("wanted", "text"), [("knygos", "Renginiai"), ("knygos a.b", "knyga")])
def test_other_words_are_not_found(wanted, text):
    assert not matches(wanted, text)
