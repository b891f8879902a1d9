"""Changes since the year before."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ataskaita.indicators import NotAvailable
from ataskaita.indicators.values import change_of
from ataskaita.values.amounts import Amount


def amount(number: int) -> Amount:
    return Amount.constant(Fraction(number))


def test_a_change_in_per_cent_is_of_the_earlier_number():
    assert change_of(amount(5), amount(4), "relative").number == 25


@pytest.mark.parametrize("before", [0, -4])
def test_of_nothing_and_of_a_lack_there_is_no_change_in_per_cent(before):
    with pytest.raises(NotAvailable, match="not above 0"):
        change_of(amount(5), amount(before), "relative")
    assert change_of(amount(5), amount(before), "change").number == 5 - before
