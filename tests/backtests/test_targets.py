"""How far the targets of the plan of 2023 were reached."""

from __future__ import annotations

from ataskaita.indicators import Scope
from ataskaita.indicators.targets import OUTCOMES, rate_target, targets


def test_every_target_of_the_report_has_an_outcome(tables):
    found = Scope(tables, 2023)
    outcomes = {target.id: rate_target(found, target) for target in targets(found)}
    assert outcomes["4.1"] == "missed"
    assert outcomes["4.2"] == "nearly"
    assert outcomes["2.1.2"] == "nearly"
    assert outcomes["7.2"] == "partly"
    assert set(outcomes.values()) == set(OUTCOMES)
