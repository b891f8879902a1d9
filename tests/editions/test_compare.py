"""What has changed since an edition: found, explained by its inputs, sorted by size."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.data.corrections import Correction
from ataskaita.editions.compare import CAUSES, SIZES, changes, size_of
from ataskaita.indicators import REGISTRY
from ataskaita.values.amounts import Amount
from tests.support.facts import altered, without

SPOKEN = {"unit": "rural", "event_type": "spoken"}


def new_file(tables, name):
    """The tables as if a file had been received anew."""
    table = tables.tables[name, 2023]
    return replace(tables, tables={**tables.tables, (name, 2023): replace(table, sha256="f" * 64)})


def corrected(tables):
    found = altered(tables, ("events", 2023, SPOKEN, 290))
    table = found.tables["events", 2023]
    line = int(table.frame.query("unit == 'rural' and event_type == 'spoken'").index[0])
    made = Correction(
        "events",
        SPOKEN,
        "value",
        280,
        290,
        "reported",
        "Nes.",
        "Žurnalas",
        dt.date(2024, 2, 1),
        2023,
        1,
        line=line,
    )
    return replace(
        found, tables={**found.tables, ("events", 2023): replace(table, corrections=(made,))}
    )


def by_key(found):
    return {change.then.key: change for change in found}


def test_nothing_has_changed_on_the_same_data(edition, tables):
    assert changes(edition, tables) == []


def test_a_new_file_with_the_same_numbers_changes_nothing(edition, tables):
    assert changes(edition, new_file(tables, "events")) == []


def test_another_number_in_a_new_file_is_new_data(edition, tables):
    spoilt = new_file(
        altered(tables, ("acquisitions", 2023, {"unit": "rural"}, 4827)), "acquisitions"
    )
    found = by_key(changes(edition, spoilt))
    assert set(found) == {
        "acquisitions.items@library.2023",
        "acquisitions.items@library.2023~change",
    }
    change = found["acquisitions.items@library.2023"]
    assert (change.then.number, change.now.number) == (6690, 6700)
    assert change.causes == ("data",)


def test_a_corrected_row_is_a_correction(edition, tables):
    found = by_key(changes(edition, corrected(tables)))
    assert {change.causes for change in found.values()} == {("correction",)}
    assert found["events.spoken@rural.2023"].now.text == "290"


def test_a_correction_that_is_taken_back_is_one_as_well(published, tables, as_json):
    from tests.editions.conftest import records

    edition = published(ledger=as_json(records(corrected(tables))))
    found = by_key(changes(edition, tables))
    assert found["events.spoken@rural.2023"].causes == ("correction",)


def test_several_causes_are_all_told(edition, tables):
    found = by_key(changes(edition, new_file(corrected(tables), "events")))
    assert found["events.total@library.2023"].causes == ("data", "correction")


def test_another_number_from_the_same_rows_is_another_method(edition, tables, monkeypatch):
    indicator = REGISTRY["events.spoken"]
    doubled = replace(indicator, compute=lambda scope: 2 * indicator.compute(scope))
    monkeypatch.setitem(REGISTRY.entries(), "events.spoken", doubled)
    # What has been computed from the tables before this is not asked for.
    (change,) = changes(edition, replace(tables))
    assert (change.then.key, change.causes) == ("events.spoken@rural.2023", ("method",))


def test_an_indicator_that_is_gone_is_a_change_of_method(edition, tables, monkeypatch):
    monkeypatch.delitem(REGISTRY.entries(), "events.spoken")
    (change,) = changes(edition, tables)
    assert (change.now, change.causes, change.then.text) == (None, ("method",), "280")


def test_data_that_is_gone_is_told(edition, tables):
    found = by_key(changes(edition, without(tables, ("event_measures", 2023))))
    assert found["events.educational_share@library.2023"].now is None


def test_a_difference_that_no_reader_sees_is_none(edition, tables):
    exact = edition.printed["events.educational_share@library.2023"]
    edition.printed[exact.key] = replace(exact, number=exact.number + Fraction(1, 10**6))
    assert changes(edition, tables) == []


@given(then=st.integers(-10_000, 10_000), now=st.integers(-10_000, 10_000))
def test_size_is_the_same_in_both_directions_of_the_sign(then, now):
    assert size_of(Fraction(then), Fraction(now)) == size_of(Fraction(-then), Fraction(-now))
    assert size_of(Fraction(then), Fraction(now)) in SIZES


@pytest.mark.parametrize(("then", "now", "percent", "size"), [
    (100, 110, False, "large"), (100, 109, False, "moderate"), (1000, 1009, False, "small"),
    (0, 1, False, "large"), (0, 0, False, "small"), (20, 22, True, "moderate"),
    (20, 30, True, "large"), (20, Fraction(201, 10), True, "small"),
])  # fmt: skip
def test_sizes_follow_the_stated_limits(then, now, percent, size):
    assert size_of(Fraction(then), Fraction(now), percent=percent) == size


def test_changes_come_by_cause_and_then_by_size(edition, tables):
    spoilt = new_file(
        altered(corrected(tables), ("acquisitions", 2023, {"unit": "rural"}, 9000)), "acquisitions"
    )
    order = [(CAUSES.index(c.causes[0]), SIZES.index(c.size)) for c in changes(edition, spoilt)]
    assert order == sorted(order)
    assert len({cause for cause, _ in order}) == 2


def test_a_changed_number_is_marked_as_revised(edition, tables):
    from ataskaita.checks.facts import recompute

    value = recompute(tables, "membership.rate", "library", 2023, {}, "change")
    same = replace(value, published=value.amount.number)
    other = replace(value, published=Fraction(-3))
    assert (value.mark, same.mark, other.mark) == ("[e]", "[e]", "[e, r]")
    sure = replace(other, amount=Amount.constant(-2))
    assert (sure.mark, sure.signs) == ("[r]", ("r",))


def test_a_change_of_sign_alone_is_seen_as_revised(tables):
    from ataskaita.checks.facts import recompute

    value = recompute(tables, "acquisitions.items", "library", 2023, {})
    turned = replace(value, published=Fraction(718), kind="change", absolute=True)
    assert turned.revised
