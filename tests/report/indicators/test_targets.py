"""Outcomes of targets are counted, each target once."""

from __future__ import annotations

from ataskaita.indicators import Scope, compute
from ataskaita.indicators.targets import OUTCOMES
from tests.support.facts import facts, register

COLUMNS = "target section name indicator comparison of value unit measure evidence"


def at_least(aim: float, id: str) -> tuple:
    return (id, "S", "Siekis", "training.total", "at_least", "", aim, "library", "", "")


def scope(sessions: int, *rows: tuple) -> Scope:
    training = facts(
        "training", 2019, "measure value", ("sessions", sessions), ("consultations", 0)
    )
    return Scope(register(facts("targets", 2019, COLUMNS, *rows), training), 2019)


def test_outcomes_are_counted_and_every_target_has_one():
    works = ("3", "S", "Siekis", "training.total", "all", "training.total", None, "library", "", "")
    told = ("4", "S", "Siekis", "", "qualitative", "", None, "library", "", "Pasisekė.")
    found = scope(290, at_least(300, "1"), at_least(20, "2"), at_least(400, "5"), works, told)
    counts = {name: compute(found, "targets.count", outcome=name).number for name in OUTCOMES}
    assert counts == {"reached": 2, "nearly": 1, "partly": 0, "missed": 1, "unknown": 1}
    assert compute(found, "targets.judged").number == 4


def test_a_count_of_outcomes_names_the_rows_it_counts():
    found = scope(30, at_least(300, "1"), at_least(20, "2"))
    (source,) = compute(found, "targets.count", outcome="reached").sources
    assert source.lines == (3,)
