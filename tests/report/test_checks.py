"""The report's checks: silent on sound data, and loud by name where some data contradicts it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.checks.registry import CHECKS, Check, run_checks
from ataskaita.checks.relations import at_most, equal
from tests.support.facts import altered


def test_the_real_report_contradicts_itself_only_where_that_is_recorded(carried_out):
    states = {id: outcome.state for id, outcome in carried_out().items()}
    assert {id for id, state in states.items() if state == "failed"} == set()
    assert {id for id, state in states.items() if state == "known"} == {"SUMS-03", "FACTS-04"}


@pytest.mark.parametrize("id", CHECKS)
def test_a_check_says_in_full_sentences_what_must_hold_and_why(id):
    check = CHECKS[id]
    assert re.fullmatch(r"[A-Z]+-\d\d", id)
    for text in (check.title, check.why):
        assert text[0].isupper()
        assert text.endswith(".")
    assert check.anchor == f"check-{id.lower()}"


SPOILT = [
    ("SUMS-03", ("collection_by_type", 2023, {"document_type": "maps"}, 9)),
    ("SUMS-07", ("budget", 2023, {"item": "wages", "measure": "received"}, 800_000)),
    ("FACTS-01", ("acquisitions_by_type", 2023, {"document_type": "periodicals"}, 3526)),
    ("FACTS-02", ("loans", 2023, {"document_type": "audio"}, 691)),
    ("FACTS-03", ("acquisition_spending", 2023, {"source": "state"}, 24_000)),
    ("FACTS-04", ("membership_trend", 2023, {"direction": "up"}, 16)),
    ("FLOWS-01", ("acquisitions", 2023, {"unit": "dukstas"}, 9525)),
    ("FLOWS-03", ("budget", 2023, {"source": "nvs", "measure": "used"}, 5901)),
    ("BOUNDS-01", ("users", 2023, {"unit": "dukstas"}, 1400)),
    ("BOUNDS-02", ("collection_titles", 2023, {"unit": "dukstas"}, 9525)),
    ("BOUNDS-03", ("acquisition_titles", 2023, {"unit": "library"}, 828)),
    ("BOUNDS-04", ("books", 2023, {"unit": "dukstas"}, 8755)),
    ("BOUNDS-05", ("enquiries", 2023, {"unit": "dukstas", "outcome": "answered"}, 26)),
    ("BOUNDS-06", ("event_measures", 2023, {"measure": "educational"}, 765)),
    ("BOUNDS-07", ("staff", 2023, {"measure": "trained_abroad"}, 37)),
    ("BOUNDS-08", ("audiosensory", 2023, {"measure": "users"}, 3500)),
    ("BOUNDS-09", ("service_points", 2023, {"measure": "visits"}, 26)),
    ("BOUNDS-10", ("home_delivery", 2023, {"deliverer": "librarians", "measure": "items"}, 80_000)),
    ("RATIOS-02", ("acquired_books", 2023, {"unit": "rural"}, 5000)),
]  # fmt: skip


@pytest.mark.parametrize(("id", "change"), SPOILT, ids=[id for id, _ in SPOILT])
def test_a_contradiction_in_one_cell_is_named(carried_out, id, change):
    outcome = carried_out(change, only=(id,))[id]
    assert outcome.state == "failed"
    assert outcome.failures[0].excess != 0


def test_an_exception_excuses_only_the_difference_that_was_looked_at(carried_out):
    spoilt = ("collection_by_type", 2023, {"document_type": "maps"}, 9)
    assert carried_out(only=("SUMS-03",))["SUMS-03"].reason
    assert carried_out(spoilt, only=("SUMS-03",))["SUMS-03"].state == "failed"


def test_a_failure_names_the_unit_and_the_numbers(carried_out):
    change = ("users", 2023, {"unit": "dukstas"}, 1400)
    (failure,) = carried_out(change, only=("BOUNDS-01",))["BOUNDS-01"].failures
    assert failure.subject == "Registruoti vartotojai: Dūkštas"
    assert failure.value.amount.number == 1400
    assert failure.upper.key == "population@dukstas.2023"


@given(number=st.integers(0, 20_000))
def test_users_pass_exactly_while_they_are_no_more_than_inhabitants(tables, number):
    check = Check("X-01", "", "", (at_most("users", "population", everywhere=True),))
    inhabitants = 1329
    spoilt = altered(
        tables,
        ("population", 2023, {"unit": "dukstas"}, inhabitants),
        ("users", 2023, {"unit": "dukstas"}, number),
    )
    (outcome,) = run_checks(spoilt, 2023, [check])
    here = [c for c in outcome.comparisons if c.value.unit == "dukstas"]
    assert here[0].holds == (number <= inhabitants)


def test_equality_is_exact(tables):
    check = Check("X-01", "", "", (equal("acquisitions.items", "6689"),))
    (outcome,) = run_checks(tables, 2023, [check])
    assert outcome.failures[0].excess == 1
