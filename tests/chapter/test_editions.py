"""Numbers that are not what the last edition printed, as chapters show them."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest

from ataskaita.chapter import both_years, diff, groups, table, v
from ataskaita.chapter.checks import changes_table, edition_sentence
from ataskaita.editions.store import Edition, Printed
from ataskaita.values.amounts import Amount
from ataskaita.values.measures import COUNT
from ataskaita.values.values import Value
from tests.support.shown import shown


def printed(key: str, number: int | str, kind: str = "value") -> Printed:
    indicator, _, rest = key.partition("@")
    unit = rest.split(".")[0]
    files = {"data/raw/2019/lending.csv": "0" * 12}
    exact = Fraction(number)
    amount, signed = Amount.constant(exact), kind != "value"
    value = Value(indicator, unit, 2019, amount, COUNT, kind=kind, digits=0, signed=signed)
    return Printed(value, exact, 0, files, "")


@pytest.fixture
def revised(opened):
    """A chapter of a report whose last edition printed other numbers of books lent."""
    found = Edition(Path("edition"), 2019, 1)
    found.__dict__["manifest"] = {"label": "Pirmas leidimas", "date": dt.date(2020, 2, 1)}
    numbers = [
        printed("lending.items@library.2019", 11773),
        printed("lending.items@islands.2019", 1235),
        printed("lending.items@library.2019~change", -81, "change"),
    ]
    found.__dict__["printed"] = {number.value.key: number for number in numbers}
    opened.edition = found
    return opened


def test_a_revised_number_is_marked_in_text(revised):
    assert v("lending.items")._repr_markdown_().endswith(r"^\[r\]^")
    assert r"^\[r\]^" in diff("lending.items")._repr_markdown_()


def test_a_number_that_stayed_is_not(revised):
    assert "r" not in v("lending.items", "islands")._repr_markdown_().rpartition("}")[2]


def test_a_number_that_was_not_printed_is_not(revised):
    assert "[r" not in v("visits.total")._repr_markdown_()


def test_two_marks_share_their_brackets(revised):
    key = "inhabitants@library.2019"
    revised.edition.printed[key] = printed(key, 1990)
    assert v("inhabitants")._repr_markdown_().endswith(r"^\[e,\ r\]^")


def test_a_table_explains_the_mark(revised):
    found = shown(table(both_years("lending.items"), rows=groups()))
    assert "11\xa0763[r]" in found.body[0]
    assert any(note.startswith("[r]\xa0– ") for note in found.notes)


def test_the_appendix_lists_what_has_changed_and_why(revised):
    found = shown(changes_table())
    assert [line[0] for line in found.body] == [
        "Išduotos knygos: pokytis per metus", "Išduotos knygos",
    ]  # fmt: skip
    assert found.body[1][2:4] == ["11\xa0773", "11\xa0763[r]"]
    assert found.body[1][4:] == ["nauji duomenys", "mažas"]


def test_the_appendix_names_the_edition(revised):
    assert str(edition_sentence()).startswith(
        "Lyginama su leidimu „Pirmas leidimas“, paskelbtu 2020"
    )


def test_where_editions_would_be_is_noted_as_looked_at(open_session):
    session = open_session()
    assert v("visits.total")
    assert {"data/editions/2019", "data/editions/2018"} <= session.files
