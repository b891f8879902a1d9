"""Sentences about the targets of the plan."""

from __future__ import annotations

from ataskaita.chapter import by_outcome
from ataskaita.lithuanian.typography import NBSP


def said() -> str:
    return str(by_outcome()).replace(NBSP, " ")


def test_how_many_targets_came_out_how_is_said_of_outcomes_that_any_has(open_session):
    open_session()
    assert said() == "9 pasiekti, 2 beveik pasiekti, 1 pasiektas iš dalies, 1 nepasiektas"
    # All enquiries are answered, and as much is lent as was planned.
    open_session(
        ("enquiries", 2023, {"unit": "dukstas", "outcome": "answered"}, 25),
        ("loans", 2023, {"document_type": "books"}, 50_000),
    )
    assert said() == "11 pasiekta, 1 pasiektas iš dalies, 1 nepasiektas"
