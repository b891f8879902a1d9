"""Which rows count towards a unit, a group and the library."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ataskaita.errors import UserError
from ataskaita.indicators import NotAvailable, Scope, compute
from tests.support.facts import facts, register

BY_UNIT = facts("readers", 2019, "unit age value",
                ("town", "child", 10), ("laiu", "child", 3), ("suur", "child", 4),
                ("suur", "adult", 1))  # fmt: skip
BY_GROUP = facts("readers", 2019, "unit age value",
                 ("town", "child", 10), ("islands", "child", 7),
                 ("islands", "adult", 1))  # fmt: skip
WHOLE = facts("readers", 2019, "unit age value", ("library", "all", 18))


def scope(*tables, unit: str = "library", year: int = 2019) -> Scope:
    return Scope(register(*tables), year, unit)


def number(table, unit: str = "library") -> Fraction:
    return compute(scope(table, unit=unit), "readers.total").number


def test_units_add_up_to_their_group_and_groups_to_the_library():
    assert [number(BY_UNIT, unit) for unit in ("laiu", "suur", "islands", "town")] == [3, 5, 8, 10]
    assert number(BY_UNIT) == 18


def test_rows_of_groups_give_the_same_as_rows_of_their_units():
    for unit in ("library", "islands", "town"):
        assert number(BY_GROUP, unit) == number(BY_UNIT, unit)


def test_a_row_of_the_library_serves_the_library_alone():
    assert number(WHOLE) == 18
    with pytest.raises(NotAvailable, match="no row for Salų skyriai"):
        number(WHOLE, "islands")


def test_a_unit_gets_nothing_of_its_groups_row():
    with pytest.raises(NotAvailable, match="no row for Laiu sala"):
        number(BY_GROUP, "laiu")


def test_what_is_outside_the_total_is_not_counted_towards_the_library():
    groups = facts("readers", 2019, "unit value", ("town", 5), ("islands", 6), ("stops", 100))
    assert number(groups) == 11
    assert number(groups, "stops") == 100
    units = facts("readers", 2019, "unit value", ("town", 5), ("kai", 100))
    assert number(units) == 5
    assert number(units, "stops") == 100


def test_a_table_without_units_speaks_of_the_library_alone():
    courses = facts("courses", 2019, "measure value", ("sessions", 45))
    assert scope(courses).sum("courses", measure="sessions").number == 45
    with pytest.raises(NotAvailable, match="speaks of the library as a whole, not of Salų skyriai"):
        scope(courses, unit="islands").sum("courses", measure="sessions")


def test_rows_that_may_not_be_added_up_are_taken_for_exactly_the_unit():
    titles = scope(
        facts("titles", 2019, "unit value", ("library", 10), ("town", 8), ("islands", 7))
    )
    assert titles.at("titles").number == 10
    assert titles.of("islands").at("titles").number == 7
    with pytest.raises(NotAvailable):
        titles.of("laiu").at("titles")


def test_a_total_row_stands_for_the_categories_that_are_not_given():
    whole = scope(WHOLE)
    assert compute(whole, "readers.total").number == 18
    with pytest.raises(NotAvailable, match="age=child"):
        compute(whole, "readers.by_age", age="child")


def test_no_row_is_a_count_of_nought():
    heating = scope(facts("heating", 2019, "unit heating", ("laiu", "wood"), ("suur", "stove")))
    assert heating.count("heating", heating="stove").number == 1
    assert heating.count("heating", heating="gas").number == 0
    assert heating.of("laiu").count("heating", heating="stove").number == 0
    assert heating.of("islands").count("heating", heating="stove").number == 1


def test_units_are_counted_by_kind_and_state():
    assert scope(BY_UNIT).count_units(kind="house", group="islands").number == 2
    assert scope(BY_UNIT).count_units(kind="stop", active="yes").number == 1


def test_units_are_not_counted_in_a_year_that_nothing_is_told_of():
    with pytest.raises(NotAvailable, match="there is no table for 2018"):
        scope(BY_UNIT, year=2018).count_units(kind="house")


def test_units_are_counted_for_the_library_alone():
    with pytest.raises(NotAvailable, match="for the library as a whole"):
        scope(unit="islands").count_units(kind="house")


def test_what_a_year_does_not_have_is_said_to_be_missing():
    with pytest.raises(NotAvailable, match=r"readers\.total: there is no table readers for 2018"):
        compute(scope(BY_UNIT, year=2018), "readers.total")


def test_a_ratio_to_nothing_is_not_available():
    nobody = facts("readers", 2019, "unit value", ("library", 0))
    lent = facts("lending", 2019, "unit value", ("library", 7))
    with pytest.raises(NotAvailable, match=r"per_reader: the number it would be divided by is 0"):
        compute(scope(nobody, lent), "lending.per_reader")


PRINTED = facts("indicators", 2018, "indicator unit value digits",
                ("lending.per_reader", "library", 24.3, 1))  # fmt: skip


def test_last_years_printed_figure_serves_where_its_counts_are_unknown():
    amount = compute(scope(PRINTED, year=2018), "lending.per_reader")
    assert amount.number == Fraction("24.3")
    assert [source.path for source in amount.sources] == ["data/raw/2018/indicators.csv"]


def test_a_printed_figure_gives_way_to_the_counts():
    readers = facts("readers", 2018, "unit value", ("library", 4))
    lent = facts("lending", 2018, "unit value", ("library", 100))
    assert compute(scope(PRINTED, readers, lent, year=2018), "lending.per_reader").number == 25


def test_a_printed_figure_serves_only_its_own_unit():
    with pytest.raises(NotAvailable, match=r"lending\.per_reader"):
        compute(scope(PRINTED, unit="islands", year=2018), "lending.per_reader")


def test_a_sum_is_as_certain_as_its_least_certain_row_and_keeps_the_bounds():
    readers = facts("readers", 2019, "unit value status lower upper",
                    ("town", 50, "reported", 50, 50),
                    ("islands", 60, "reconstructed", 55, 66))  # fmt: skip
    amount = compute(scope(readers), "readers.total")
    assert (amount.number, amount.lower, amount.upper) == (110, 105, 116)
    assert amount.status == "reconstructed"
    assert compute(scope(readers, unit="town"), "readers.total").status == "reported"


def test_a_source_names_file_checksum_and_lines():
    (source,) = compute(scope(BY_UNIT, unit="suur"), "readers.total").sources
    assert source.path == "data/raw/2019/readers.csv"
    assert source.lines == (4, 5)
    assert [row.name for row in source.rows] == ["suur, child", "suur, adult"]
    assert source.sha256.startswith("readers-2019")


def test_money_is_added_up_without_the_error_of_binary_numbers():
    budget = facts("budget", 2019, "item value", *((f"i{n}", 0.1) for n in range(3)))
    assert scope(budget).sum("budget").number == Fraction(3, 10)


# ---- More than one column of numbers -------------------------------------------------------------

OPEN = facts("visits", 2019, "unit value hours status",
             ("town", 10, 200, "reported"), ("laiu", 3, 31, "reported"),
             ("suur", 4, 40, "estimated"))  # fmt: skip


def test_another_column_of_numbers_is_added_up_by_its_name():
    assert scope(OPEN).sum("visits").number == 17
    assert scope(OPEN).sum("visits", column="hours").number == 271
    assert scope(OPEN, unit="islands").sum("visits", "hours", status="reported").number == 31
    assert scope(OPEN, unit="laiu").at("visits", "hours").number == 31


def test_a_number_of_another_column_says_where_it_stands():
    (source,) = scope(OPEN, unit="laiu").sum("visits", "hours").sources
    assert (source.column, source.rows[0].value, source.rows[0].name) == ("hours", "31", "laiu")
    assert (source.rows[0].lower, source.rows[0].upper) == ("", "")


def test_bounds_are_those_of_the_value_alone_and_the_status_is_that_of_the_row():
    whole = scope(OPEN).sum("visits", "hours")
    assert (whole.status, whole.lower, whole.upper) == ("estimated", 271, 271)


def test_a_column_with_gaps_is_not_available():
    gaps = facts("visits", 2018, "unit value hours", ("town", 5, float("nan")))
    before = scope(OPEN, gaps, year=2018)
    assert before.sum("visits").number == 5
    with pytest.raises(NotAvailable, match="visits 2018 does not give every hours"):
        before.sum("visits", "hours")


def test_a_column_that_no_schema_has_is_an_error():
    with pytest.raises(UserError, match="visits has no column `visitors`"):
        scope(OPEN).sum("visits", "visitors")
