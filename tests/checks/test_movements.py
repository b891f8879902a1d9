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
from tests.support.facts import altered, without

NOTE = """
- indicator: lending.items
  text: Saloje apsigyveno daugiau šeimų.
  source: Ataskaita
  date: 2020-01-20
  expect: {islands: 296}
"""

#: A quarter more than the 1 204 books of the year before.
MORE_BOOKS = ("lending", 2019, {"unit": "islands"}, 1500)


def found(tables, notes=()):
    return {(m.call, m.now.unit): m for m in movements(tables, 2019, notes)}


def moved(change, measure=COUNT, key="visits.total"):
    amount = Amount.constant(Fraction(change))
    return Value(key, "library", 2019, amount, measure, kind="change")


def test_an_indicator_that_moved_more_than_a_tenth_is_found(small_tables):
    movements = found(altered(small_tables, MORE_BOOKS))
    assert movements["lending.items", "islands"].change.amount.number == 1500 - 1204
    assert ("lending.items", "library") not in movements
    assert ("visits.total", "islands") not in movements


def test_parts_of_an_indicator_are_judged_one_by_one(small_tables):
    movements = found(
        altered(small_tables, ("readers", 2019, {"unit": "laiu", "age": "child"}, 15))
    )
    assert movements["readers.by_age(child)", "islands"].change.amount.number == 22 - 16
    assert ("readers.by_age(adult)", "islands") not in movements


def test_what_moved_most_stands_first(small_tables):
    a_digit_too_many = ("visits", 2019, {"unit": "suur"}, 2600)
    listed = movements(altered(small_tables, MORE_BOOKS, a_digit_too_many), 2019, [])
    assert (listed[0].call, listed[0].now.unit) == ("visits.total", "islands")
    assert [one.times for one in listed] == sorted((o.times for o in listed), reverse=True)
    assert listed[-1].times > 1


def test_an_indicator_without_last_year_does_not_move(small_tables):
    fewer = without(altered(small_tables, MORE_BOOKS), ("lending", 2018))
    assert not any(call.startswith("lending.") for call, _ in found(fewer))


def test_what_the_report_leaves_aside_is_not_judged(small_tables, monkeypatch):
    monkeypatch.setattr("checks.NOT_JUDGED", ("lending.",))
    assert not any(
        call.startswith("lending.") for call, _ in found(altered(small_tables, MORE_BOOKS))
    )


@given(before=st.integers(1, 10_000), change=st.integers(-10_000, 10_000))
def test_a_count_moves_where_it_changes_by_more_than_its_share(before, change):
    large = abs(change) >= DEFAULT.smallest and abs(change) * 100 > DEFAULT.percent * before
    assert exceeds(moved(change), Fraction(before)) == large


@given(points=st.fractions(-50, 50, max_denominator=100))
def test_a_percentage_moves_by_points_whatever_it_was(points):
    value = moved(points, PERCENT, "visits.share")
    assert exceeds(value, Fraction(1, 2)) == (abs(points) > DEFAULT.points)


def test_an_indicator_may_have_a_threshold_of_its_own():
    assert thresholds()["readers.child_share"].points < DEFAULT.points
    assert exceeds(moved("1.5", PERCENT, "readers.child_share"), Fraction(20))
    assert not exceeds(moved("1.5", PERCENT, "visits.share"), Fraction(20))


def test_a_note_on_this_change_explains_it(small_tables, notes):
    (note,) = notes(NOTE)
    assert note.date == dt.date(2020, 1, 20)
    assert found(altered(small_tables, MORE_BOOKS), [note])["lending.items", "islands"].note is note


def test_a_note_on_another_change_explains_nothing(small_tables, notes):
    spoilt = altered(small_tables, ("lending", 2019, {"unit": "islands"}, 1501))
    movement = found(spoilt, written := notes(NOTE))["lending.items", "islands"]
    assert movement.note is None
    ((note, unit, change),) = unfitting(spoilt, 2019, written)
    assert (note, unit, change.text) == (written[0], "islands", "+297")


@given(st.integers(-100, 100))
def test_a_note_fits_the_change_it_was_written_for_and_no_other(number):
    note = Note("visits.total", "Nes.", "Ataskaita", dt.date(2020, 1, 1), {"library": number}, 1)
    for change in (number - 1, number, number + 1):
        assert note.fits(moved(change)) == (change == number)


@pytest.mark.parametrize(("expected", "fits"), [("-2.0", True), ("-1.98", False), ("-2.1", False)])
def test_a_note_names_the_change_as_it_is_printed(expected, fits):
    note = Note(
        "readers.child_share",
        "Nes.",
        "Ataskaita",
        dt.date(2020, 1, 1),
        {"library": Decimal(expected)},
        1,
    )
    assert note.fits(moved("-1.9786", PERCENT, "readers.child_share")) == fits


@pytest.mark.parametrize(("expected", "fits"), [(2980, True), (2979, True), (2970, False)])
def test_of_a_change_that_is_known_roughly_a_note_may_name_what_is_printed(expected, fits):
    given = {"library": Decimal(expected)}
    note = Note("visits.total", "Nes.", "Ataskaita", dt.date(2020, 1, 1), given, 1)
    amount = Amount(Fraction(2979), Fraction(2975), Fraction(2984), "reconstructed")
    rough = Value("visits.total", "library", 2019, amount, COUNT, kind="change", signed=True)
    assert rough.text == "+2\u00a0980"
    assert note.fits(rough) == fits


@pytest.mark.parametrize(("old", "new", "rule"), [
    ("date: 2020-01-20", "date: pernai", "NOTE-01"),
    ("text: Saloje apsigyveno daugiau šeimų.", "text: ''", "NOTE-01"),
    ("source: Ataskaita", "sorce: Ataskaita", "NOTE-01"),
    ("{islands: 296}", "296", "NOTE-01"),
    ("{islands: 296}", "{islands: daug}", "NOTE-02"),
    ("lending.items", "lending.item", "NOTE-02"),
])  # fmt: skip
def test_a_faulty_note_is_named_with_its_line(notes, old, new, rule):
    with pytest.raises(DataErrors) as caught:
        notes(NOTE.replace(old, new))
    found = caught.value.findings[0]
    assert (found.file, found.line, found.rule) == ("data/notes/2019.yml", 2, rule)
    assert found.fix


def test_notes_need_not_exist(tmp_path):
    assert read_notes(Project(tmp_path), 2019) == []
