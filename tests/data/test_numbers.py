from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.data.numbers import LARGEST, parse_number, why_not_a_number

NBSP = "\u00a0"
NARROW = "\u202f"
MINUS = "\u2212"

whole = st.integers(-(10**12), 10**12)
money = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("-7", -7),
        (f"{MINUS}7", -7),
        ("+7", 7),
        (" 7 ", 7),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("1.234", 1.234),
        ("12 345,67", 12345.67),
        (f"12{NBSP}345,67", 12345.67),
        (f"1{NARROW}234{NARROW}567", 1234567),
        ("007", 7),
        ("412345,000", 412345),
    ],
)
def test_reads_what_people_type(text, number):
    assert parse_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "x",
        "12 fiz. vnt.",
        "1.234,50",
        "1,234.50",
        "12 34",
        "1e5",
        "1E+05",
        "nan",
        "inf",
        "0x10",
        "1_000",
        "--7",
        "1.",
        ".5",
        "12%",
        "9" * 20,
        "9007199254740993",
        "31502.0000000000001",
        "٣",
    ],
)
def test_refuses_what_is_no_plain_number(text):
    assert parse_number(text) is None


@given(whole)
def test_whole_numbers_come_back_as_they_were_typed(number):
    assert parse_number(str(number)) == number


@given(whole)
def test_thousands_may_be_set_apart(number):
    for space in (" ", NBSP, NARROW):
        assert parse_number(f"{number:,}".replace(",", space)) == number


@given(money)
def test_decimal_comma_and_point_mean_the_same(amount: Decimal):
    assert parse_number(str(amount)) == parse_number(str(amount).replace(".", ",")) == float(amount)


@given(st.text(max_size=12))
def test_no_text_breaks_the_reader(text):
    number = parse_number(text)
    assert number is None or abs(number) < LARGEST


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("1E+05", "shortened"),
        ("1.234,50", "two kinds"),
        ("12 34", "threes"),
        ("9" * 20, "digits"),
        ("daug", "not a"),
    ],
)
def test_says_what_is_wrong(text, word):
    problem, fix = why_not_a_number(text)
    assert word in problem
    assert fix.endswith(".")
