"""What a reader gets to see who asks of a number where it comes from."""

from __future__ import annotations

import pytest

from ataskaita.chapter.explain import bounds, explain
from ataskaita.lithuanian.numbers import MINUS, NBSP


def test_a_number_says_that_the_library_has_published_it_and_where(opened):
    found = explain(opened.value("lending.per_reader"))
    assert found["published"] == "26,5 (Knygos)"
    assert found["status"] == "gauta"


def test_what_was_published_otherwise_is_said_with_its_sign(opened):
    assert explain(opened.change("lending.items"))["published"] == f"{MINUS}81 (Knygos)"


def test_nothing_is_said_of_what_was_not_published(opened):
    assert "published" not in explain(opened.value("inhabitants"))


@pytest.mark.parametrize(
    ("key", "kind", "said"),
    [("inhabitants", "value", f"1{NBSP}975–2{NBSP}025"),
     ("readers.rate", "value", f"21,93–22,48{NBSP}%"),
     ("readers.rate", "change", f"nuo {MINUS}1,07 iki {MINUS}0,52{NBSP}proc. p.")],
)  # fmt: skip
def test_bounds_stand_with_their_unit(opened, key, kind, said):
    value = opened.value(key) if kind == "value" else opened.change(key)
    assert bounds(value) == said


def test_raw_numbers_are_written_as_readers_write_them(opened):
    rows = explain(opened.value("inhabitants"))["rows"]
    assert (rows[0]["value"], rows[0]["lower"]) == (f"1{NBSP}450", f"1{NBSP}440")


def test_a_loose_number_says_that_it_is_rounded_by_its_bounds(opened):
    found = explain(opened.value("inhabitants"))
    assert found["status"] == "atkurta; suapvalinta pagal ribas"


def test_a_change_of_a_loose_number_is_approximate(opened):
    assert explain(opened.value("readers.rate"))["change"] == (f"apie {MINUS}1{NBSP}proc. p.")


def test_that_nothing_is_known_of_last_year_is_said(open_session):
    found = open_session(gone=[("visits", 2018)])
    said = explain(found.value("visits.total"))
    assert said["before"] == "duomenų nėra"
    assert "change" not in said
    assert "before" not in explain(found.value("readers.total", year=2018))
