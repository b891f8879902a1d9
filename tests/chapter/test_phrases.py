"""Phrases that are computed as a whole, and numbers in words."""

from __future__ import annotations

import pytest

from ataskaita.chapter import changed, counted, diff, how_often, rose_by, v
from ataskaita.errors import UserError
from ataskaita.lithuanian.numbers import NBSP
from ataskaita.values.ledger import number_text
from tests.support.sessions import lent

LENT = "lending.items"
BOOKS = ("knyga", "knygos", "knygų")
BY_BOOKS = ("knyga", "knygomis", "knygų")

#: The number of inhabitants, which is otherwise reconstructed.
KNOWN = ("inhabitants", 2019, {}, 700)
RATE = {"indicator": "readers.rate", "unit": "library"}


def said(inline) -> str:
    return str(inline).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("now", "phrase"),
    [(121, "padidėjo 21 knyga, arba 21,0 %"), (98, "sumažėjo 2 knygomis, arba 2,0 %"),
     (100, "nepakito")],
)  # fmt: skip
def test_which_way_and_how_much_are_one_phrase(open_session, now, phrase):
    open_session(*lent(now))
    assert said(rose_by(LENT, noun=BY_BOOKS, percent=True)) == phrase


def test_the_symbol_of_the_measure_stands_where_no_noun_is_given(open_session):
    rate = float(open_session(KNOWN).value("readers.rate").amount.number)
    open_session(KNOWN, ("indicators", 2018, RATE, rate + 8.4))
    assert said(rose_by("readers.rate")) == "sumažėjo 8,4 proc. p."
    assert said(rose_by(LENT, noun="egz.")).endswith(" egz.")


def test_a_share_that_rounds_to_nothing_is_left_out(open_session):
    open_session(*lent(10001, before=10000))
    assert said(rose_by(LENT, noun=BY_BOOKS, percent=True)) == "padidėjo 1 knyga"
    assert said(rose_by(LENT, amount=False, percent=True)) == "nepakito"


def test_there_is_no_share_of_nothing(open_session):
    open_session(*lent(3, before=0))
    assert said(rose_by(LENT, noun=BY_BOOKS, percent=True)) == "padidėjo 3 knygomis"


def test_only_the_share_may_be_told(open_session):
    open_session(*lent(90))
    assert said(rose_by(LENT, amount=False, percent=True)) == "sumažėjo 10,0 %"


def test_own_words_and_a_capital_letter_may_be_chosen(open_session):
    open_session(*lent(102))
    phrase = rose_by(
        LENT, noun=BY_BOOKS, forms=("išaugo", "smuko", "nekito"), words="feminine instrumental",
        capital=True,
    )  # fmt: skip
    assert said(phrase) == "Išaugo dviem knygomis"


def test_the_size_of_a_change_needs_no_sign_beside_its_verb(open_session):
    rate = float(open_session(KNOWN).value("readers.rate").amount.number)
    open_session(KNOWN, ("indicators", 2018, RATE, rate + 1.1))
    assert said(diff("readers.rate", sign=False)) == "1,1 proc. p."
    assert said(diff("readers.rate", sign=False, bare=True)) == "1,1"


@pytest.mark.parametrize(
    ("number", "phrase"),
    [(1, "viena knyga"), (2, "dvi knygos"), (15, "penkiolika knygų"), (20, "dvidešimt knygų"),
     (21, "21 knyga"), (0, "0 knygų")],
)  # fmt: skip
def test_small_counts_stand_in_words(open_session, number, phrase):
    open_session(*lent(number))
    assert said(counted(LENT, *BOOKS, words="feminine")) == phrase


def test_a_numeral_takes_the_case_of_its_noun(open_session):
    open_session(*lent(3, before=5))
    places = ("filiale", "filialuose", "filialų")
    assert said(counted(LENT, *places, words="masculine locative")) == "trijuose filialuose"
    assert said(v(LENT, words="masculine genitive", capital=True)) == "Trijų"
    assert said(changed(LENT, *BY_BOOKS, words="feminine instrumental")) == "dviem knygomis mažiau"


def test_fractions_are_never_written_in_words(opened):
    assert said(v("readers.rate", words="masculine")) == said(v("readers.rate"))


@pytest.mark.parametrize(
    ("number", "phrase", "digits"),
    [(1, "kartą", "kartą"), (2, "du kartus", "2 kartus"), (21, "21 kartą", "21 kartą")],
)
def test_once_is_told_without_a_number(open_session, number, phrase, digits):
    open_session(*lent(number))
    assert said(how_often(LENT)) == phrase
    assert said(how_often(LENT, words=False)) == digits


def test_the_ledger_has_the_number_behind_a_word(open_session):
    session = open_session(*lent(2), gone=[("published", 2019)])
    shown = counted(LENT, *BOOKS, words="feminine")._repr_markdown_()
    (entry,) = session.entries
    assert shown.startswith("[dvi]{")
    assert (entry.record()["printed"], number_text(entry.value)) == ("dvi", "2")


def test_a_misspelt_gender_or_case_gets_a_suggestion(opened):
    with pytest.raises(UserError, match="feminine"):
        v(LENT, words="femenine")
    with pytest.raises(UserError, match="locative"):
        v(LENT, words="feminine locativ")
