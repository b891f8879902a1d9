"""Numbers in sentences, and the words that must agree with them."""

from __future__ import annotations

import re

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
    rose_by,
    v,
    word,
)
from ataskaita.errors import UserError
from ataskaita.lithuanian.numbers import MINUS, NBSP
from tests.support.sessions import lent


def read(inline) -> str:
    """What readers see of a phrase."""
    return re.sub(r"\{[^}]*\}|[\[\]]", "", inline._repr_markdown_())


#: A number of this year and of last year, to be set at will.
LENT = "lending.items"
BOOKS = ("knyga", "knygos", "knygų")
BY_BOOKS = ("knyga", "knygomis", "knygų")

UP, DOWN, SAME = lent(121), lent(79), lent(100)


@pytest.mark.parametrize(
    ("changes", "said"),
    [(UP, f"+21 21 daugiau padidėjo daugiau 21,0{NBSP}%"),
     (DOWN, f"{MINUS}21 21 mažiau sumažėjo mažiau 21,0{NBSP}%"),
     (SAME, f"0 tiek pat nepakito tiek pat 0{NBSP}%")],
)  # fmt: skip
def test_a_change_is_told_in_numbers_and_words_that_agree(open_session, changes, said):
    open_session(*changes)
    told = [diff(LENT), change(LENT), rose(LENT), more(LENT), percent_change(LENT)]
    assert " ".join(map(str, told)) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [(lent(121), f"21{NBSP}knyga daugiau"), (lent(98), f"2{NBSP}knygomis mažiau"),
     (lent(111), f"11{NBSP}knygų daugiau"), (SAME, "tiek pat")],
)  # fmt: skip
def test_the_noun_of_a_change_agrees_with_its_number(open_session, changes, said):
    open_session(*changes)
    assert str(changed(LENT, *BY_BOOKS)) == said


@pytest.mark.parametrize(
    ("number", "noun"),
    [(1, "knyga"), (2, "knygos"), (10, "knygų"), (21, "knyga"), (111, "knygų")],
)
def test_a_noun_agrees_with_its_number(open_session, number, noun):
    open_session(*lent(number))
    assert str(counted(LENT, *BOOKS)) == f"{number}{NBSP}{noun}"
    assert str(form(LENT, *BOOKS)) == noun


RATE = {"indicator": "readers.rate", "unit": "library"}
#: The number of inhabitants, which is otherwise reconstructed.
KNOWN = ("inhabitants", 2019, {}, 700)


def test_a_rate_that_moves_less_than_it_is_printed_with_has_not_changed(open_session):
    now = open_session(KNOWN).value("readers.rate").amount.number
    open_session(KNOWN, ("indicators", 2018, RATE, float(now) + 0.04))
    assert str(change("readers.rate")) == "tiek pat"
    assert str(rose("readers.rate")) == "nepakito"
    assert str(diff("readers.rate")) == f"0,0{NBSP}proc. p."


def test_an_estimate_that_is_printed_as_nothing_has_hardly_changed(open_session):
    now = open_session().value("readers.rate").amount.number
    open_session(("indicators", 2018, RATE, float(now) + 0.04))
    assert diff("readers.rate")._repr_markdown_().endswith("^\\[e\\]^")
    assert str(change("readers.rate")) == "beveik tiek pat"
    assert str(rose("readers.rate")) == "beveik nepakito"
    assert str(rose_by("readers.rate", capital=True)) == "Beveik nepakito"
    open_session(("indicators", 2018, RATE, float(now) + 0.06))
    assert str(change("readers.rate")) == f"0,1{NBSP}proc. p. mažiau"


def test_own_words_may_be_chosen_for_up_down_and_unchanged(open_session):
    for changes, chosen in ((UP, "A"), (DOWN, "B"), (SAME, "C")):
        open_session(*changes)
        assert str(word(LENT, "A", "B", "C")) == chosen
        assert str(change(LENT, forms=("A", "B", "C"))).endswith(chosen)


def test_two_units_are_compared_by_the_numbers_as_printed(opened):
    words = ("daugiau", "mažiau", "tiek pat")
    assert str(compare("visits.total", "town", "bus", *words)) == "daugiau"
    assert str(compare("visits.total", "bus", "town", *words)) == "mažiau"
    assert str(compare("visits.total", "town", "town", *words)) == "tiek pat"


def test_words_may_depend_on_whether_there_is_anything(open_session):
    open_session(("readers", 2019, {"age": "child"}, 0))
    assert str(if_zero("readers.by_age", "nė vieno", "yra", age="child")) == "nė vieno"
    open_session()
    assert str(if_zero("readers.by_age", "nė vieno", "yra", age="child")) == "yra"


def test_leaders_are_the_highest_units_each_with_its_number(opened):
    assert str(leaders("visits.total", 2)) == f"Metsküla (4{NBSP}447) ir Bibliobusas Nr. 1 (655)"


