"""Values named in short texts."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from ataskaita.checks.values import amount_of, every, value
from ataskaita.errors import UserError
from ataskaita.indicators import REGISTRY, NotAvailable, Scope
from ataskaita.indicators.formulas import call_of, parse_call
from ataskaita.indicators.values import value_of


@pytest.fixture
def library(small_tables):
    return Scope(small_tables, 2019)


@pytest.fixture
def by_two(monkeypatch):
    """An indicator with two categories."""
    indicator = replace(
        REGISTRY["readers.by_age"],
        dimensions=("age", "status"),
        compute=lambda x, age, status: x.sum("readers", age=age, status=status),
    )
    monkeypatch.setitem(REGISTRY.entries(), "readers.by", indicator)


def test_a_name_stands_for_the_indicator_of_the_library(library):
    found = value(library, "lending.items")
    assert (found.key, found.amount.number) == ("lending.items@library.2019", 8910 + 1235 + 1618)


def test_a_unit_or_last_year_may_stand_before_the_name(library):
    assert value(library, "islands:lending.items").amount.number == 1235
    assert value(library, "last:lending.items").amount.number == 9120 + 1204 + 1530


def test_categories_stand_in_brackets_in_the_order_of_the_indicator(library, by_two):
    found = value(library, "readers.by(child, reported)")
    assert found.dimensions == {"age": "child", "status": "reported"}
    assert found.amount.number == 128 + 10 + 7 + 0
    assert call_of(found.indicator, found.dimensions) == "readers.by(child, reported)"


def test_a_misspelt_name_gets_a_suggestion():
    with pytest.raises(UserError, match=r"Did you mean `lending.items`"):
        parse_call("lending.itmes")


@pytest.mark.parametrize("call", ["readers.by_age", "lending.items(books)", "readers.by(child)"])
def test_categories_must_be_those_the_indicator_needs(call, by_two):
    with pytest.raises(UserError, match="not called as it must be"):
        parse_call(call)


@pytest.mark.parametrize(("kind", "expected"), [
    ("value", 11763), ("change", 11763 - 11854), ("relative", Fraction(-9100, 11854)),
])  # fmt: skip
def test_a_value_its_change_and_its_change_in_per_cent_can_be_recomputed(
    small_tables, kind, expected
):
    found = value_of(Scope(small_tables, 2019, "library"), "lending.items", {}, kind)
    assert found.amount.number == expected
    assert found.kind == kind


def test_a_change_needs_last_year(small_tables):
    with pytest.raises(NotAvailable):
        value_of(Scope(small_tables, 2019, "library"), "targets.value", {"target": "1.1"}, "change")


def test_an_asterisk_stands_for_all_categories_that_the_year_has(library):
    assert (
        amount_of(library, "readers.by_age(*)").number
        == value(library, "readers.total").amount.number
    )
    assert every(library, "islands:readers.by_age(*)") == [
        "islands:readers.by_age(child)", "islands:readers.by_age(adult)"
    ]  # fmt: skip


def test_an_asterisk_that_stands_for_nothing_is_no_zero(library):
    with pytest.raises(NotAvailable):
        amount_of(replace(library, year=2018), "targets.value(*)")


def test_a_call_without_an_asterisk_is_the_only_one(library):
    assert every(library, "lending.items") == ["lending.items"]
