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
from tests.support.sessions import lent

LENT = "lending.items"
AGES = ("child", "adult")


@pytest.mark.parametrize("now", [121, 79, 100])
def test_a_change_is_rising_falling_or_none(open_session, now):
    open_session(*lent(now))
    told = (bool(rising(LENT)), bool(falling(LENT)), bool(unchanged(LENT)))
    assert told == (now > 100, now < 100, now == 100)
    assert rising(LENT).evidence == f"2018 100, 2019 {now}"


def test_a_group_is_compared_with_the_other_groups(opened):
    assert largest("visits.total", "town")
    assert not largest("visits.total", "bus")
    assert smallest("visits.total", "islands")
    assert exceeds("visits.total", "town", "bus")
    assert not exceeds("visits.total", "bus", "town")


def test_a_unit_is_compared_with_all_units_that_have_the_value(opened):
    assert largest("visits.total", "metskula")
    assert not largest("visits.total", "buss")
    assert smallest("visits.total", "suur")


def test_a_category_is_compared_with_the_others_named(opened):
    assert largest("readers.by_age", age="adult", among=AGES)
    assert not smallest("readers.by_age", age="adult", among=AGES)
    with pytest.raises(UserError, match="not said what to compare"):
        largest("readers.by_age", age="adult")


def test_equal_values_have_no_largest(open_session):
    open_session(("readers", 2019, {}, 7))
    assert not largest("readers.by_age", age="adult", among=AGES)


def test_parts_are_told_by_percentages_or_by_counts(open_session):
    open_session(("visits", 2019, {"unit": "buss"}, 33))
    assert share("readers.age_share", age="adult")
    assert not share("readers.age_share", age="adult", above=95)
    assert not share("readers.age_share", age="child")
    assert every("readers.total", "visits.total", "bus")
    assert not every("readers.total", "visits.total")
    assert none("readers.by_age", "bus", age="child")
    assert not none("readers.by_age", age="child")
    with pytest.raises(UserError, match="no percentage"):
        share("lending.items")


def test_what_is_compared_is_called_by_its_name(opened):
    assert largest("visits.total", "bus").evidence.startswith("Bibliobusas 655, Miestelio ")
    assert "Suur sala 260" in largest("visits.total", "metskula").evidence
    assert largest("readers.by_age", age="adult", among=AGES).evidence == (
        "Suaugusieji 299, Vaikai 145"
    )
    assert none("visits.total").evidence == "the whole library 5\u00a0738"
    assert share("readers.age_share", age="adult", above=62.5).evidence.endswith("above 62,5 %")
    assert every("readers.total", "visits.total", "bus").evidence.startswith("Skaitytojai 33, ")


def test_times_means_about_as_many(open_session):
    open_session(
        ("visits", 2019, {"unit": "metskula"}, 1000), ("visits", 2019, {"unit": "buss"}, 480)
    )
    assert times("visits.total", "town", "bus", 2)
    assert not times("visits.total", "town", "bus", 3)


def test_a_record_and_a_first_time_need_the_years_they_speak_of(open_session):
    open_session(*lent(121))
    assert record(LENT, since=2018)
    assert not first_time(LENT, since=2018)
    with pytest.raises(UserError, match="does not hold this value"):
        record(LENT, since=2015)
    open_session(*lent(5, 0))
    assert first_time(LENT, since=2018)


def test_a_false_claim_shows_its_numbers(open_session):
    open_session(*lent(79))
    assert check(falling(LENT), "sumažėjo") is True
    assert check(not rising(LENT), "sumažėjo") is True
    with pytest.raises(UserError, match=r"„padidėjo“ is not true: 2018 100, 2019 79\."):
        check(rising(LENT), "padidėjo")
    with pytest.raises(UserError, match="not true or false"):
        check(5, "penki")
