"""A number that falls short of a limit is not printed as having reached it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.lithuanian.numbers import format_number, round_half_up, telling_digits

WHOLE = [Fraction(95), Fraction(100)]


@pytest.mark.parametrize(
    ("reached", "aim", "printed"),
    [
        (17_999, 18_000, "99,99"),
        (18_000, 18_000, "100,0"),
        (18_001, 18_000, "100,0"),
        (9_496, 10_000, "94,96"),
        (73_417, 75_000, "97,9"),
    ],
)
def test_a_missed_target_is_never_one_hundred_per_cent(reached, aim, printed):
    share = Fraction(100 * reached, aim)
    assert format_number(share, telling_digits(share, WHOLE, 1)) == printed


@given(st.fractions(0, 200, max_denominator=10_000))
def test_what_is_printed_is_judged_as_the_number_is(share):
    printed = round_half_up(share, telling_digits(share, WHOLE, 1))
    assert [printed >= limit for limit in WHOLE] == [share >= limit for limit in WHOLE]
