from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.values.amounts import Amount, Node
from ataskaita.values.ledger import Entry, number_text
from ataskaita.values.measures import PERCENT
from ataskaita.values.values import Value
from tests.support.facts import source


def value(number: Fraction) -> Value:
    return Value("visits.total", "library", 2019, Amount.constant(number), PERCENT)


@given(st.fractions())
def test_the_ledger_holds_the_exact_number(number):
    text = number_text(value(number))
    assert Fraction(text) == number
    assert "e" not in text.lower()


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9),
                   max_value=10**9))  # fmt: skip
def test_a_number_that_has_a_decimal_is_written_as_one(number):
    assert Decimal(number_text(value(Fraction(number)))) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(7310), "7310"),
        (Fraction(-412), "-412"),
        (Fraction("12345.67"), "12345.67"),
        (Fraction(-1, 200), "-0.005"),
        (Fraction(1, 2**20), "0.00000095367431640625"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-22, 7), "-22/7"),
        (Fraction(0), "0"),
    ],
)
def test_numbers_are_written_as_a_machine_reads_them(number, text):
    assert number_text(value(number)) == text


def test_a_record_says_where_a_number_stands_and_where_it_comes_from():
    leaf = Node("source", source=source("visits", 2, 5))
    amount = Amount(Fraction(1, 3), Fraction(0), Fraction(1), "reconstructed", leaf)
    printed = Value("visits.unit_share", "islands", 2019, amount, PERCENT, {"kind": "x"}, "change")
    record = Entry("06-visits", "n-06-visits-1", "table", printed).record()
    (found,) = record.pop("sources")
    assert found["file"] == "data/raw/2019/visits.csv"
    assert (found["lines"], found["column"], found["sha256"]) == ([2, 5], "value", "ab" * 32)
    assert record.pop("dimensions") == {"kind": "x"}
    assert (
        record.items()
        >= {
            "chapter": "06-visits",
            "anchor": "n-06-visits-1",
            "place": "table",
            "id": "visits.unit_share[x]@islands.2019~change",
            "indicator": "visits.unit_share",
            "unit": "islands",
            "year": 2019,
            "kind": "change",
            "number": "1/3",
            "lower": "0",
            "upper": "1",
            "printed": "0,3\xa0proc. p.",
            "measure": "%",
            "status": "reconstructed",
        }.items()
    )
