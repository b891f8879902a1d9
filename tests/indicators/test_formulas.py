"""Formulas and relations in short texts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ataskaita.errors import UserError
from ataskaita.indicators import Scope, compute
from ataskaita.indicators.formulas import calls, elsewhere, evaluate, is_call, parse_call, sides


@pytest.fixture
def amount_of(small_tables):
    def amount(call: str):
        where, key, dimensions = parse_call(call)
        return compute(elsewhere(Scope(small_tables, 2019), where), key, **dimensions)

    return amount


@pytest.mark.parametrize(
    ("formula", "number"),
    [
        ("visits.total - 2 * visits.hours + 1", 5738 - 2 * 3090 + 1),
        ("(visits.total - 2) * 3", (5738 - 2) * 3),
        ("visits.total - 8 - 2", 5738 - 8 - 2),
        ("100 * readers.total / visits.total", Fraction(100 * 444, 5738)),
        ("0.1 * visits.total", Fraction(5738, 10)),
        ("islands:lending.items + last:lending.items", 1235 + 9120 + 1204 + 1530),
        ("islands:lending.items - last:islands:lending.items", 1235 - 1204),
        ("readers.by_age(child) + readers.by_age( adult )", 444),
        ("12", 12),
    ],
)
def test_signs_bind_as_everywhere(formula, number, amount_of):
    assert evaluate(formula, amount_of).number == number


def test_a_sum_rests_on_the_rows_of_all_its_parts(amount_of):
    found = evaluate("readers.total + lending.items", amount_of)
    assert {source.table for source in found.sources} == {"readers", "lending"}


@pytest.mark.parametrize(
    "formula",
    ["", "visits.total +", "visits.total readers.total", "(visits.total", "'a'", "x ** 2", "True"],
)
def test_what_is_not_a_formula_is_refused(formula):
    with pytest.raises(UserError, match=r"is not a formula|no indicator"):
        evaluate(formula, parse_call)


def test_the_calls_of_a_formula_are_known_in_order():
    formula = "2 * north:a.b(c, d) - (e / f.g)"
    assert calls(formula) == ["north:a.b(c, d)", "e", "f.g"]
    assert [is_call(text) for text in ("a.b(c)", "last:a", "a + b", "12")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_relation_has_two_sides_and_a_sign():
    assert sides("a == b + c") == ("a ", "==", " b + c")
    assert sides("a <= b") == ("a ", "<=", " b")


@pytest.mark.parametrize("relation", ["a + b", "a == b == c", "a <= b == c"])
def test_what_compares_nothing_or_too_much_is_refused(relation):
    with pytest.raises(UserError, match="does not compare two sides"):
        sides(relation)
