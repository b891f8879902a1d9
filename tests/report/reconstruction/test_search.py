from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from reconstruction.linear import Sum, not_negative
from reconstruction.published_2023 import ALTERNATIVES, STATEMENTS
from reconstruction.search import Search
from reconstruction.solver import System
from reconstruction.unknowns import BY_GROUP, GROUPS, UNKNOWNS


def _beyond(search, found, way):
    """The system with one count outside a bound."""
    aim = [found.name] if found.name in UNKNOWNS else [f"{found.name}.{group}" for group in GROUPS]
    step = UNKNOWNS[aim[0]].step
    total = Sum(dict.fromkeys(aim, Fraction(way)))
    bound = (found.upper if way > 0 else found.lower) / step
    return search.system(search.statements).plus(
        not_negative(total - Sum({}, way * bound), strictly=True)
    )


@pytest.mark.parametrize("way", [1, -1], ids=["above", "below"])
@pytest.mark.parametrize("name", [*BY_GROUP, *UNKNOWNS])
def test_one_step_outside_the_bounds_nothing_is_feasible(name, way, search, report):
    found = next(one for one in report.counts if one.name == name)
    assert not _beyond(search, found, way).feasible()


@pytest.mark.parametrize("end", ["lower", "upper"])
@pytest.mark.parametrize("name", UNKNOWNS)
def test_each_bound_itself_is_reached(name, end, search, report):
    found = next(one for one in report.counts if one.name == name)
    value = getattr(found, end) / UNKNOWNS[name].step
    total = Sum({name: Fraction(1)}, -value)
    system = search.system(search.statements).plus(not_negative(total), not_negative(total * -1))
    assert system.feasible()


def test_users_and_inhabitants_have_the_bounds_that_trying_all_numbers_gives(search, report):
    bounds = {one.name: (int(one.lower), int(one.upper)) for one in report.counts}
    names = {f"{table}.{group}" for table in ("users", "population") for group in GROUPS}
    books = {f"books.{group}" for group in GROUPS}
    rows = [
        row
        for row in search.system(search.statements).inequalities
        if row.terms and set(row.terms) <= names | books
    ]

    def choices(group):
        own = [f"users.{group}", f"population.{group}"]
        tests = [row for row in rows if set(row.terms) <= {*own, f"books.{group}"}]
        # Well outside the bounds, so that a bound found too narrow would show.
        ranges = [range(bounds[name][0] - 40, bounds[name][1] + 40) for name in own]
        for numbers in product(*ranges):
            counts = dict(zip(own, numbers, strict=True))
            if possible := _possible(tests, counts):
                yield counts, possible

    library = [row for row in rows if len({name.split(".")[1] for name in row.terms}) > 1]
    feasible = []
    for parts in product(*(list(choices(group)) for group in GROUPS)):
        counts = {name: count for part, _ in parts for name, count in part.items()}
        least, most = (sum(possible[end] for _, possible in parts) for end in (0, 1))
        total = _possible(library, counts)
        if total and max(least, total[0]) <= min(most, total[1]):
            feasible.append(counts)
    for name in names:
        found = [counts[name] for counts in feasible]
        assert (min(found), max(found)) == bounds[name]


def _possible(rows, counts):
    """Between what the books (their sum, in rows of the library) lie; None where nothing can."""
    low, high = 0, 10**6
    for row in rows:
        rest = row.constant + sum(v * counts.get(name, 0) for name, v in row.terms.items())
        slope = next((v for name, v in row.terms.items() if name.startswith("books")), 0)
        if slope > 0:
            low = max(low, -(rest // slope))
        elif slope < 0:
            high = min(high, rest // -slope)
        elif rest < 0:
            return None
    return (low, high) if low <= high else None


def test_the_choice_does_not_depend_on_the_order_of_the_statements(search, report, printed):
    again = Search(printed, search.statements[::-1]).counts(search.statements[::-1], ALTERNATIVES)
    assert [replace(one, figures=()) for one in again] == [
        replace(one, figures=()) for one in report.counts
    ]


def test_the_first_count_is_in_the_middle_of_its_bounds(report):
    first = report.counts[0]
    assert abs(first.value - (first.lower + first.upper) / 2) <= Fraction(1, 2)


def test_the_nearest_of_two_equally_near_values_is_the_larger_one():
    system = System(["x"], [not_negative(Sum({"x": Fraction(-1)}, Fraction(9)))])
    assert system.nearest({"x": 1}, Fraction(9, 2)) == 5


def test_a_system_without_whole_numbers_is_infeasible_even_where_fractions_would_do():
    half = Sum({"x": Fraction(2)}, Fraction(-1))
    assert not System(["x"], [not_negative(half), not_negative(half * -1)]).feasible()


def test_what_follows_from_a_printed_change_is_exact(report):
    found = {one.name: one for one in report.counts}
    for name, value in {"events_2022": 761, "enquiries_2022": 1758, "premises_2022": 2677}.items():
        assert (found[name].lower, found[name].value, found[name].upper) == (value,) * 3


def test_subscriptions_of_the_groups_add_up_to_what_is_printed(report, printed):
    values = {one.name: one.value for one in report.counts}
    assert sum(values[f"subscriptions.{group}"] for group in GROUPS) == printed["F010"].number


def test_statements_have_ids_of_their_own():
    ids = [one.id for one in STATEMENTS]
    assert len(ids) == len(set(ids))


def test_where_two_readings_of_a_figure_can_both_hold_the_choice_satisfies_both(report):
    other = next(one for one in report.others if one.alternative.unknown == "other_spending")
    chosen = next(one for one in report.counts if one.name == "other_spending")
    assert max(chosen.lower, other.lower) <= chosen.value <= min(chosen.upper, other.upper)
