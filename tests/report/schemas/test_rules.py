"""Each rule between tables, broken once in copies of the real ones."""

from __future__ import annotations

import pandas as pd
import pytest

from ataskaita.schema import RULES, Year
from tests.support.facts import altered

#: Rule -> table, the keys of the rows to change, and what to write there.
CASES = {
    "UNITS-01": ("units", {"unit": "dysna"}, {"group": "miestas"}),
    "UNITS-02": ("units", {"unit": "antalksne"}, {"served_by": "svedriske"}),
    "UNITS-03": ("units", {"unit": "dysna"}, {"unit": "rural"}),
    "COLLECTION-01": ("collection", {"unit": "rural", "content": "fiction"}, {"value": 57784}),
    "COLLECTION-02": ("books", {"unit": "dukstas"}, {"lower": 8755}),
    "TITLES-01": ("acquisition_titles", {"unit": "dukstas"}, {"lower": 326}),
    "TITLES-02": ("collection_titles", {"unit": "dukstas"}, {"lower": 9525}),
    "TITLES-03": ("acquisition_titles", {"unit": "library"}, {"value": 828}),
    "TITLES-04": ("collection_titles", {"unit": "library"}, {"value": 40230}),
    "ACQUISITIONS-01": ("acquisitions_by_type", {}, {"lower": 6691}),
    "ACQUISITIONS-02": ("subscriptions", {"unit": "rural"}, {"value": 2976}),
    "ACQUISITIONS-03": ("acquisitions", {"unit": "dukstas"}, {"upper": 313}),
    "ACQUISITIONS-04": ("acquisitions_nonperiodical", {"unit": "vidiskes"}, {"lower": 4500}),
    "USERS-01": ("users", {"unit": "dukstas"}, {"lower": 1338}),
    "USERS-02": ("membership_trend", {"direction": "up"}, {"value": 16}),
    "STAFF-01": ("staff_trained", {"unit": "rural"}, {"lower": 29}),
    "STAFF-02": ("staff", {"measure": "trained_abroad"}, {"lower": 37}),
    "LOANS-01": ("loans", {"document_type": "audio"}, {"value": 691}),
    "ENQUIRIES-01": ("enquiries", {"unit": "dukstas", "outcome": "answered"}, {"lower": 26}),
    "ENQUIRIES-02": ("enquiries_by_channel", {}, {"lower": 1912}),
    "ENQUIRIES-03": ("enquiries", {"unit": "dukstas", "outcome": "received"}, {"unit": "library"}),
    "EVENTS-01": ("event_measures", {"measure": "educational"}, {"lower": 765}),
    "DIGITISATION-01": ("digitisation", {}, {"volume_year": 2026}),
    "USERS-04": ("home_delivery", {"deliverer": "volunteers", "measure": "users"}, {"upper": 0}),
    "HOME-02": ("home_delivery", {"deliverer": "volunteers", "measure": "visits"}, {"value": 25}),
    "BUDGET-01": ("budget", {"item": "wages", "measure": "received"}, {"value": 705000}),
    "BUDGET-02": ("budget", {"item": "legends", "measure": "used"}, {"value": 3298.01}),
    "BUDGET-03": ("budget_totals", {"measure": "used"}, {"value": 774795.01}),
    "SPENDING-01": ("acquisition_spending", {"source": "state"}, {"value": 24884.01}),
    "USERS-03": ("users_by_age", {"unit": "dukstas"}, {"lower": 88}),
    "LOANS-02": ("loans_by_age", {"age_group": "adults"}, {"lower": 56000}),
    "QUARTERS-01": ("quarters", {"quarter": "q1", "measure": "loans"}, {"lower": 50000}),
    "QUARTERS-02": (
        "quarters",
        {"quarter": "q1", "measure": "visits"},
        {"measure": "new_users", "lower": 60000},
    ),
    "STAFF-03": ("staff_by_kind", {"staff_kind": "librarians"}, {"value": 35}),
    "HEATING-01": ("heating", {"unit": "dysna"}, {"unit": "gilutai"}),
}


@pytest.fixture
def frames(every_table):
    return {table.name: table.frame.copy() for table in every_table if table.year in (2023, None)}


@pytest.mark.parametrize("rule", RULES)
def test_the_real_tables_keep_it_unless_known(tables, frames, rule):
    breaches = list(RULES[rule].check(Year(frames, tables.units)))
    known = [exception for exception in tables.exceptions if exception.rule == rule]
    assert [b.difference for b in breaches] == [exception.difference for exception in known]


