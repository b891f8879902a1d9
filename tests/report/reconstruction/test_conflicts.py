from __future__ import annotations

from dataclasses import replace

import pytest

from reconstruction import wording
from reconstruction.conflicts import corrections, explain
from reconstruction.figures import read
from reconstruction.published_2023 import STATEMENTS
from reconstruction.rounding import SOURCE
from reconstruction.search import Search


def test_the_number_of_books_by_type_cannot_hold_beside_table_4(report):
    conflict = report.conflicts[0]
    assert conflict.statement.id == "books-by-type"
    assert {one.id for one in conflict.contradiction} == {"books-by-type", "F137", "F139"}
    assert conflict.kind == "value"
    assert conflict.upper < conflict.printed
    assert conflict.nearest == conflict.upper


def test_the_sign_of_the_change_in_dukstas_cannot_hold(report):
    conflict = report.conflicts[1]
    assert conflict.statement.id == "F125"
    assert conflict.kind == "sign"


def test_leaving_out_anything_else_would_not_do(report):
    assert len(report.conflicts) == 2
    assert report.only_way


def test_a_contradiction_disappears_with_any_of_its_members(report, printed):
    search = Search(printed, STATEMENTS)
    for conflict in report.conflicts:
        members = conflict.contradiction
        assert not search.feasible(members)
        for left_out in members:
            assert search.feasible([one for one in members if one is not left_out])


def test_the_possible_total_is_feasible_up_to_its_end_and_no_further(report, printed):
    conflict = report.conflicts[0]
    others = [one for one in STATEMENTS if one.id != "F125"]
    periodicals = printed["F057"].number
    for total, possible in ((conflict.nearest, True), (conflict.nearest + 1, False)):
        changed = {**printed, "F038": replace(printed["F038"], number=total + periodicals)}
        assert Search(changed, others).feasible(others) is possible


def test_without_the_contradiction_in_the_figures_none_is_found(report, printed):
    changed = {
        **printed,
        "F038": replace(printed["F038"], number=report.conflicts[0].nearest + 17954),
        "F125": replace(printed["F125"], number=-printed["F125"].number),
    }
    assert Search(changed, STATEMENTS).omissions() == [()]


def test_the_sentence_names_the_figures_and_the_possible_interval(report, printed):
    conflict, sentence = report.conflicts[0], report.sentences[0]
    assert wording.span(conflict.lower, conflict.upper) in sentence
    for part in ("F038 − F057", "F137", "F139", wording.number(conflict.printed)):
        assert part in sentence


@pytest.mark.parametrize(
    ("impossible", "contradiction", "ways"),
    [
        ([{1, 2}], (1, 2), [(1,), (2,)]),
        ([{1, 2}, {1, 3}], (1, 2), [(1,)]),
        ([{1, 2}, {3, 4}], (1, 2), [(1, 3), (1, 4), (2, 3), (2, 4)]),
        ([], (), [()]),
    ],
)
def test_the_fewest_omissions_resolve_all_contradictions(impossible, contradiction, ways):
    def feasible(items):
        return not any(together <= set(items) for together in impossible)

    assert explain(feasible, [1, 2, 3, 4, 5]) == contradiction
    assert corrections(feasible, [1, 2, 3, 4, 5]) == ways


def test_only_the_conventions_of_the_source_leave_whole_numbers(report):
    feasible = [one for one in report.combinations if not one.contradiction]
    assert [one.ways for one in feasible] == [dict(SOURCE)]


def test_percentages_with_known_counts_are_rounded_not_cut_off(report):
    found = {(one.kind, one.way): one for one in report.agreements}
    # 36 of 48 employees are 75 %, not 77 %, whichever way.
    assert found["percent", "half_up"].differ == ("F226",)
    assert len(found["percent", "truncated"].differ) > 5
    assert found["per_head", "truncated"].agree == ("F086",)
    assert found["per_head", "half_up"].differ == ("F086",)


def test_all_figures_come_from_the_file(project):
    assert len(read(project.published(2023), "x")) > 250
