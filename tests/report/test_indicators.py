"""What every indicator must have, whatever it computes."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

import pytest

from ataskaita.data.tables import Rows, Tables
from ataskaita.indicators import LIBRARY, REGISTRY, NotAvailable, Scope
from ataskaita.indicators.targets import OUTCOMES
from ataskaita.values.measures import PERCENT
from tests.report.conftest import categories, compute_all

#: Indicators that groups may not be added up for: ratios, and titles that groups have in common.
NOT_ADDITIVE = {"acquisitions.titles", "collection.titles"}


def test_every_indicator_can_be_computed_for_the_report_year(computed):
    assert set(REGISTRY) - {key for key, _, _ in computed} == set()


def test_every_indicator_has_a_lithuanian_name_and_a_definition():
    for key, found in REGISTRY.items():
        assert re.fullmatch(r"[A-ZĄČĘĖĮŠŲŪŽ].*[^\s.]", found.name), key
        assert re.fullmatch(r"[A-ZĄČĘĖĮŠŲŪŽ].{15,}\.", found.definition), key
        assert found.definition.count(".") == 1, f"{key}: one sentence says what is counted"


def test_every_id_is_a_theme_and_what_is_counted():
    for key, found in REGISTRY.items():
        assert re.fullmatch(r"[a-z_]+(\.[a-z_]+)?", key)
        assert found.id == key


def test_a_standard_is_named_with_its_term():
    named = {key: found.standard for key, found in REGISTRY.items() if found.standard}
    assert len(named) > 50
    for key, standard in named.items():
        assert re.fullmatch(r"ISO (2789|11620): \S.*", standard), key


def test_a_name_is_used_once_for_one_kind_of_call():
    seen: dict[str, list[str]] = {}
    for key, found in REGISTRY.items():
        seen.setdefault(found.name, []).append(key)
    twice = {name: keys for name, keys in seen.items() if len(keys) > 1}
    # A share of loans and a share of the collection say of what in their table.
    assert all(len({key.split(".")[0] for key in keys}) == len(keys) for keys in twice.values())


def test_every_amount_knows_the_rows_it_rests_on(computed):
    bare = [key for key, amount in computed.items() if not amount.sources]
    assert bare == []


#: In how many turns a cell of every table is changed: what rests on several tables should not
#: hide that it doesn't name one of them.
TURNS = 2


@pytest.mark.parametrize("turn", range(TURNS))
def test_exactly_the_numbers_that_name_a_cell_change_with_it(every_table, computed, turn):
    changed, lines = with_other_cells(every_table, turn)
    after = compute_all(changed)
    assert after.keys() == computed.keys()
    moved = {call for call, amount in computed.items() if after[call].number != amount.number}
    naming = {
        call
        for call, amount in computed.items()
        if any(s.column == "value" and lines.get(s.path) in s.lines for s in amount.sources)
    }
    assert moved <= naming
    assert len(moved) > 30
    # The library's share of itself is a whole whatever the numbers.
    assert {(unit, computed[key, unit, d].number) for key, unit, d in naming - moved} <= {
        (LIBRARY, 100)
    }


def with_other_cells(tables: Tables, turn: int) -> tuple[Tables, dict[str, int]]:
    """The tables, with another number in a row of some of them: its file and line."""
    found, lines = dict(tables.tables), {}
    counted = [t for t in tables if t.year == tables.years[0] and "lower" in t.frame]
    for table in counted[turn::TURNS]:
        frame = table.frame.copy()
        line = frame.index[frame["value"] > 0][0]
        # Each by another number, as differences would not tell of the same one.
        frame.loc[line, ["value", "lower", "upper"]] += 50 + 7 * len(lines)
        found[table.name, table.year] = replace(table, rows=Rows.of(frame))
        lines[table.path] = line
    return replace(tables, tables=found), lines


def test_every_amount_lies_within_its_own_bounds(computed):
    outside = [k for k, a in computed.items() if not a.lower <= a.number <= a.upper]
    assert outside == []


def test_what_is_simply_reported_has_no_room_between_its_bounds(computed):
    loose = [
        k
        for k, a in computed.items()
        if a.status == "reported" and not a.lower == a.upper == a.number
    ]
    assert loose == []


def test_groups_add_up_to_the_library(computed, tables):
    """Wherever a count is given for every group, their sum is the library's."""
    wrong, compared = [], 0
    for (key, unit, dimensions), amount in computed.items():
        counts = REGISTRY[key].measure.symbol != "%" and "per_" not in key
        if unit != LIBRARY or key in NOT_ADDITIVE or not counts:
            continue
        parts = [computed.get((key, group, dimensions)) for group in tables.units.total_groups]
        # Units and targets are those of the library, whichever part of it is looked at.
        if None in parts or key.startswith(("organisation.", "targets.")):
            continue
        compared += 1
        if sum((part.number for part in parts), Fraction(0)) != amount.number:
            wrong.append(key)
    assert wrong == []
    assert compared > 15


