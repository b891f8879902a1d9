"""Large changes since last year, and the notes that explain them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.checks.movements import DEFAULT, exceeds, movements, thresholds, unfitting
from ataskaita.checks.notes import Note, read_notes
from ataskaita.errors import DataErrors
from ataskaita.project import Project
from ataskaita.values.amounts import Amount
from ataskaita.values.measures import COUNT, PERCENT
from ataskaita.values.values import Value
from tests.conftest import ROOT
from tests.support.facts import altered

NOTE = """
- indicator: service_points.users
  text: Mažėja gyventojų.
  source: Ataskaita
  date: 2024-01-20
  expect: {library: -11}
"""


def found(tables, notes=()):
    return {(m.call, m.now.unit): m for m in movements(tables, 2023, notes)}


def moved(change, measure=COUNT, key="events.total"):
    amount = Amount.constant(Fraction(change))
    return Value(key, "library", 2023, amount, measure, kind="change")


def test_an_indicator_that_moved_more_than_a_tenth_is_found(tables):
    assert ("service_points.users", "library") in found(tables)
    assert ("loans.items", "library") not in found(tables)


def test_parts_of_an_indicator_are_judged_one_by_one(tables):
    assert found(tables)["home.by(librarians, users)", "library"].change.amount.number == -55


def test_an_indicator_without_last_year_does_not_move(tables):
    assert not any(call == "collection.items" for call, _ in found(tables))


@given(before=st.integers(1, 10_000), change=st.integers(-10_000, 10_000))
def test_a_count_moves_where_it_changes_by_more_than_its_share(before, change):
    large = abs(change) >= DEFAULT.smallest and abs(change) * 100 > DEFAULT.percent * before
    assert exceeds(moved(change), Fraction(before)) == large


@given(points=st.fractions(-50, 50, max_denominator=100))
def test_a_percentage_moves_by_points_whatever_it_was(points):
    value = moved(points, PERCENT, "events.educational_share")
    assert exceeds(value, Fraction(1, 2)) == (abs(points) > DEFAULT.points)


def test_an_indicator_may_have_a_threshold_of_its_own():
    assert thresholds()["membership.rate"].points < DEFAULT.points
    assert exceeds(moved("1.5", PERCENT, "membership.rate"), Fraction(20))
    assert not exceeds(moved("1.5", PERCENT, "events.educational_share"), Fraction(20))


def test_a_note_on_this_change_explains_it(tables, notes):
    (note,) = notes(NOTE)
    assert note.date == dt.date(2024, 1, 20)
    assert found(tables, [note])["service_points.users", "library"].note is note


def test_a_note_on_another_change_explains_nothing(tables, notes):
    spoilt = altered(tables, ("service_points", 2023, {"measure": "users"}, 26))
    movement = found(spoilt, written := notes(NOTE))["service_points.users", "library"]
    assert movement.note is None
    assert movement.outdated is written[0]
    ((note, unit, change),) = unfitting(spoilt, 2023, written)
    assert (note, unit, change.text) == (written[0], "library", "−12")


@given(st.integers(-100, 100))
def test_a_note_fits_the_change_it_was_written_for_and_no_other(number):
    note = Note("events.total", "Nes.", "Ataskaita", dt.date(2024, 1, 1), {"library": number}, 1)
    for change in (number - 1, number, number + 1):
        assert note.fits(moved(change)) == (change == number)


@pytest.mark.parametrize(("expected", "fits"), [("-2.0", True), ("-1.98", False), ("-2.1", False)])
def test_a_note_names_the_change_as_it_is_printed(expected, fits):
    note = Note(
        "membership.rate",
        "Nes.",
        "Ataskaita",
        dt.date(2024, 1, 1),
        {"library": Decimal(expected)},
        1,
    )
    assert note.fits(moved("-1.9786", PERCENT, "membership.rate")) == fits


def test_every_note_of_the_real_report_fits(tables):
    assert list(unfitting(tables, 2023, read_notes(Project(ROOT), 2023))) == []


@pytest.mark.parametrize(("old", "new", "rule"), [
    ("date: 2024-01-20", "date: pernai", "NOTE-01"),
    ("text: Mažėja gyventojų.", "text: ''", "NOTE-01"),
    ("source: Ataskaita", "sorce: Ataskaita", "NOTE-01"),
    ("{library: -11}", "-11", "NOTE-01"),
    ("{library: -11}", "{library: daug}", "NOTE-02"),
    ("service_points.users", "service_points.user", "NOTE-02"),
])  # fmt: skip
def test_a_faulty_note_is_named_with_its_line(notes, old, new, rule):
    with pytest.raises(DataErrors) as caught:
        notes(NOTE.replace(old, new))
    found = caught.value.findings[0]
    assert (found.file, found.line, found.rule) == ("data/notes/2023.yml", 2, rule)
    assert found.fix


def test_notes_need_not_exist(tmp_path):
    assert read_notes(Project(tmp_path), 2023) == []
