"""Small numbers in words."""

from __future__ import annotations

import pytest

from ataskaita.lithuanian.numerals import CASES, GENDERS, LAST, numeral


@pytest.mark.parametrize(
    ("number", "gender", "forms"),
    [(1, "masculine", "vienas vieno vienam vieną vienu viename"),
     (1, "feminine", "viena vienos vienai vieną viena vienoje"),
     (2, "feminine", "dvi dviejų dviem dvi dviem dviejose"),
     (3, "masculine", "trys trijų trims tris trimis trijuose"),
     (6, "masculine", "šeši šešių šešiems šešis šešiais šešiuose"),
     (8, "feminine", "aštuonios aštuonių aštuonioms aštuonias aštuoniomis aštuoniose"),
     (10, "masculine", "dešimt dešimties dešimčiai dešimt dešimčia dešimtyje"),
     (15, "masculine", "penkiolika penkiolikos penkiolikai penkiolika penkiolika penkiolikoje"),
     (20, "feminine", "dvidešimt dvidešimties dvidešimčiai dvidešimt dvidešimčia dvidešimtyje")],
)  # fmt: skip
def test_a_numeral_is_declined(number, gender, forms):
    assert [numeral(number, gender, case) for case in CASES] == forms.split()


def test_every_small_number_has_a_word_of_its_own():
    for gender in GENDERS:
        assert len({numeral(number, gender) for number in range(1, LAST + 1)}) == LAST


@pytest.mark.parametrize("number", [-1, 0, 21, 100])
def test_all_other_numbers_stay_in_digits(number):
    assert numeral(number, "masculine") == ""