#: A whole, and the indicator that gives its parts.
WHOLES = [
    ("loans.items", "loans.by_type"),
    ("home.users", "home.users_by"),
    ("home.visits", "home.visits_by"),
    ("home.items", "home.items_by"),
    ("premises.computers", "premises.computers_for"),
    ("events.total", "events.by_type"),
    ("acquisitions.spending", "acquisitions.spending_by"),
]


@pytest.mark.parametrize(("whole", "part"), WHOLES)
def test_no_category_is_left_out_of_a_whole(computed, whole, part):
    parts = [
        amount.number
        for (key, unit, _), amount in computed.items()
        if (key, unit) == (part, LIBRARY)
    ]
    assert len(parts) > 1
    assert sum(parts) == computed[whole, LIBRARY, ()].number


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        (
            "collection.items",
            ("collection.fiction", "collection.nonfiction", "collection.periodicals"),
        ),
    ],
)
def test_the_parts_that_have_names_of_their_own_make_up_the_whole(computed, whole, parts):
    assert computed[whole, LIBRARY, ()].number == sum(
        computed[part, LIBRARY, ()].number for part in parts
    )


def test_every_source_of_money_is_part_of_the_income(tables):
    scope = Scope(tables, tables.years[0])
    sources = categories(tables, "source")
    received = []
    for source in sources:
        with suppress(NotAvailable):
            received.append(scope.indicator("finance.received", source=source, item="total"))
    assert len(received) > 1
    assert scope["finance.income"].number == sum(amount.number for amount in received)


def test_every_target_that_a_number_judges_has_one_outcome(tables):
    scope = Scope(tables, tables.years[0])
    counted = [
        scope.indicator("targets.count", outcome=word).number
        for word in OUTCOMES
        if word != "unknown"
    ]
    assert scope["targets.judged"].number == sum(counted)


def test_shares_of_all_parts_add_up_to_a_whole(computed, tables):
    def of_groups(key: str) -> Fraction:
        return sum(computed[key, group, ()].number for group in tables.units.total_groups)

    assert of_groups("collection.share_of_library") == 100
    assert of_groups("events.unit_share") == 100
    for unit in (LIBRARY, *tables.units.total_groups):
        assert (
            sum(
                computed[f"collection.{content}_share", unit, ()].number
                for content in ("fiction", "nonfiction", "periodicals")
            )
            == 100
        )
    for key in ("loans.type_share", "finance.source_share"):
        assert sum(a.number for (k, u, _), a in computed.items() if (k, u) == (key, LIBRARY)) == 100


def test_shares_are_percentages(computed):
    for (key, _, _), amount in computed.items():
        if key.endswith("_share"):
            assert REGISTRY[key].measure.symbol == PERCENT.symbol
            assert 0 <= amount.number <= 100, key


def test_a_number_is_called_the_same_in_whatever_order_its_dimensions_are_given(opened):
    wages = opened.value("finance.used", source="municipal", item="wages")
    turned = opened.value("finance.used", item="wages", source="municipal")
    assert turned.key == wages.key == "finance.used[municipal,wages]@library.2023"
