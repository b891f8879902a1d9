"""Values named in short texts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ataskaita.checks.facts import evaluate, recompute, value
from ataskaita.errors import UserError
from ataskaita.indicators import NotAvailable, Scope
from ataskaita.indicators.calls import call_of, parse_call


@pytest.fixture
def library(tables):
    return Scope(tables, 2023)


def test_a_name_stands_for_the_indicator_of_the_library(library):
    found = value(library, "acquisitions.items")
    assert (found.key, found.amount.number) == ("acquisitions.items@library.2023", 6690)


def test_a_unit_or_last_year_may_stand_before_the_name(library):
    assert value(library, "rural:acquisitions.items").amount.number == 4817
    assert value(library, "last:acquisitions.items").amount.number == 7408


def test_categories_stand_in_brackets_in_the_order_of_the_indicator(library):
    found = value(library, "home.by(librarians, items)")
    assert found.dimensions == {"deliverer": "librarians", "measure": "items"}
    assert call_of(found.indicator, found.dimensions) == "home.by(librarians, items)"


def test_products_bind_more_tightly_than_sums(library):
    found = evaluate(library, "events.total - 2 * events.complex + 1")
    assert found.number == 764 - 2 * 37 + 1


def test_a_sum_rests_on_the_rows_of_all_its_parts(library):
    found = evaluate(library, "users + population")
    assert {source.table for source in found.sources} == {"users", "population"}


def test_a_misspelt_name_gets_a_suggestion():
    with pytest.raises(UserError, match=r"Did you mean `loans.items`"):
        parse_call("loans.itmes")


@pytest.mark.parametrize("call", ["loans.by_type", "loans.items(books)", "home.by(librarians)"])
def test_categories_must_be_those_the_indicator_needs(call):
    with pytest.raises(UserError, match="categories"):
        parse_call(call)


@pytest.mark.parametrize(("kind", "expected"), [
    ("value", 6690), ("change", -718), ("relative", Fraction(-71800, 7408)),
])  # fmt: skip
def test_a_value_its_change_and_its_change_in_per_cent_can_be_recomputed(tables, kind, expected):
    found = recompute(tables, "acquisitions.items", "library", 2023, {}, kind)
    assert found.amount.number == expected
    assert found.kind == kind


def test_a_change_needs_last_year(tables):
    with pytest.raises(NotAvailable):
        recompute(tables, "collection.items", "library", 2023, {})
