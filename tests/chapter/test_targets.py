from __future__ import annotations

import pytest

from ataskaita.chapter import (
    outcome,
    qualitative_targets_table,
    target,
    target_rows,
    targets_table,
)
from ataskaita.errors import UserError
from ataskaita.indicators.targets import OUTCOMES
from tests.support.shown import shown


def test_the_value_aimed_at_is_printed_in_the_measure_of_what_judges_it(opened):
    assert str(target("2.2")) == "26,5"
    assert str(target("1.2")) == "6\xa0000"


def test_an_outcome_is_a_badge_that_follows_the_numbers(open_session):
    open_session()
    assert outcome("1.2")._repr_markdown_() == "[beveik pasiektas]{.outcome .nearly}"
    open_session(("visits", 2019, {"unit": "buss"}, 6000))
    assert outcome("1.2")._repr_markdown_() == "[pasiektas]{.outcome .reached}"
    open_session(("visits", 2019, {"unit": "metskula"}, 10))
    assert str(outcome("1.2")) == "nepasiektas"
    assert outcome("1.2")._repr_markdown_() == "[nepasiektas]{.outcome .missed}"


def test_a_target_that_was_just_missed_is_not_printed_as_reached(open_session):
    session = open_session()
    total, buss = (int(session.value("visits.total", unit).number) for unit in ("library", "buss"))
    open_session(("visits", 2019, {"unit": "buss"}, buss + 5999 - total))
    found = shown(targets_table())
    (line,) = (line for line in found.body if line[0] == "1.2")
    reached = "5\xa0999pask.\xa05\xa0738"
    assert line[2:] == ["6\xa0000", reached, "99,98", "beveik pasiektas"]
    assert found.head[-1][4] == "Įvykdyta, %"


def test_every_target_of_the_plan_stands_in_one_of_the_two_tables(opened, small_tables):
    judged = [line[0] for line in shown(targets_table()).body]
    others = [line[0] for line in shown(qualitative_targets_table()).body]
    assert sorted(judged + others) == sorted(small_tables.get("targets", 2019).frame["target"])
    assert len(target_rows()) == len(judged)


def test_each_outcome_in_the_table_is_one_of_the_stated_ones(opened):
    found = shown(targets_table())
    assert {line[-1] for line in found.body} <= set(OUTCOMES.values())
    badges = found.tree.xpath("//span[contains(@class, 'outcome')]")
    assert len(badges) == len(found.body)


def test_what_the_source_says_of_a_qualitative_target_stands_beside_it(opened):
    assert all(line[-1] for line in shown(qualitative_targets_table()).body)


def test_a_target_that_the_plan_does_not_have_is_told_with_those_there_are(opened):
    # The number of a target says nothing of what it is about: none is near another.
    with pytest.raises(UserError, match=r"no target 1\.22 in 2019.*Write one of `1\.1`, `1\.2`"):
        outcome("1.22")


def test_a_target_whose_number_cannot_be_told_is_shown_and_not_judged(open_session):
    open_session(("readers", 2019, {}, 0))
    found = shown(targets_table())
    (line,) = (line for line in found.body if line[0] == "2.2")
    assert line[2:] == ["26,5", "[x]", "[x]", OUTCOMES["unknown"]]
    assert str(outcome("2.2")) == OUTCOMES["unknown"]
    assert str(target("2.2")) == "26,5"
    assert "2.2" not in {row.dimensions["target"] for row in target_rows()}
