"""How the figures of the report of 2023 agree with those that follow from its data."""

from __future__ import annotations

import pytest

from tests.support.editions import comparison_of


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
    one = comparison_of(reconciliation.comparisons, id)
    assert (one.result, one.basis) == (result, basis)
