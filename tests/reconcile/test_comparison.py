"""Every printed figure beside the number that follows from the data."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from ataskaita.reconcile.comparison import compare
from tests.support.editions import comparison_of, printing
from tests.support.facts import altered


@pytest.mark.parametrize(
    ("id", "result", "basis"),
    [
        ("F001", "rounded", "computed"),
        ("F003", "truncated", "computed"),
        ("F007", "rounded", "input"),
        ("F011", "disagrees", "computed"),
        ("F013", "rounded", "computed"),
        ("F014", "missing", ""),
    ],
)
def test_an_agreement_says_what_it_is_worth(id, result, basis, reconciliation):
    one = comparison_of(reconciliation.comparisons, id)
    assert (one.result, one.basis) == (result, basis)


def test_results_are_counted(reconciliation):
    found = reconciliation.tally
    assert (found["all"], found["rounded"], found["truncated"]) == (15, 11, 1)
    assert (found["disagrees"], found["missing"], found["rounded.input"]) == (1, 2, 2)


def test_a_figure_that_reconstructed_counts_rest_on_says_so(edition, small_tables):
    table = small_tables.get("readers", 2019)
    frame = table.frame.assign(status="reconstructed")
    unsure = replace(table, rows=type(table.rows).of(frame))
    tables = replace(small_tables, tables={**small_tables.tables, ("readers", 2019): unsure})
    rests = replace(edition, tables=tables, reconstruction={"counts": [{"figures": ["F003"]}]})
    found = compare(rests)
    assert comparison_of(found, "F003").basis == "reconstructed"
    assert comparison_of(found, "F001").basis == "computed"


def test_a_figure_without_its_sign_agrees_but_for_it(edition):
    found = compare(printing(edition, "F011", "· 91", number=91, direction=""))
    assert comparison_of(found, "F011").result == "unsigned"
    found = compare(printing(edition, "F011", "91", number=91, direction=""))
    assert comparison_of(found, "F011").result == "disagrees"


def test_what_cannot_be_recomputed_says_why(reconciliation, edition):
    assert comparison_of(reconciliation.comparisons, "F014").reason
    unknown = printing(edition, "F012", year=1999)
    assert comparison_of(compare(unknown), "F012").reason == "trūksta pirminių duomenų"


def test_a_changed_raw_cell_makes_the_figures_that_rest_on_it_disagree(
    reconciliation, edition, small_tables
):
    changed = altered(small_tables, ("readers", 2019, {"unit": "laiu", "age": "child"}, 20))
    now = {one.figure.id for one in compare(replace(edition, tables=changed))
           if one.result == "disagrees"}  # fmt: skip
    before = {one.figure.id for one in reconciliation.comparisons if one.result == "disagrees"}
    assert now - before == {"F001", "F002", "F003", "F005", "F013"}


def test_the_difference_is_what_is_printed_less_ours(reconciliation):
    assert comparison_of(reconciliation.comparisons, "F011").difference == -81 - -91
    assert comparison_of(reconciliation.comparisons, "F012").difference == 0
    assert comparison_of(reconciliation.comparisons, "F014").difference is None


@pytest.mark.parametrize(
    ("exact", "printed", "digits", "says"),
    [
        ("253.5", 254, 0, "rounded"),
        ("253.5", 253, 0, "truncated"),
        ("-2.45", "-2.5", 1, "rounded"),
        ("-2.45", "-2.4", 1, "truncated"),
        ("2.4", "-2.4", 1, "disagrees"),
        ("0.005326", "0.005", 3, "rounded"),
        ("12.04", 12, 1, "rounded"),
    ],
)
def test_how_an_exact_number_agrees_with_a_printed_one(exact, printed, digits, says, edition):
    figure = replace(edition.by_id["F013"], number=Fraction(str(printed)), digits=digits)
    assert figure.says(Fraction(exact)) == says


def test_a_word_of_direction_stands_for_the_sign(edition):
    assert edition.by_id["F011"].signed == -81
    assert edition.by_id["F002"].signed == 2
    assert edition.by_id["F012"].signed == 11854


@pytest.mark.parametrize(
    ("section", "within", "stands"),
    [
        ("I.4.1", "I.4.1", True),
        ("I.4.1", "I.4", True),
        ("II Projektų lėšos", "II", True),
        ("I.4.1", "I.4.1.2", False),
        ("I.41", "I.4", False),
        ("II Projektų lėšos", "I", False),
    ],
)
def test_a_figure_stands_in_its_section_and_those_above(section, within, stands, edition):
    figure = replace(edition.by_id["F013"], section=section)
    assert figure.stands_in(within) is stands
