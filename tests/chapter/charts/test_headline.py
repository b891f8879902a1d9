from __future__ import annotations

import pytest

from ataskaita.chapter import largest, rose, says, v
from ataskaita.errors import UserError

READERS = "readers.total"


def test_a_headline_is_made_of_words_and_numbers(opened):
    said = says("Lankytasi ", v("visits.total"), " kartų, skaitytojų skaičius ", rose(READERS))
    assert str(said).startswith("Lankytasi ")
    assert "kartų, skaitytojų skaičius" in str(said)
    assert len(said.parts) == 4


def test_a_headline_that_is_true_stands(opened):
    assert str(says("Daugiau nei kitur", test=largest("visits.total", "town")))


def test_a_headline_stops_the_chapter_when_it_turns_false(opened):
    with pytest.raises(UserError, match="„Daugiau nei kitur“ is not true"):
        says("Daugiau nei kitur", test=largest("visits.total", "bus"))


def test_every_test_of_a_headline_must_hold(opened):
    good = largest("visits.total", "town")
    with pytest.raises(UserError, match="is not true"):
        says("Mažiau", test=[good, largest("visits.total", "bus")])
