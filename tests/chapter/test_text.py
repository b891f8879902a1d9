"""Numbers in sentences, and the words that must agree with them."""

from __future__ import annotations

import pytest

from ataskaita.chapter import (
    change,
    changed,
    compare,
    counted,
    diff,
    form,
    if_zero,
    leaders,
    more,
    percent_change,
    rose,
    v,
    word,
)
from ataskaita.errors import UserError
from ataskaita.lithuanian.numbers import MINUS, NBSP

#: One reported number of this year and of last year, to be set at will.
VISITS = "service_points.visits"
QUESTIONS = ("užklausa", "užklausos", "užklausų")
EVENT = ("renginiu", "renginiais", "renginių")


def visits(now: float, before: float = 100):
    return (
        ("service_points", 2023, {"measure": "visits"}, now),
        ("service_points", 2022, {"measure": "visits"}, before),
    )


UP, DOWN, SAME = visits(121), visits(79), visits(100)


@pytest.mark.parametrize(
    ("changes", "said"),
    [(UP, f"+21 21 daugiau padidėjo daugiau 21,0{NBSP}%"),
     (DOWN, f"{MINUS}21 21 mažiau sumažėjo mažiau 21,0{NBSP}%"),
     (SAME, f"0 tiek pat nepakito tiek pat 0,0{NBSP}%")],
)  # fmt: skip
def test_a_change_is_told_in_numbers_and_words_that_agree(open_session, changes, said):
    open_session(*changes)
    told = [diff(VISITS), change(VISITS), rose(VISITS), more(VISITS), percent_change(VISITS)]
    assert " ".join(map(str, told)) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [(visits(121), f"21{NBSP}renginiu daugiau"), (visits(98), f"2{NBSP}renginiais mažiau"),
     (visits(111), f"11{NBSP}renginių daugiau"), (SAME, "tiek pat")],
)  # fmt: skip
def test_the_noun_of_a_change_agrees_with_its_number(open_session, changes, said):
    open_session(*changes)
    assert str(changed(VISITS, *EVENT)) == said


@pytest.mark.parametrize(
    ("number", "noun"),
    [(1, "užklausa"), (2, "užklausos"), (10, "užklausų"), (21, "užklausa"), (111, "užklausų")],
)
def test_a_noun_agrees_with_its_number(open_session, number, noun):
    open_session(*visits(number))
    assert str(counted(VISITS, *QUESTIONS)) == f"{number}{NBSP}{noun}"
    assert str(form(VISITS, *QUESTIONS)) == noun


def test_a_rate_that_moves_less_than_it_is_printed_with_has_not_changed(open_session):
    first = open_session()
    now = first.value("membership.rate").amount.number
    almost = {"indicator": "membership.rate", "unit": "library"}
    open_session(("indicators", 2022, almost, float(now) + 0.04))
    assert str(change("membership.rate")) == "tiek pat"
    assert str(rose("membership.rate")) == "nepakito"
    assert str(diff("membership.rate")) == f"0,0{NBSP}proc. p."
    open_session(("indicators", 2022, almost, float(now) + 0.06))
    assert str(change("membership.rate")) == f"0,1{NBSP}proc. p. mažiau"


def test_own_words_may_be_chosen_for_up_down_and_unchanged(open_session):
    for changes, chosen in ((UP, "A"), (DOWN, "B"), (SAME, "C")):
        open_session(*changes)
        assert str(word(VISITS, "A", "B", "C")) == chosen
        assert str(change(VISITS, forms=("A", "B", "C"))).endswith(chosen)


def test_two_units_are_compared_by_the_numbers_as_printed(opened):
    words = ("daugiau", "mažiau", "tiek pat")
    assert str(compare("events.total", "rural", "dukstas", *words)) == "daugiau"
    assert str(compare("events.total", "dukstas", "rural", *words)) == "mažiau"
    assert str(compare("events.total", "rural", "rural", *words)) == "tiek pat"


def test_words_may_depend_on_whether_there_is_anything(open_session):
    open_session(("enquiries", 2023, {"unit": "dukstas", "outcome": "answered"}, 25))
    assert str(if_zero("enquiries.unanswered", "į visas", "ne į visas")) == "į visas"
    open_session()
    assert str(if_zero("enquiries.unanswered", "į visas", "ne į visas")) == "ne į visas"


def test_leaders_are_the_highest_units_each_with_its_number(opened):
    said = str(leaders("acquisitions.nonperiodical", 2))
    names = [opened.tables.units.name(unit) for unit in ("didziasalis", "vidiskes")]
    assert said == f"{names[0]} (257) ir {names[1]} (210)"


def test_no_more_leaders_are_named_than_there_are(opened):
    said = str(leaders("acquisitions.nonperiodical", 10))
    assert said.count("(") == 3
    assert said.count(" ir ") == 1


def test_leaders_with_equal_numbers_stand_in_alphabetical_order(open_session):
    names = [{"unit": unit} for unit in ("didziasalis", "vidiskes", "naujasis_daugeliskis")]
    used = open_session(*[("acquisitions_nonperiodical", 2023, keys, 7) for keys in names])
    said = str(leaders("acquisitions.nonperiodical", 3))
    found = [used.tables.units.name(keys["unit"]) for keys in names]
    assert [said.index(name) for name in sorted(found)] == sorted(said.index(n) for n in found)


def test_a_number_in_markdown_is_a_span_with_its_key_and_an_anchor_of_its_own(opened):
    first = v("events.total")._repr_markdown_()
    second = v("events.total")._repr_markdown_()
    assert first == '[764]{#n-05-bandymas-1 .v data-k="events.total@library.2023"}'
    assert "#n-05-bandymas-2 " in second


def test_a_reconstructed_number_carries_its_mark(opened):
    assert v("population")._repr_markdown_().endswith("^\\[e\\]^")
    assert "[e" not in v("events.total")._repr_markdown_()


def test_only_what_is_shown_is_entered_in_the_ledger(opened):
    inline = change("enquiries.received")
    assert opened.entries == []
    inline._repr_markdown_()
    (entry,) = opened.entries
    assert (entry.place, entry.value.kind) == ("text", "change")
    word("enquiries.received", "A", "B", "C")._repr_markdown_()
    assert len(opened.entries) == 1


def test_a_notebook_run_by_hand_has_no_anchors(open_session):
    open_session(chapter="")
    assert v("events.total")._repr_markdown_() == '[764]{.v data-k="events.total@library.2023"}'


def test_a_misspelt_indicator_gets_a_suggestion(opened):
    with pytest.raises(UserError, match=r"no indicator 'events.totl'.*Did you mean `events.total`"):
        v("events.totl")


def test_a_misspelt_unit_gets_a_suggestion(opened):
    with pytest.raises(UserError, match=r"no unit 'rurall'.*Did you mean `rural`"):
        v("events.total", "rurall")


def test_a_missing_dimension_is_asked_for(opened):
    with pytest.raises(UserError, match=r"loans.by_type needs document_type=…"):
        v("loans.by_type")


def test_a_number_that_the_data_does_not_hold_is_said_to_be_missing(open_session):
    open_session(gone=[("events", 2023)])
    with pytest.raises(UserError, match=r"does not hold this value.*no table events for 2023"):
        v("events.total")


def test_a_change_from_nothing_in_per_cent_is_refused(open_session):
    open_session(*visits(5, before=0))
    with pytest.raises(UserError, match="the year before is 0"):
        percent_change(VISITS)
