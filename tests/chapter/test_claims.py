"""Claims in plain words: true or false by the numbers a reader sees."""

from __future__ import annotations

import pytest

from ataskaita.chapter import (
    every,
    exceeds,
    falling,
    first_time,
    largest,
    none,
    record,
    rising,
    share,
    smallest,
    times,
    unchanged,
)
from ataskaita.chapter.claims import check
from ataskaita.errors import UserError

VISITS = "service_points.visits"
TYPES = ("books", "periodicals", "audio", "other")


def visits(now: float, before: float = 100):
    return (
        ("service_points", 2023, {"measure": "visits"}, now),
        ("service_points", 2022, {"measure": "visits"}, before),
    )


@pytest.mark.parametrize("now", [121, 79, 100])
def test_a_change_is_rising_falling_or_none(open_session, now):
    open_session(*visits(now))
    told = (bool(rising(VISITS)), bool(falling(VISITS)), bool(unchanged(VISITS)))
    assert told == (now > 100, now < 100, now == 100)
    assert rising(VISITS).evidence == f"2022 100, 2023 {now}"


def test_a_group_is_compared_with_the_other_groups(opened):
    assert largest("events.total", "rural")
    assert not largest("events.total", "dukstas")
    assert smallest("events.total", "dukstas")
    assert exceeds("events.total", "rural", "dukstas")
    assert not exceeds("events.total", "dukstas", "rural")


def test_a_branch_is_compared_with_all_units_that_have_the_value(opened):
    assert largest("acquisitions.nonperiodical", "didziasalis")
    assert not largest("acquisitions.nonperiodical", "vidiskes")


def test_a_category_is_compared_with_the_others_named(opened):
    assert largest("loans.by_type", document_type="books", among=TYPES)
    assert not smallest("loans.by_type", document_type="books", among=TYPES)
    with pytest.raises(UserError, match="not said what to compare"):
        largest("loans.by_type", document_type="books")


def test_equal_values_have_no_largest(open_session):
    open_session(("loans", 2023, {"document_type": "books"}, 35057))
    assert not largest("loans.by_type", document_type="books", among=TYPES)


def test_parts_are_told_by_percentages_or_by_counts(opened):
    assert share("loans.type_share", document_type="books")
    assert not share("loans.type_share", document_type="books", above=95)
    assert not share("loans.type_share", document_type="periodicals")
    assert every("enquiries.answered", "enquiries.received", "ignalina")
    assert not every("enquiries.answered", "enquiries.received")
    assert none("enquiries.unanswered", "ignalina")
    with pytest.raises(UserError, match="no percentage"):
        share("loans.items")


def test_times_means_about_as_many(open_session):
    open_session(
        ("premises", 2023, {"unit": "rural"}, 1000), ("premises", 2023, {"unit": "ignalina"}, 480)
    )
    assert times("premises.area", "rural", "ignalina", 2)
    assert not times("premises.area", "rural", "ignalina", 3)


def test_a_record_and_a_first_time_need_the_years_they_speak_of(open_session):
    open_session(*visits(121))
    assert record(VISITS, since=2022)
    assert not first_time(VISITS, since=2022)
    with pytest.raises(UserError, match="does not hold what this claim needs"):
        record(VISITS, since=2015)
    open_session(*visits(5, 0))
    assert first_time(VISITS, since=2022)


def test_a_false_claim_shows_its_numbers(open_session):
    open_session(*visits(79))
    assert check(falling(VISITS), "sumažėjo") is True
    assert check(not rising(VISITS), "sumažėjo") is True
    with pytest.raises(UserError, match=r"„padidėjo“ is not true: 2022 100, 2023 79\."):
        check(rising(VISITS), "padidėjo")
    with pytest.raises(UserError, match="not true or false"):
        check(5, "penki")