@pytest.mark.parametrize("rule", CASES)
def test_tables_that_break_it_are_found(tables, frames, rule):
    name, keys, change = CASES[rule]
    frame = frames[name]
    rows = frame.index[(frame[list(keys)] == list(keys.values())).all(axis=1)]
    assert len(rows)
    for column, value in change.items():
        frame[column] = frame[column].astype(type(value) if isinstance(value, float) else object)
        frame.loc[rows[0], column] = value
    breaches = list(RULES[rule].check(Year(frames, tables.units)))
    assert breaches
    for breach in breaches:
        assert "{" not in RULES[rule].message.format(**breach.details)
        assert "{" not in RULES[rule].fix.format(**breach.details)


@pytest.mark.parametrize("number", [257, 258])
def test_a_branch_receives_no_more_than_it_acquired_where_that_is_known(tables, frames, number):
    row = (
        frames["acquisitions"].iloc[:1].assign(unit="didziasalis", value=257, lower=257, upper=257)
    )
    others = frames["acquisitions"].assign(unit="rural").iloc[:1]
    frames["acquisitions"] = pd.concat([row, others])
    named = frames["acquisitions_nonperiodical"]
    named.loc[named["unit"] == "didziasalis", "lower"] = number
    breaches = list(RULES["ACQUISITIONS-04"].check(Year(frames, tables.units)))
    assert [breach.details["unit"] for breach in breaches] == ["didziasalis"] * (number > 257)


@pytest.mark.parametrize(("quarters", "differences"), [(3, []), (4, [68000 - 73417])])
def test_four_quarters_are_the_year_and_three_may_be_less(tables, frames, quarters, differences):
    row = frames["quarters"].iloc[:1].assign(measure="loans", value=17000, lower=17000, upper=17000)
    frames["quarters"] = pd.concat([row.assign(quarter=f"q{n}") for n in range(quarters)])
    breaches = list(RULES["QUARTERS-01"].check(Year(frames, tables.units)))
    assert [breach.difference for breach in breaches] == differences


@pytest.mark.parametrize("measure", ["loans", "visits", "events", "enquiries_by_channel"])
def test_quarters_are_compared_with_whatever_table_the_year_has(tables, frames, measure):
    row = frames["quarters"].iloc[:1].assign(measure=measure, value=90000, lower=90000, upper=90000)
    frames["quarters"] = row
    (breach,) = RULES["QUARTERS-01"].check(Year(frames, tables.units))
    assert breach.details["measure"] == measure
    frames["quarters"] = row.assign(measure="queries")
    assert list(RULES["QUARTERS-01"].check(Year(frames, tables.units))) == []


def test_every_rule_has_a_case():
    assert set(CASES) == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_bears_branches_in_place_of_groups(tables, frames, rule):
    """Later years give single branches; no rule may depend on groups being there."""
    for frame in frames.values():
        if "unit" in frame and "value" in frame:
            frame["unit"] = frame["unit"].replace("rural", "vidiskes")
    list(RULES[rule].check(Year(frames, tables.units)))


@pytest.mark.parametrize(
    ("table", "keys", "value"),
    [
        ("events", {"unit": "rural", "event_type": "display"}, 221),
        ("acquisitions", {"unit": "ignalina"}, 1600),
        ("acquisitions", {"unit": "rural"}, 4780),
        ("loans", {"document_type": "books"}, 40000),
        ("enquiries", {"unit": "rural", "outcome": "received"}, 1150),
        ("premises", {"unit": "dukstas"}, 130),
        ("home_delivery", {"deliverer": "librarians", "measure": "visits"}, 700),
        ("staff", {"measure": "trained_abroad"}, 11),
        ("computers", {"purpose": "staff"}, 41),
        ("service_points", {"measure": "users"}, 30),
    ],
)
def test_a_cell_may_change_within_reason(every_table, table, keys, value):
    changed = altered(every_table, (table, 2023, keys, value))
    frames = {found.name: found.frame for found in changed if found.year in (2023, None)}
    broken = {
        rule.id for rule in RULES.values() if list(rule.check(Year(frames, every_table.units)))
    }
    assert broken == {known.rule for known in every_table.exceptions}


def test_where_a_sum_is_too_much_the_cell_is_told_as_it_is(tables, frames):
    frames["acquisitions"].loc[3, "upper"] = 313
    (breach,) = RULES["ACQUISITIONS-03"].check(Year(frames, tables.units))
    books = frames["acquired_books"]
    assert breach.details["left"] > 313
    assert books.at[breach.line, "unit"] == "dukstas"
    assert breach.value == str(books.at[breach.line, "value"])
