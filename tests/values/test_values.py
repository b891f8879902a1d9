from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from ataskaita.lithuanian.numbers import MINUS, NBSP
from ataskaita.values.amounts import STATUSES, Amount
from ataskaita.values.measures import COUNT, PERCENT, Measure
from ataskaita.values.stated import Stated
from ataskaita.values.values import Value

MONEY = Measure("Eur", 2, "Eur", trim=True)
MONEY_PER_PERSON = Measure("Eur vienam gyventojui", 2, "Eur")
ITEMS_PER_PERSON = Measure("fiz. vnt. vienam gyventojui", 1)


def value(number, measure: Measure = COUNT, **options) -> Value:
    amount = Amount.constant(Fraction(number))
    return Value("visits.total", "library", 2019, amount, measure, **options)


@pytest.mark.parametrize(
    ("share", "printed"),
    [(100, "100 %"), (0, "0 %"), ("99.96", "99,96 %"), ("0.005", "0,01 %"), ("99.1", "99,1 %")],
)
def test_all_and_none_of_a_whole_have_no_decimal_places(share, printed):
    assert value(share, PERCENT).text == printed.replace(" ", NBSP)
    assert value(share, PERCENT, bare=True).text == printed.removesuffix(" %")
    assert value(100, ITEMS_PER_PERSON).text == "100,0"


def test_what_is_not_nothing_is_not_printed_as_nothing():
    assert value(Fraction(101, 764)).text == "0,1"
    assert value(Fraction(101, 764), digits=0).text == "0", "so its author wants it"
    assert value(0).text == "0"


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({}, "visits.total@library.2019"),
        ({"kind": "change"}, "visits.total@library.2019~change"),
        ({"kind": "relative"}, "visits.total@library.2019~relative"),
        ({"dimensions": {"document_type": "books"}}, "visits.total[books]@library.2019"),
        (
            {"dimensions": {"source": "state", "item": "all"}},
            "visits.total[state,all]@library.2019",
        ),
        ({"digits": 3, "signed": True, "bare": True}, "visits.total@library.2019"),
    ],
)
def test_a_key_says_what_a_value_is_and_not_how_it_is_printed(options, key):
    assert value(1, **options).key == key


@pytest.mark.parametrize(
    ("number", "measure", "options", "text"),
    [
        (7310, COUNT, {}, f"7{NBSP}310"),
        (Fraction(223, 10), PERCENT, {}, f"22,3{NBSP}%"),
        (-2, PERCENT, {"kind": "change"}, f"{MINUS}2,0{NBSP}proc. p."),
        (-2, PERCENT, {"kind": "relative"}, f"{MINUS}2,0{NBSP}%"),
        (-2, PERCENT, {"absolute": True}, f"2,0{NBSP}%"),
        (5, PERCENT, {"bare": True, "signed": True}, "+5,0"),
        (5, PERCENT, {"digits": 0}, f"5{NBSP}%"),
        (31502, MONEY, {}, f"31{NBSP}502{NBSP}Eur"),
        (Fraction("12345.67"), MONEY, {}, f"12{NBSP}345,67{NBSP}Eur"),
        (31502, MONEY, {"bare": True}, f"31{NBSP}502,00"),
        (3, MONEY_PER_PERSON, {}, f"3,00{NBSP}Eur"),
        (Fraction(106, 10), ITEMS_PER_PERSON, {}, "10,6"),
    ],
)
def test_a_value_prints_itself_with_its_symbol(number, measure, options, text):
    assert value(number, measure, **options).text == text


@pytest.mark.parametrize(
    ("number", "digits", "sign"),
    [
        (Fraction(4, 10), 0, 0),
        (Fraction(-4, 10), 0, 0),
        (Fraction(5, 10), 0, 1),
        (Fraction(-5, 10), 0, -1),
        (Fraction(4, 10), 1, 1),
        (Fraction(-4, 100), 1, 0),
        (0, 0, 0),
    ],
)
def test_the_sign_is_that_of_the_number_as_printed(number, digits, sign):
    assert value(number, digits=digits).sign == sign


def test_only_what_is_not_simply_reported_has_a_mark():
    marks = [
        replace(value(1), amount=Amount(Fraction(1), Fraction(0), Fraction(1), status)).mark
        for status in STATUSES
    ]
    assert marks == ["", "[e]", "[e]"]


def uncertain(number, lower, upper, measure: Measure = COUNT, **options) -> Value:
    amount = Amount(Fraction(number), Fraction(lower), Fraction(upper), "reconstructed")
    return replace(value(0, measure), amount=amount, **options)


def stated(number, digits: int = 0, *, exact: bool = False, **options) -> Stated:
    return Stated("F001", Fraction(str(number)), digits, exact, "", **options)


def test_a_number_that_the_library_has_published_is_no_estimate():
    rate = uncertain("22.32", "22.2", "22.4", PERCENT)
    assert (rate.status, rate.mark, rate.text) == ("reconstructed", "[e]", f"22,3{NBSP}%")
    rate = replace(rate, stated=(stated(22.3, 1),))
    assert (rate.status, rate.mark) == ("published", "")


def test_a_published_figure_settles_no_digit_that_it_does_not_have():
    rate = uncertain("22.32", "22.28", "22.36", PERCENT, digits=2, stated=(stated(22.3, 1),))
    assert rate.mark == "[e]"
    assert replace(rate, digits=0).mark == ""


def test_another_published_figure_settles_nothing_and_is_disputed():
    rate = uncertain("22.32", "22.2", "22.4", PERCENT, stated=(stated(22.4, 1), stated(22.3, 1)))
    assert (rate.mark, [one.number for one in rate.disputed]) == ("", [Fraction("22.4")])
    assert rate.agreed
    rate = replace(rate, stated=rate.stated[:1])
    assert rate.mark == "[e]"
    assert not rate.agreed


def test_bounds_that_leave_one_number_settle_it():
    rate = uncertain("22.32", "22.26", "22.34", PERCENT)
    assert (rate.status, rate.mark) == ("settled", "")
    assert replace(rate, digits=2).mark == "[e]"


def test_what_was_received_is_reported_whatever_was_published():
    loans = value(73417, stated=(stated(73341, exact=True),))
    assert (loans.status, loans.text) == ("reported", f"73{NBSP}417")
    assert [one.number for one in loans.disputed] == [73341]


@pytest.mark.parametrize(
    ("number", "lower", "upper", "text"),
    [(-1805, -1843, -1767, f"{MINUS}1{NBSP}800"), (1274, 1273, 1275, f"1{NBSP}274"),
     (4954, 4944, 4970, f"4{NBSP}950"), (1335, 1333, 1338, f"1{NBSP}335"),
     (3, -20, 30, "3"), (0, -20, 30, "0")],
)  # fmt: skip
def test_a_loose_number_is_rounded_by_its_bounds_and_stays_between_them(number, lower, upper, text):
    loose = uncertain(number, lower, upper)
    assert loose.text == text
    assert lower <= loose.shown <= upper


def test_a_number_that_is_rounded_by_its_bounds_is_about_so_much():
    loss = uncertain(-1805, -1843, -1767, kind="change")
    assert (loss.about, loss.sign, loss.mark) == (True, -1, "[e]")
    assert replace(loss, absolute=True).text == f"1{NBSP}800"
    assert not replace(loss, stated=(stated(-1805, exact=True),)).about


def test_a_number_told_in_words_is_the_same_number():
    two = value(2, spelled="dvi")
    assert (two.text, two.number, two.sign) == ("dvi", 2, 1)
    assert not replace(two, published=Fraction(2)).revised
