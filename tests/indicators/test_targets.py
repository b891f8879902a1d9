"""How far targets were reached follows from a stated rule, at its boundaries, too."""

from __future__ import annotations

import pytest

from ataskaita.indicators import NotAvailable, Scope, compute
from ataskaita.indicators.targets import find, rate_target, targets
from tests.support.facts import facts, register

COLUMNS = "target section name indicator comparison of value unit measure evidence"


def at_least(aim: float, indicator: str = "visits.total", id: str = "1") -> tuple:
    return (id, "S", "Siekis", indicator, "at_least", "", aim, "library", "", "")


def all_of(value: float | None = None, of: str = "readers.total", id: str = "2") -> tuple:
    return (id, "S", "Siekis", "readers.by_age(child)", "all", of, value, "library", "", "")


QUALITATIVE = ("3", "S", "Siekis", "", "qualitative", "", None, "library", "", "Pasisekė.")


def scope(*rows: tuple, visits: float = 0, children: int = 0, adults: int = 0) -> Scope:
    return Scope(
        register(
            facts("targets", 2019, COLUMNS, *rows),
            facts("visits", 2019, "unit value", ("library", visits)),
            facts("readers", 2019, "unit age value",
                  ("library", "child", children), ("library", "adult", adults)),
        ),
        2019,
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
    assert rated(scope(at_least(300), visits=reached), "1") == outcome


@pytest.mark.parametrize(
    ("done", "outcome"),
    [
        (100, "reached"),
        (99, "nearly"),
        (95, "nearly"),
        (94, "partly"),
        (1, "partly"),
        (0, "missed"),
    ],
)
def test_works_that_all_had_to_be_done_may_be_done_in_part(done, outcome):
    assert rated(scope(all_of(), children=done, adults=100 - done), "2") == outcome


def test_rounding_plays_no_part_in_the_outcome():
    assert rated(scope(at_least(100000), visits=99999), "1") == "nearly"
    assert rated(scope(at_least(100000), visits=94999), "1") == "missed"


def test_no_number_judges_a_qualitative_target():
    assert rated(scope(QUALITATIVE), "3") == "unknown"


def test_a_number_that_is_marked_as_not_known_judges_no_target():
    visits = facts("visits", 2019, "unit value status", ("library", float("nan"), "not_available"))
    found = Scope(register(facts("targets", 2019, COLUMNS, at_least(300)), visits), 2019)
    assert rated(found, "1") == "unknown"


def test_a_target_may_be_judged_by_an_indicator_with_dimensions():
    found = scope(
        at_least(2, "readers.by_age(child)"),
        at_least(2, "readers.by_age(adult)", "2"),
        children=2,
        adults=1,
    )
    assert [rated(found, id) for id in ("1", "2")] == ["reached", "missed"]


def test_all_of_a_plan_means_the_number_the_plan_names():
    found = scope(all_of(), children=40)
    assert compute(found, "targets.value", target="2").number == 40
    assert compute(found, "targets.fulfilment", target="2").number == 100


def test_a_qualitative_target_has_no_value_and_no_fulfilment():
    for key in ("targets.value", "targets.fulfilment"):
        with pytest.raises(NotAvailable, match="a qualitative target has no number"):
            compute(scope(QUALITATIVE), key, target="3")


def test_a_year_without_a_plan_has_no_targets():
    assert targets(Scope(register(), 2019)) == []


def test_an_unknown_target_is_no_target():
    with pytest.raises(NotAvailable, match="no target 9"):
        find(scope(at_least(300)), "9")


def test_every_target_of_a_plan_is_judged_by_what_its_report_counts(small_tables):
    found = Scope(small_tables, 2019)
    # 444 of 400 readers, 5 738 of 6 000 visits, 11 763 of 15 000 books; 26.49 of 26.5 for each.
    assert {target.id: rate_target(found, target) for target in targets(found)} == {
        "1.1": "reached",
        "1.2": "nearly",
        "2.1": "missed",
        "2.2": "nearly",
        "2.3": "unknown",
    }
