"""Figures that the library has published, and how exactly an uncertain number is known."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.values.stated import Stated, known_places, rounded

NUMBERS = st.fractions(-(10**6), 10**6, max_denominator=1000)


@pytest.mark.parametrize(
    ("printed", "digits", "number", "places", "agrees"),
    [("22.3", 1, "22.34", 1, True), ("22.3", 1, "22.36", 1, False), ("75", 0, "75", 1, True),
     ("74.9", 1, "75", 0, True), ("77", 0, "75", 1, False),
     # The beginning of a longer number, but not a number of the same length that was cut off.
     ("0.9", 1, "0.99", 2, True), ("10.4", 1, "10.46", 1, False)],
)  # fmt: skip
def test_a_figure_agrees_with_a_number_as_far_as_both_go(printed, digits, number, places, agrees):
    figure = Stated("F001", Fraction(printed), digits, False, printed)
    assert figure.agrees(Fraction(number), places) is agrees


def test_a_lost_sign_is_not_held_against_a_figure():
    lost = Stated("F001", Fraction("8.4"), 1, False, "·8,4", unsigned=True)
    assert lost.agrees(Fraction("-8.4"), 1)


def test_a_count_settles_a_number_however_it_is_printed():
    assert Stated("F001", Fraction(24884), 0, True, "24884").settles(Fraction(24884), 2)
    assert not Stated("F001", Fraction(75), 0, False, "75").settles(Fraction(75), 1)


@given(NUMBERS, st.fractions(0, 10**5), st.fractions(0, 10**5), st.integers(0, 3))
def test_a_number_stays_between_its_bounds_wherever_it_is_rounded_more(
    number, below, above, places
):
    lower, upper = number - below, number + above
    found = known_places(number, lower, upper, places)
    assert found <= places
    if found < places:
        assert lower <= rounded(number, found) <= upper
        assert rounded(number, found) != 0 or number == 0


@given(NUMBERS, st.integers(-4, 3))
def test_rounding_to_tens_is_rounding(number, places):
    assert abs(rounded(number, places) - number) <= Fraction(10) ** -places / 2
