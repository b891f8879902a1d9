"""What has changed since an edition: found, explained by its inputs, sorted by size."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ataskaita.cli.changes import table_of
from ataskaita.data.corrections import Correction
from ataskaita.editions.compare import CAUSES, SIZES, changes, size_of
from ataskaita.indicators import REGISTRY, Scope
from ataskaita.indicators.values import value_of
from ataskaita.values.amounts import Amount
from ataskaita.values.ledger import Entry
from tests.editions.conftest import records
from tests.support.facts import altered, without

CHILDREN = {"unit": "laiu", "age": "child"}

#: What an edition prints of the readers, of whom two children more are found.
OF_READERS = {
    "readers.by_age[child]@islands.2019",
    "readers.by_age[child]@library.2019~relative",
    "readers.total@library.2019",
    "readers.child_share@library.2019",
}


def new_file(tables, name):
    """The tables as if a file had been received anew."""
    table = tables.tables[name, 2019]
    return replace(tables, tables={**tables.tables, (name, 2019): replace(table, sha256="f" * 64)})


def corrected(tables):
    """The tables with two children more on an island, by a correction."""
    found = altered(tables, ("readers", 2019, CHILDREN, 12))
    table = found.tables["readers", 2019]
    line = int(table.frame.query("unit == 'laiu' and age == 'child'").index[0])
    made = Correction(
        "readers",
        CHILDREN,
        "value",
        10,
        12,
        "reported",
        "Nes.",
        "Žurnalas",
        dt.date(2020, 2, 1),
        2019,
        1,
        line=line,
    )
    return replace(
        found, tables={**found.tables, ("readers", 2019): replace(table, corrections=(made,))}
    )


def by_key(found):
    return {change.then.key: change for change in found}


def test_nothing_has_changed_on_the_same_data(edition, small_tables):
    assert changes(edition, small_tables) == []


def test_a_new_file_with_the_same_numbers_changes_nothing(edition, small_tables):
    assert changes(edition, new_file(small_tables, "readers")) == []


def test_another_number_in_a_new_file_is_new_data(edition, small_tables):
    spoilt = new_file(
        altered(small_tables, ("lending", 2019, {"unit": "islands"}, 1245)), "lending"
    )
    found = by_key(changes(edition, spoilt))
    assert set(found) == {
        "lending.items@library.2019",
        "lending.items@library.2019~change",
    }
    change = found["lending.items@library.2019"]
    assert (change.then.number, change.now.number) == (11763, 11773)
    assert change.causes == ("data",)


def test_a_corrected_row_is_a_correction(edition, small_tables):
    found = by_key(changes(edition, corrected(small_tables)))
    assert set(found) == OF_READERS
    assert {change.causes for change in found.values()} == {("correction",)}
    assert found["readers.by_age[child]@islands.2019"].now.text == "19"


def test_a_correction_that_is_taken_back_is_one_as_well(published, small_tables, as_json):
    edition = published(ledger=as_json(records(corrected(small_tables))))
    found = by_key(changes(edition, small_tables))
    assert found["readers.by_age[child]@islands.2019"].causes == ("correction",)


def test_several_causes_are_all_told(edition, small_tables):
    found = by_key(changes(edition, new_file(corrected(small_tables), "readers")))
    assert found["readers.total@library.2019"].causes == ("data", "correction")


def test_another_number_from_the_same_rows_is_another_method(edition, small_tables, monkeypatch):
    indicator = REGISTRY["visits.hours"]
    doubled = replace(indicator, compute=lambda scope: 2 * indicator.compute(scope))
    monkeypatch.setitem(REGISTRY.entries(), "visits.hours", doubled)
    # What has been computed from the tables before this is not asked for.
    (change,) = changes(edition, replace(small_tables))
    assert (change.then.key, change.causes) == ("visits.hours@islands.2019", ("method",))


def test_an_indicator_that_is_gone_is_a_change_of_method(edition, small_tables, monkeypatch):
    monkeypatch.delitem(REGISTRY.entries(), "visits.hours")
    (change,) = changes(edition, replace(small_tables))
    assert (change.now, change.causes, change.then.text) == (None, ("method",), "730")


def test_data_that_is_gone_is_told(edition, small_tables):
    found = by_key(changes(edition, without(small_tables, ("visits", 2019))))
    assert found["visits.total@library.2019~relative"].now is None


def test_a_difference_that_no_reader_sees_is_none(edition, small_tables):
    exact = edition.printed["readers.child_share@library.2019"]
    amount = Amount.constant(exact.number + Fraction(1, 10**6))
    other = replace(exact, value=replace(exact.value, amount=amount), number=amount.number)
    edition.printed[exact.value.key] = other
    assert changes(edition, small_tables) == []


def test_a_number_rounded_to_what_is_known_of_it_is_compared_as_it_was_printed(
    published, small_tables
):
    def inhabitants(on_the_way):
        return altered(small_tables, ("inhabitants", 2019, {"unit": "buss"}, on_the_way))

    value = value_of(Scope(inhabitants(343), 2019, "library"), "inhabitants", {}, "value")
    edition = published(ledger=[Entry("05", "n-1", "text", value).record()])
    assert (value.number, value.text) == (2003, "2\xa0000")
    assert changes(edition, inhabitants(343)) == []
    assert changes(edition, inhabitants(341)) == []
    (change,) = changes(edition, inhabitants(349))
    assert (change.then.text, change.now.text) == ("2\xa0000", "2\xa0010")


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


def test_changes_come_by_cause_and_then_by_size(edition, small_tables):
    spoilt = new_file(
        altered(corrected(small_tables), ("lending", 2019, {"unit": "islands"}, 9000)), "lending"
    )
    order = [(CAUSES.index(c.causes[0]), SIZES.index(c.size)) for c in changes(edition, spoilt)]
    assert order == sorted(order)
    assert len({cause for cause, _ in order}) == 2


def test_a_changed_number_is_marked_as_revised(edition, small_tables):
    known = value_of(Scope(small_tables, 2019, "library"), "readers.child_share", {}, "change")
    unsure = replace(known.amount, status="estimated", lower=Fraction(-4), upper=Fraction(0))
    value = replace(known, amount=unsure)
    same = replace(value, published=value.amount.number)
    other = replace(value, published=Fraction(-3))
    assert (value.mark, same.mark, other.mark) == ("[e]", "[e]", "[e, r]")
    sure = replace(other, amount=Amount.constant(-2))
    assert (sure.mark, sure.signs) == ("[r]", ("r",))


def test_a_change_of_sign_alone_is_seen_as_revised(small_tables):
    value = value_of(Scope(small_tables, 2019, "library"), "lending.items", {}, "change")
    turned = replace(value, published=Fraction(91), kind="change", absolute=True)
    assert turned.revised


def test_what_has_changed_is_called_by_its_name_and_its_key(edition, small_tables, small_snapshot):
    found = changes(edition, corrected(small_tables))
    shown = [
        str(cell).replace("\\", "") for cell in table_of(found, small_snapshot).columns[1].cells
    ]
    assert (
        "Skaitytojai pagal amžių (vaikai), salų skyriai\n[dim]readers.by_age[child]@islands.2019[/]"
    ) in shown
