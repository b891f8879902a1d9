from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.data.numbers import LARGEST, NotReadable, parse_number, read_number

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
        ("0.714", 0.714),
        ("0,005", 0.005),
        ("1.2340", 1.234),
        ("1.234.567,89", 1234567.89),
        ("1,234,567.89", 1234567.89),
        ("1.234.567", 1234567),
        ("1.234,50", 1234.5),
        ("1,234.50", 1234.5),
        ("1 234,567", 1234.567),
        ("1\u2009234,5", 1234.5),
        ("1'234", 1234),
        ("1\u2019234.50", 1234.5),
        ("'123", 123),
        ('"12"', 12),
        ("\u201e12\u201c", 12),
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
        "1.234",
        "-1,234",
        "1.234.5",
        "1,2,3",
        "0.123.456",
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
    ("text", "small", "large", "written"),
    [
        ("714.000", "714", "714 000", ("714000", "714.00")),
        ("5.900", "5,9", "5 900", ("5900", "5.90")),
        ("24.880", "24,88", "24 880", ("24880", "24.88")),
        ("75,000", "75", "75 000", ("75000", "75,00")),
        ("1,234", "1,234", "1 234", ("1234", "1,2340")),
        ("-1.234", "-1,234", "-1 234", ("-1234", "-1.2340")),
    ],
)
@pytest.mark.parametrize("space", ["", " ", NBSP])
def test_a_mark_that_may_mean_two_things_is_refused_with_both(text, small, large, written, space):
    with pytest.raises(NotReadable) as refused:
        read_number(text + space)
    assert refused.value.rule == "CELL-08"
    assert f"{small} or {large}?" in refused.value.message
    for way in written:
        assert way in refused.value.fix
        # What it is told to write is read.
        assert parse_number(way) in (float(large.replace(" ", "")), float(small.replace(",", ".")))


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_no_mark_before_three_digits_is_ever_guessed(front, back, mark):
    assert parse_number(f"{front}{mark}{back:03}") is None


@pytest.mark.parametrize(
    ("text", "measure", "number"),
    [
        ("12,5 %", "%", "12.5"),
        ("95%", "%", "95"),
        ("95 proc.", "%", "95"),
        ("714 \u20ac", "Eur", "714"),
        ("\u20ac714,00", "Eur", "714"),
        ("1 234,50 Eur", "Eur", "1234.5"),
        ("1.234,50 EUR", "Eur", "1234.5"),
    ],
)
def test_the_sign_of_what_the_column_is_measured_in_may_stand_there(text, measure, number):
    assert read_number(text, measure=measure) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "measure"), [("95 %", "Eur"), ("95 %", ""), ("95 \u20ac", "%"), ("95 Lt", "Eur")]
)
def test_the_sign_of_something_else_is_refused(text, measure):
    with pytest.raises(NotReadable):
        read_number(text, measure=measure)


def test_money_may_not_be_read_as_fractions_of_a_cent():
    with pytest.raises(NotReadable) as refused:
        read_number("698.795", money=True)
    assert refused.value.fix.startswith("Write 698795 if thousands")
    assert "fractions of a cent" in refused.value.fix
    with pytest.raises(NotReadable) as refused:
        read_number("24884.005", money=True)
    assert refused.value.rule == "MONEY-01"


def test_a_fraction_among_whole_numbers_is_not_told_to_leave_its_mark_out():
    with pytest.raises(NotReadable) as refused:
        read_number("24.5", whole=True)
    assert refused.value.rule == "CELL-03"
    assert "would make it 245" in refused.value.fix
    assert read_number("24,0", whole=True) == 24


@pytest.mark.parametrize(
    "text", ["-", "\u2013", "x", "n. d.", "n/a", "\u2026", "...", "nėra", "duomenų nėra"]
)
def test_a_sign_for_no_number_asks_whether_it_is_0_or_unknown(text):
    with pytest.raises(NotReadable) as refused:
        read_number(text, if_unknown="If it is not known, say so.")
    assert refused.value.fix == "Write 0 if there was none. If it is not known, say so."


@given(money)
def test_money_is_exact_from_the_text_to_the_sum(amount: Decimal):
    kept = float(read_number(str(amount)))
    # So does an indicator read it again.
    assert Fraction(str(kept)) == Fraction(amount)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("1E+05", "shortened"),
        ("1.234.5", "marks"),
        ("12 34", "marks"),
        ("9" * 20, "digits"),
        ("daug", "not a number"),
        ("#REF!", "error"),
        ("=A1+A2", "formula"),
        ("2024-01-05", "date"),
        ("sau.12", "date"),
        ("1,5 tūkst.", "shortened"),
    ],
)
def test_says_what_is_wrong(text, word):
    with pytest.raises(NotReadable) as refused:
        read_number(text)
    assert word in refused.value.message
    assert refused.value.fix.endswith(".")
