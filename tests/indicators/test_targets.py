"""How far targets were reached follows from a stated rule, at its boundaries, too."""

from __future__ import annotations

import pytest

from ataskaita.indicators import NotAvailable, Scope, compute
from ataskaita.indicators.targets import OUTCOMES, find, rate_target, targets
from tests.support.facts import facts, register

COLUMNS = "target section name indicator comparison of value unit measure evidence"


def at_least(aim: float, indicator: str = "training.total", id: str = "1") -> tuple:
    return (id, "S", "Siekis", indicator, "at_least", "", aim, "library", "", "")


def all_of(value: float | None = None, of: str = "enquiries.received", id: str = "2") -> tuple:
    return (id, "S", "Siekis", "enquiries.answered", "all", of, value, "library", "", "")


QUALITATIVE = ("3", "S", "Siekis", "", "qualitative", "", None, "library", "", "Pasisekė.")


def scope(*rows: tuple, sessions: float = 0, received: int = 10, answered: int = 0) -> Scope:
    return Scope(
        register(
            facts("targets", 2023, COLUMNS, *rows),
            facts("training", 2023, "measure value", ("sessions", sessions), ("consultations", 0)),
            facts("enquiries", 2023, "unit outcome value",
                  ("library", "received", received), ("library", "answered", answered)),
            facts("digitisation", 2023, "newspaper volume_year value",
                  ("a", "2018", 1), ("a", "2019", 1), ("b", "2018", 1)),
        ),
        2023,
    )  # fmt: skip


def rated(found: Scope, id: str) -> str:
    return rate_target(found, find(found, id))


@pytest.mark.parametrize(
    ("reached", "outcome"),
    [
        (301, "reached"),
        (300, "reached"),
        (299, "nearly"),
        (285, "nearly"),
        (284, "missed"),
        (0, "missed"),
    ],
)
def test_a_least_number_is_reached_nearly_reached_or_missed(reached, outcome):
    assert rated(scope(at_least(300), sessions=reached), "1") == outcome


@pytest.mark.parametrize(
    ("answered", "outcome"),
    [
        (100, "reached"),
        (99, "nearly"),
        (95, "nearly"),
        (94, "partly"),
        (1, "partly"),
        (0, "missed"),
    ],
)
def test_works_that_all_had_to_be_done_may_be_done_in_part(answered, outcome):
    assert rated(scope(all_of(), received=100, answered=answered), "2") == outcome


def test_rounding_plays_no_part_in_the_outcome():
    assert rated(scope(at_least(100000), sessions=99999), "1") == "nearly"
    assert rated(scope(at_least(100000), sessions=94999), "1") == "missed"


def test_no_number_judges_a_qualitative_target():
    assert rated(scope(QUALITATIVE), "3") == "unknown"


def test_a_target_may_be_judged_by_an_indicator_with_dimensions():
    found = scope(at_least(2, "digitisation.sets(a)"), at_least(2, "digitisation.sets(b)", "2"))
    assert [rated(found, id) for id in ("1", "2")] == ["reached", "missed"]


def test_all_of_a_plan_means_the_number_the_plan_names():
    found = scope(all_of(), received=40, answered=40)
    assert compute(found, "targets.value", target="2").number == 40
    assert compute(found, "targets.fulfilment", target="2").number == 100


def test_a_qualitative_target_has_no_value_and_no_fulfilment():
    for key in ("targets.value", "targets.fulfilment"):
        with pytest.raises(NotAvailable, match="a qualitative target has no number"):
            compute(scope(QUALITATIVE), key, target="3")


def test_outcomes_are_counted_and_every_target_has_one():
    found = scope(at_least(300), at_least(20, id="4"), all_of(), QUALITATIVE, sessions=290)
    counts = {name: compute(found, "targets.count", outcome=name).number for name in OUTCOMES}
    assert counts == {"reached": 1, "nearly": 1, "partly": 0, "missed": 1, "unknown": 1}
    assert compute(found, "targets.judged").number == 3


def test_a_count_of_outcomes_names_the_rows_it_counts():
    found = scope(at_least(300), at_least(20, id="4"), sessions=30)
    (source,) = compute(found, "targets.count", outcome="reached").sources
    assert source.lines == (3,)


def test_a_year_without_a_plan_has_no_targets():
    assert targets(Scope(register(), 2023)) == []


def test_an_unknown_target_is_no_target():
    with pytest.raises(NotAvailable, match="no target 9"):
        find(scope(at_least(300)), "9")


def test_every_target_of_the_report_has_an_outcome(tables):
    found = Scope(tables, 2023)
    outcomes = {target.id: rate_target(found, target) for target in targets(found)}
    assert outcomes["4.1"] == "missed"
    assert outcomes["4.2"] == "nearly"
    assert outcomes["2.1.2"] == "nearly"
    assert outcomes["7.2"] == "partly"
    assert set(outcomes.values()) == set(OUTCOMES)
