from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.lithuanian.numbers import (
    MINUS,
    NBSP,
    format_number,
    plural,
    round_half_up,
)

decimals = st.decimals(
    min_value=Decimal("-1e12"), max_value=Decimal("1e12"), places=6, allow_nan=False
)
digits = st.integers(0, 4)


@given(decimals, digits)
def test_rounding_agrees_with_the_half_up_of_the_decimal_module(number, digits):
    with localcontext(prec=60):
        expected = number.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    assert round_half_up(Fraction(number), digits) == expected


@given(st.integers(-(10**9), 10**9), digits)
def test_exactly_half_is_rounded_away_from_zero(whole, digits):
    number = Fraction(2 * whole + (1 if whole >= 0 else -1), 2 * 10**digits)
    away = whole + (1 if whole >= 0 else -1)
    assert round_half_up(number, digits) * 10**digits == away


@given(st.fractions(max_denominator=10**6), digits)
def test_rounding_moves_a_number_by_half_a_step_at_most(number, digits):
    moved = abs(Fraction(round_half_up(number, digits)) - number)
    assert moved <= Fraction(1, 2 * 10**digits)


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Fraction(0), 0, "0"),
        (Fraction(999), 0, "999"),
        (Fraction(1911), 0, f"1{NBSP}911"),
        (Fraction(150191), 0, f"150{NBSP}191"),
        (Fraction(1234567), 0, f"1{NBSP}234{NBSP}567"),
        (Fraction(1049935, 100), 2, f"10{NBSP}499,35"),
        (Fraction(-718), 0, f"{MINUS}718"),
        (Fraction(-24, 10), 1, f"{MINUS}2,4"),
        (Fraction(12), 1, "12,0"),
        (Fraction(1, 200), 3, "0,005"),
        (Fraction(99995, 100), 1, f"1{NBSP}000,0"),
    ],
)
def test_numbers_are_printed_the_lithuanian_way(number, places, text):
    assert format_number(number, places) == text


@given(st.fractions(min_value=Fraction(-49, 100), max_value=0), st.booleans())
def test_zero_never_has_a_sign(number, signed):
    assert format_number(number, 0, signed=signed) == "0"


def test_a_plus_sign_is_printed_only_where_asked_for():
    assert format_number(Fraction(9), signed=True) == "+9"
    assert format_number(Fraction(9)) == "9"
    assert format_number(Fraction(-9), signed=True) == f"{MINUS}9"


@given(decimals, digits)
def test_a_printed_number_can_be_read_back(number, digits):
    text = format_number(Fraction(number), digits)
    read = Decimal(text.replace(NBSP, "").replace(MINUS, "-").replace(",", "."))
    assert read == round_half_up(Fraction(number), digits)
    assert set(text) <= set(f"0123456789,{NBSP}{MINUS}")


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (0, "užklausų"),
        (1, "užklausa"),
        (2, "užklausos"),
        (9, "užklausos"),
        (10, "užklausų"),
        (11, "užklausų"),
        (12, "užklausų"),
        (19, "užklausų"),
        (20, "užklausų"),
        (21, "užklausa"),
        (22, "užklausos"),
        (30, "užklausų"),
        (101, "užklausa"),
        (102, "užklausos"),
        (111, "užklausų"),
        (112, "užklausų"),
        (121, "užklausa"),
        (1911, "užklausų"),
        (-1, "užklausa"),
    ],
)
def test_a_noun_agrees_with_its_number(number, form):
    assert plural(Fraction(number), "užklausa", "užklausos", "užklausų") == form


def test_a_fraction_takes_the_last_form():
    assert plural(Fraction(15, 10), "diena", "dienos", "dienų", digits=1) == "dienų"


def test_a_noun_agrees_with_the_number_as_it_is_printed():
    assert plural(Fraction(104, 100), "diena", "dienos", "dienų") == "diena"
    assert plural(Fraction(16, 10), "diena", "dienos", "dienų") == "dienos"
    assert plural(Fraction(104, 100), "diena", "dienos", "dienų", digits=1) == "diena"
    assert plural(Fraction(106, 100), "diena", "dienos", "dienų", digits=1) == "dienų"
