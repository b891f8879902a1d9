"""Which rows count towards a unit, a group and the library."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ataskaita.indicators import NotAvailable, Scope, compute
from tests.support.facts import facts, register

BY_UNIT = facts("events", 2023, "unit event_type value",
                ("central", "spoken", 10), ("akmene", "spoken", 3), ("birzai", "spoken", 4),
                ("birzai", "display", 1))  # fmt: skip
BY_GROUP = facts("events", 2023, "unit event_type value",
                 ("central", "spoken", 10), ("rural", "spoken", 7),
                 ("rural", "display", 1))  # fmt: skip
WHOLE = facts("events", 2023, "unit event_type value", ("library", "total", 18))


def number(table, unit: str = "library", key: str = "events.total") -> Fraction:
    return compute(Scope(register(table), 2023, unit), key).number


def test_units_add_up_to_their_group_and_groups_to_the_library():
    assert [number(BY_UNIT, unit) for unit in ("akmene", "birzai", "rural", "central")] == [
        3,
        5,
        8,
        10,
    ]
    assert number(BY_UNIT) == 18


def test_rows_of_groups_give_the_same_as_rows_of_their_units():
    for unit in ("library", "rural", "central"):
        assert number(BY_GROUP, unit) == number(BY_UNIT, unit)


def test_a_row_of_the_library_serves_the_library_alone():
    assert number(WHOLE) == 18
    with pytest.raises(NotAvailable, match="no row for rural"):
        number(WHOLE, "rural")


def test_a_unit_gets_nothing_of_its_groups_row():
    with pytest.raises(NotAvailable, match="no row for akmene"):
        number(BY_GROUP, "akmene")


def test_what_is_outside_the_total_is_not_counted_towards_the_library():
    points = facts("users", 2023, "unit value", ("central", 5), ("rural", 6), ("points", 100))
    assert number(points, key="users") == 11
    assert number(points, "points", "users") == 100
    served = facts("users", 2023, "unit value", ("central", 5), ("cekiske", 100))
    assert number(served, key="users") == 5
    assert number(served, "points", "users") == 100


def test_a_table_without_units_speaks_of_the_library_alone():
    training = facts("training", 2023, "measure value", ("sessions", 45))
    assert number(training, key="training.sessions") == 45
    with pytest.raises(NotAvailable, match="speaks of the library as a whole, not of rural"):
        number(training, "rural", "training.sessions")


def test_rows_that_may_not_be_added_up_are_taken_for_exactly_the_unit():
    titles = facts("collection_titles", 2023, "unit value",
                   ("library", 10), ("central", 8), ("rural", 7))  # fmt: skip
    assert number(titles, key="collection.titles") == 10
    assert number(titles, "rural", "collection.titles") == 7
    with pytest.raises(NotAvailable):
        number(titles, "akmene", "collection.titles")


def test_a_total_row_stands_for_the_categories_that_are_not_given():
    scope = Scope(register(WHOLE), 2023)
    assert compute(scope, "events.total").number == 18
    with pytest.raises(NotAvailable, match="event_type=spoken"):
        compute(scope, "events.spoken")


def test_no_row_is_a_count_of_nought():
    heating = facts("heating", 2023, "unit heating", ("akmene", "central"), ("birzai", "stove"))
    tables = register(heating)
    assert compute(Scope(tables, 2023), "premises.heating", heating="stove").number == 1
    assert compute(Scope(tables, 2023), "premises.heating", heating="gas").number == 0
    assert compute(Scope(tables, 2023, "akmene"), "premises.heating", heating="stove").number == 0
    assert compute(Scope(tables, 2023, "rural"), "premises.heating", heating="stove").number == 1


def test_units_are_counted_by_kind_and_state():
    scope = Scope(register(), 2023)
    assert compute(scope, "organisation.rural_branches").number == 2
    assert compute(scope, "organisation.service_points").number == 1


def test_what_a_year_does_not_have_is_said_to_be_missing():
    with pytest.raises(NotAvailable, match=r"events\.total: there is no table events for 2022"):
        compute(Scope(register(BY_UNIT), 2022), "events.total")


def test_a_ratio_to_nothing_is_not_available():
    enquiries = facts("enquiries", 2023, "unit outcome value",
                      ("library", "received", 0), ("library", "answered", 0))  # fmt: skip
    with pytest.raises(
        NotAvailable, match=r"answered_share: the number it would be divided by is 0"
    ):
        compute(Scope(register(enquiries), 2023), "enquiries.answered_share")


PRINTED = facts("indicators", 2022, "indicator unit value digits",
                ("membership.rate", "library", 24.3, 1))  # fmt: skip


def test_last_years_printed_figure_serves_where_its_counts_are_unknown():
    amount = compute(Scope(register(PRINTED), 2022), "membership.rate")
    assert amount.number == Fraction("24.3")
    assert [source.path for source in amount.sources] == ["data/raw/2022/indicators.csv"]


def test_a_printed_figure_gives_way_to_the_counts():
    users = facts("users", 2022, "unit value", ("library", 25))
    population = facts("population", 2022, "unit value", ("library", 100))
    scope = Scope(register(PRINTED, users, population), 2022)
    assert compute(scope, "membership.rate").number == 25


def test_a_printed_figure_serves_only_its_own_unit():
    with pytest.raises(NotAvailable, match=r"membership\.rate"):
        compute(Scope(register(PRINTED), 2022, "rural"), "membership.rate")


def test_a_sum_is_as_certain_as_its_least_certain_row_and_keeps_the_bounds():
    population = facts("population", 2023, "unit value status lower upper",
                       ("central", 50, "reported", 50, 50),
                       ("rural", 60, "reconstructed", 55, 66))  # fmt: skip
    scope = Scope(register(population), 2023)
    amount = compute(scope, "population")
    assert (amount.number, amount.lower, amount.upper) == (110, 105, 116)
    assert amount.status == "reconstructed"
    assert compute(scope.of("central"), "population").status == "reported"


def test_a_source_names_file_checksum_and_lines():
    (source,) = compute(Scope(register(BY_UNIT), 2023, "birzai"), "events.total").sources
    assert source.path == "data/raw/2023/events.csv"
    assert source.lines == (4, 5)
    assert source.sha256.startswith("events-2023")


def test_money_is_added_up_without_the_error_of_binary_numbers():
    budget = facts("budget", 2023, "source item measure value",
                   *(("support", f"i{n}", "received", 0.1) for n in range(3)))  # fmt: skip
    scope = Scope(register(budget), 2023)
    assert compute(scope, "finance.received", source="support", item="total").number == Fraction(
        3, 10
    )


def test_a_total_given_for_a_source_goes_before_the_sum_of_its_items():
    budget = facts("budget", 2023, "source item measure value",
                   ("municipal", "wages", "received", 60),
                   ("municipal", "goods", "received", 30))  # fmt: skip
    given = facts("budget_totals", 2023, "source measure value", ("municipal", "received", 95))
    with_total = Scope(register(budget, given), 2023)
    options = {"source": "municipal", "item": "total"}
    assert compute(with_total, "finance.received", **options).number == 95
    assert compute(Scope(register(budget), 2023), "finance.received", **options).number == 90
    assert compute(with_total, "finance.unitemised", source="municipal").number == 5


# ---- More than one column of numbers -------------------------------------------------------------

HELD = facts("events", 2023, "unit event_type value visits status",
             ("central", "spoken", 10, 200, "reported"), ("akmene", "spoken", 3, 31, "reported"),
             ("birzai", "spoken", 4, 40, "estimated"))  # fmt: skip


def test_another_column_of_numbers_is_added_up_by_its_name():
    scope = Scope(register(HELD), 2023)
    assert scope.sum("events").number == 17
    assert scope.sum("events", column="visits").number == 271
    assert scope.of("rural").sum("events", "visits", event_type="spoken").number == 71
    assert scope.of("akmene").at("events", "visits").number == 31


def test_a_number_of_another_column_says_where_it_stands():
    (source,) = Scope(register(HELD), 2023, "akmene").sum("events", "visits").sources
    assert (source.column, source.rows[0].value, source.rows[0].name) == (
        "visits", "31", "akmene, spoken",
    )  # fmt: skip
    assert (source.rows[0].lower, source.rows[0].upper) == ("", "")


def test_bounds_are_those_of_the_value_alone_and_the_status_is_that_of_the_row():
    whole = Scope(register(HELD), 2023).sum("events", "visits")
    assert (whole.status, whole.lower, whole.upper) == ("estimated", 271, 271)


def test_a_column_with_gaps_is_not_available():
    gaps = facts("events", 2022, "unit value visits", ("central", 5, float("nan")))
    scope = Scope(register(HELD, gaps), 2022)
    assert scope.sum("events").number == 5
    with pytest.raises(NotAvailable, match="events 2022 does not give every visits"):
        scope.sum("events", "visits")


def test_a_column_that_no_schema_has_is_an_error():
    with pytest.raises(KeyError, match="visitors"):
        Scope(register(HELD), 2023).sum("events", "visitors")
