from __future__ import annotations

from fractions import Fraction
from operator import add, mul, sub, truediv

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ataskaita.values.amounts import STATUSES, Amount, Node, least_certain, total
from tests.support.facts import source

# Ten times quicker than a strategy of fractions, and as many of them.
numbers = st.builds(Fraction, st.integers(-(10**9), 10**9), st.integers(1, 1000))
OPERATORS = st.sampled_from([add, sub, mul, truediv])


@st.composite
def amounts(draw) -> tuple[Amount, Fraction]:
    """An amount, and a number that its bounds allow."""
    lower, inside, number, upper = sorted(draw(st.lists(numbers, min_size=4, max_size=4)))
    if draw(st.booleans()):
        inside, number = number, inside
    return Amount(number, lower, upper, draw(st.sampled_from(STATUSES))), inside


def reported(number: int, line: int = 2, table: str = "visits") -> Amount:
    exact = Fraction(number)
    leaf = Node("source", source=source(table, line), number=exact)
    return Amount(exact, exact, exact, "reported", leaf)


@given(amounts(), amounts(), OPERATORS)
def test_a_result_is_exact_within_its_bounds_and_as_certain_as_its_least_certain_input(
    first, second, operator
):
    (a, in_a), (b, in_b) = first, second
    assume(operator is not truediv or b.lower > 0 or b.upper < 0)
    result = operator(a, b)
    assert result.number == operator(a.number, b.number)
    assert result.lower <= operator(in_a, in_b) <= result.upper
    assert result.lower <= result.number <= result.upper
    assert STATUSES.index(result.status) == max(STATUSES.index(a.status), STATUSES.index(b.status))


@given(st.lists(amounts(), min_size=1, max_size=6))
def test_a_total_is_the_same_as_adding_one_after_the_other(found):
    parts = [amount for amount, _ in found]
    chained = parts[0]
    for part in parts[1:]:
        chained = chained + part
    added = total(parts)
    assert (added.number, added.lower, added.upper, added.status) == (
        chained.number,
        chained.lower,
        chained.upper,
        chained.status,
    )


def test_a_third_stays_a_third():
    assert (reported(1) / reported(3)).number * 3 == 1


def test_a_constant_in_a_formula_is_reported_and_has_no_source():
    share = 100 * reported(1) / reported(4)
    assert share.number == 25
    assert share.status == "reported"
    assert {found.lines for found in share.sources} == {(2,)}


def test_a_result_keeps_the_rows_of_all_its_inputs_each_once():
    a, b = reported(1, 2), reported(2, 3)
    assert [found.lines for found in (a + b - a).sources] == [(2,), (3,)]
    assert (a * b).sources == (a / b).sources == (*a.sources, *b.sources)


def test_a_total_of_one_part_is_that_part():
    assert total([reported(5)]) == reported(5)


def test_a_named_step_keeps_number_bounds_status_and_sources():
    amount = Amount(Fraction(5), Fraction(4), Fraction(6), "estimated", reported(5).formula)
    named = amount.named("visits.total")
    assert (named.number, named.lower, named.upper) == (5, 4, 6)
    assert named.status == "estimated"
    assert named.sources == amount.sources
    assert (named.formula.kind, named.formula.name) == ("indicator", "visits.total")


def test_dividing_by_nothing_is_refused():
    with pytest.raises(ZeroDivisionError):
        reported(1) / reported(0)


def test_no_input_at_all_is_reported():
    assert least_certain() == "reported"
