"""How the figures of the report of 2023 agree with those that follow from its data."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from ataskaita.reconcile.comparison import compare
from tests.support.editions import printing
from tests.support.facts import altered


def of(comparisons, id):
    return next(one for one in comparisons if one.figure.id == id)


@pytest.mark.parametrize(
    ("id", "result", "basis"),
    [
        ("F012", "rounded", "computed"),
        ("F018", "rounded", "input"),
        ("F269", "rounded", "input"),
        ("F117", "rounded", "reconstructed"),
        ("F005", "rounded", "input"),
        ("F086", "truncated", "computed"),
        ("F139", "truncated", "reconstructed"),
        ("F119", "unsigned", "reconstructed"),
        ("F226", "disagrees", "computed"),
        ("F252", "disagrees", "computed"),
        ("F274", "missing", ""),
    ],
)
def test_an_agreement_says_what_it_is_worth(id, result, basis, reconciliation):
    one = of(reconciliation.comparisons, id)
    assert (one.result, one.basis) == (result, basis)


def test_what_cannot_be_recomputed_says_why(reconciliation, edition):
    assert of(reconciliation.comparisons, "F274").reason
    unknown = printing(edition, "F012", year=1999)
    assert of(compare(unknown), "F012").reason == "trūksta pirminių duomenų"


def test_a_changed_raw_cell_makes_the_figures_that_rest_on_it_disagree(
    reconciliation, edition, tables
):
    keys = {"unit": "rural", "event_type": "complex"}
    changed = replace(edition, tables=altered(tables, ("events", 2023, keys, 28)))
    disagreeing = {one.figure.id for one in compare(changed) if one.result == "disagrees"}
    before = {one.figure.id for one in reconciliation.comparisons if one.result == "disagrees"}
    assert {"F198", "F201"} <= disagreeing - before


def test_the_difference_is_what_is_printed_less_ours(reconciliation):
    assert of(reconciliation.comparisons, "F133").difference == -76
    assert of(reconciliation.comparisons, "F011").difference == 1
    assert of(reconciliation.comparisons, "F274").difference is None


def test_a_word_of_direction_stands_for_the_sign(edition):
    assert edition.by_id["F011"].signed == -717
    assert edition.by_id["F172"].signed == Fraction("-2.4")
    assert edition.by_id["F098"].signed == 153
