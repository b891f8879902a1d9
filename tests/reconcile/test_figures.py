"""What published editions state of the numbers that a chapter prints."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ataskaita.indicators import REGISTRY
from ataskaita.reconcile.figures import StatedFigures
from ataskaita.values.amounts import Amount
from ataskaita.values.values import Value


@pytest.fixture
def figures(small_snapshot):
    return StatedFigures(small_snapshot.tables, (2019, 2018))


def value(key: str, unit: str = "library", year: int = 2019, **options) -> Value:
    return Value(key, unit, year, Amount.constant(1), REGISTRY[key].measure, **options)


def numbers(found) -> list[float]:
    return [float(one.number) for one in found]


def test_a_value_has_the_figures_of_its_unit_and_year(figures):
    assert numbers(figures.of(value("readers.total", "town"))) == [357]
    assert numbers(figures.of(value("lending.items", year=2018))) == [11854]
    assert figures.of(value("readers.total", "metskula")) == ()


def test_a_change_is_stated_with_the_sign_that_its_words_give(figures):
    change = value("lending.items", kind="change")
    assert numbers(figures.of(change)) == [-81]
    assert numbers(figures.of(replace(change, kind="value"))) == [11763]


def test_a_target_states_nothing_of_what_was_reached(figures):
    assert numbers(figures.of(value("readers.total"))) == [444]


def test_a_figure_says_where_it_stands(figures):
    (stated,) = figures.of(value("lending.per_reader"))
    assert (stated.where, stated.text, stated.exact) == ("Knygos", "26,5", False)


def test_years_without_an_edition_state_nothing(small_snapshot):
    assert StatedFigures(small_snapshot.tables, (2018,)).of(value("readers.total")) == ()
