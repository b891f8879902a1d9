from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconstruction.linear import Sum, not_negative, parse
from reconstruction.rounding import HALF_UP, TRUNCATED, interval

WAYS = {HALF_UP: ROUND_HALF_UP, TRUNCATED: ROUND_DOWN}
TENTH = Fraction(1, 10)


@given(st.integers(-3000, 3000), st.integers(-3000, 3000), st.sampled_from(sorted(WAYS)))
def test_the_interval_holds_exactly_the_numbers_that_are_printed_so(thousandths, tenths, way):
    number = Decimal(thousandths).scaleb(-3)
    shown = Fraction(number.quantize(Decimal("0.1"), WAYS[way]))
    for printed in (shown, Fraction(tenths, 10)):
        assert (Fraction(number) in interval(printed, TENTH, way)) is (printed == shown)


def test_a_strict_inequality_keeps_its_meaning_in_whole_numbers():
    share = Sum({"x": Fraction(1, 3)}, Fraction(-1, 2))
    assert not_negative(share, strictly=True) == Sum({"x": 2}, -4)


def test_a_sum_is_read_from_text(printed):
    total = parse("F008 + F009 + other_spending - 1", printed)
    assert total.constant == printed["F008"].number + printed["F009"].number - 1
    assert total.terms == {"other_spending": Fraction(1, 100)}
    assert set(parse("users", printed).terms) == {"users.ignalina", "users.dukstas", "users.rural"}


def test_a_misspelt_count_is_refused(printed):
    with pytest.raises(ValueError, match="'user' is neither"):
        parse("user", printed)
