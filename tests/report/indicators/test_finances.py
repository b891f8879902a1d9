"""What a source gave as a whole, and what it gave item by item."""

from __future__ import annotations

from ataskaita.indicators import Scope, compute
from tests.support.facts import facts, register


def test_a_total_given_for_a_source_goes_before_the_sum_of_its_items():
    budget = facts("budget", 2019, "source item measure value",
                   ("municipal", "wages", "received", 60),
                   ("municipal", "goods", "received", 30))  # fmt: skip
    given = facts("budget_totals", 2019, "source measure value", ("municipal", "received", 95))
    with_total = Scope(register(budget, given), 2019)
    options = {"source": "municipal", "item": "total"}
    assert compute(with_total, "finance.received", **options).number == 95
    assert compute(Scope(register(budget), 2019), "finance.received", **options).number == 90
    assert compute(with_total, "finance.unitemised", source="municipal").number == 5