def test_no_more_leaders_are_named_than_there_are(opened):
    said = str(leaders("visits.total", 10))
    assert said.count("(") == 4
    assert said.count(" ir ") == 1


def test_leaders_with_equal_numbers_stand_in_alphabetical_order_and_none_is_left_out(open_session):
    open_session(("visits", 2019, {}, 7))
    said = str(leaders("visits.total", 3))
    assert said == "Bibliobusas Nr. 1 (7), Laiu sala (7), Metsküla (7) ir Suur sala (7)"


def test_a_number_in_markdown_is_a_span_with_its_key_and_an_anchor_of_its_own(opened):
    first = v("visits.total")._repr_markdown_()
    second = v("visits.total")._repr_markdown_()
    assert first == '[5\xa0738]{#n-visits.total-library-2019 .v data-k="visits.total@library.2019"}'
    assert "#n-visits.total-library-2019--2 " in second


def test_a_number_keeps_its_anchor_when_another_is_shown_before_it(open_session):
    def anchor_of(shown):
        return shown._repr_markdown_().partition("{#")[2].partition(" ")[0]

    cells = (("visits", 2019, {}, 7), ("visits", 2018, {}, 5))
    open_session(*cells)
    alone = anchor_of(v("visits.total"))
    open_session(*cells)
    v("visits.total", year=2018)._repr_markdown_()
    diff("visits.total")._repr_markdown_()
    assert anchor_of(v("visits.total")) == alone


def test_a_reconstructed_number_carries_its_mark(opened):
    assert v("inhabitants")._repr_markdown_().endswith("^\\[e\\]^")
    assert "[e" not in v("visits.total")._repr_markdown_()


def test_only_what_is_shown_is_entered_in_the_ledger(opened):
    inline = change("visits.total")
    assert opened.entries == []
    inline._repr_markdown_()
    (entry,) = opened.entries
    assert (entry.place, entry.value.kind) == ("text", "change")
    word("lending.items", "A", "B", "C")._repr_markdown_()
    assert len(opened.entries) == 1


def test_a_loose_number_is_said_to_be_approximate(opened):
    assert str(v("inhabitants")) == f"apie 2{NBSP}000"
    assert v("inhabitants")._repr_markdown_().startswith(f"apie [2{NBSP}000]{{")


def test_what_was_published_instead_stands_beside_a_number_once(open_session):
    session = open_session(*lent(11000, before=11854))
    both = f"11{NBSP}000 (paskelbta 11{NBSP}763)"
    assert read(v("lending.items")) == both
    assert [entry.value.indicator for entry in session.entries][1] == "published.F010"
    assert read(v("lending.items")) == f"11{NBSP}000"
    assert read(v("lending.items", published=True)) == both


def test_it_stands_behind_the_noun_and_may_be_left_out(open_session):
    open_session(*lent(11000, before=11854))
    assert read(counted(LENT, *BOOKS, published=False)) == f"11{NBSP}000{NBSP}knygų"
    said = f"11{NBSP}000{NBSP}knygų (paskelbta 11{NBSP}763)"
    assert read(counted(LENT, *BOOKS)) == said


def test_a_change_is_compared_with_the_change_that_was_published(opened):
    assert read(change("lending.items")) == "91 (paskelbta 81) mažiau"


def test_a_number_that_was_published_as_it_is_stands_alone(opened):
    assert read(v("readers.total")) == "444"


def test_a_notebook_run_by_hand_shows_what_readers_will_see(open_session):
    open_session(chapter="")
    assert v("visits.total")._repr_markdown_() == "5\xa0738"
    assert v("inhabitants")._repr_markdown_().endswith(r" \[e]")


def test_a_misspelt_indicator_gets_a_suggestion(opened):
    with pytest.raises(UserError, match=r"no indicator 'visits.totl'.*Did you mean `visits.total`"):
        v("visits.totl")


def test_a_misspelt_unit_gets_a_suggestion(opened):
    with pytest.raises(UserError, match=r"no unit 'islandss'.*Did you mean `islands`"):
        v("visits.total", "islandss")


def test_a_missing_dimension_is_asked_for(opened):
    with pytest.raises(UserError, match=r"readers\.by_age is not called .* age=…"):
        v("readers.by_age")


def test_a_number_that_the_data_does_not_hold_is_said_to_be_missing(open_session):
    open_session(gone=[("visits", 2019)])
    with pytest.raises(UserError, match=r"does not hold this value.*no table visits for 2019.*Add"):
        v("visits.total")


def test_a_change_from_nothing_in_per_cent_is_refused(open_session):
    open_session(*lent(5, before=0))
    with pytest.raises(UserError, match=r"the year before is not above 0.*There is no such number"):
        percent_change(LENT)
