"""Comparisons that checks are declared with: each holds, and each can fail."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.checks.registry import CHECKS, Check, run_checks
from ataskaita.checks.relations import (
    at_most,
    equal,
    proportions,
)
from ataskaita.data.exceptions import Known
from tests.support.facts import altered, without

MORE_THAN_ALL = ("readers", 2019, {"unit": "laiu", "age": "child"}, -100)


def outcome(tables, *relations, exception: str = ""):
    (found,) = run_checks(tables, 2019, [Check("X-01", "", "", relations, exception)])
    return found


def test_the_checks_of_a_sound_report_pass(small_tables):
    found = run_checks(small_tables, 2019, CHECKS.values())
    assert [(one.check.id, one.state) for one in found] == [
        ("READERS-02", "passed"),
        ("LENDING-01", "passed"),
    ]


def test_equality_is_exact(small_tables):
    assert outcome(small_tables, equal("lending.items", "11763")).state == "passed"
    found = outcome(small_tables, equal("lending.items", "11762"))
    assert found.failures[0].excess == 1


@given(number=st.integers(0, 2000))
def test_readers_pass_exactly_while_they_are_no_more_than_visits(small_tables, number):
    changed = altered(small_tables, ("visits", 2019, {"unit": "buss"}, number))
    found = outcome(changed, at_most("readers.total", "visits.total", everywhere=True))
    (here,) = [one for one in found.comparisons if one.value.unit == "bus"]
    assert (not here.excess) == (number >= 33)


def test_a_failure_names_the_unit_and_the_numbers(small_tables):
    changed = altered(small_tables, ("visits", 2019, {"unit": "buss"}, 12))
    found = outcome(changed, at_most("readers.total", "visits.total", everywhere=True))
    (failure,) = found.failures
    assert failure.subject == "Skaitytojai: Bibliobusas"
    assert (failure.value.amount.number, failure.excess) == (33, 33 - 12)
    assert failure.upper.key == "visits.total@bus.2019"


def test_what_a_year_does_not_hold_is_passed_over(small_tables):
    fewer = without(small_tables, ("visits", 2019))
    assert outcome(fewer, at_most("readers.total", "visits.total")).state == "skipped"


def test_a_share_lies_between_nothing_and_all(small_tables):
    assert outcome(small_tables, proportions()).state == "passed"
    found = outcome(altered(small_tables, MORE_THAN_ALL), proportions())
    assert {one.value.key for one in found.failures} == {
        "readers.child_share@islands.2019",
        "readers.rate@islands.2019",
    }


@pytest.mark.parametrize(("difference", "state"), [(1, "known"), (2, "failed")])
def test_an_exception_excuses_only_the_difference_that_was_looked_at(
    small_tables, difference, state
):
    known = Known(
        "READERS-01", "", difference, "Taip gauta.", "Žurnalas", dt.date(2020, 2, 1), 2019, 1
    )
    excused = replace(small_tables, exceptions=(known,))
    found = outcome(excused, equal("lending.items", "11762"), exception="READERS-01")
    assert found.state == state
    assert found.reason == ("Taip gauta." if state == "known" else "")


def test_an_exception_of_another_year_or_rule_excuses_nothing(small_tables):
    known = Known("READERS-01", "", 1, "Taip gauta.", "Žurnalas", dt.date(2019, 2, 1), 2018, 1)
    excused = replace(small_tables, exceptions=(known, replace(known, rule="X", year=2019)))
    found = outcome(excused, equal("lending.items", "11762"), exception="READERS-01")
    assert found.state == "failed"
