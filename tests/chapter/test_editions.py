"""Numbers that are not what the last edition printed, as chapters show them."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest

from ataskaita.chapter import both_years, diff, groups, table, v
from ataskaita.chapter.editions import changes_table, edition_sentence
from ataskaita.editions.store import Edition, Printed
from tests.chapter.test_tables import shown


def printed(key: str, number: int | str, kind: str = "value") -> Printed:
    indicator, _, rest = key.partition("@")
    unit = rest.split(".")[0]
    files = {"data/raw/2023/acquisitions.csv": "0" * 12}
    return Printed(
        key, indicator, unit, 2023, kind, {}, Fraction(number), "fiz. vnt.", 0, files, ""
    )


@pytest.fixture
def revised(opened):
    """A chapter of a report whose last edition printed other acquisitions."""
    found = Edition(Path("edition"), 2023, 1)
    found.__dict__["manifest"] = {"label": "Pirmas leidimas", "date": dt.date(2024, 2, 1)}
    numbers = [
        printed("acquisitions.items@library.2023", 6700),
        printed("acquisitions.items@rural.2023", 4817),
        printed("acquisitions.items@library.2023~change", -708, "change"),
    ]
    found.__dict__["printed"] = {number.key: number for number in numbers}
    opened.edition = found
    return opened


def test_a_revised_number_is_marked_in_text(revised):
    assert v("acquisitions.items")._repr_markdown_().endswith(r"^\[r\]^")
    assert r"^\[r\]^" in diff("acquisitions.items")._repr_markdown_()


def test_a_number_that_stayed_is_not(revised):
    assert "r" not in v("acquisitions.items", "rural")._repr_markdown_().rpartition("}")[2]


def test_a_number_that_was_not_printed_is_not(revised):
    assert "[r" not in v("events.total")._repr_markdown_()


def test_two_marks_share_their_brackets(revised):
    revised.edition.printed["users@library.2023"] = printed("users@library.2023", 3000)
    assert v("users")._repr_markdown_().endswith(r"^\[e,\ r\]^")


def test_a_table_explains_the_mark(revised):
    found = shown(table(both_years("acquisitions.items"), rows=groups()))
    assert "6\xa0690[r]" in found.body[0]
    assert any(note.startswith("[r]\xa0– ") for note in found.notes)


def test_the_appendix_lists_what_has_changed_and_why(revised):
    found = shown(changes_table())
    assert [line[0] for line in found.body] == [
        "Įsigyta dokumentų: pokytis per metus", "Įsigyta dokumentų",
    ]  # fmt: skip
    assert found.body[1][2:4] == ["6\xa0700", "6\xa0690[r]"]
    assert found.body[1][4:] == ["nauji duomenys", "mažas"]


def test_the_appendix_names_the_edition(revised):
    assert str(edition_sentence()).startswith(
        "Lyginama su leidimu „Pirmas leidimas“, paskelbtu 2024"
    )


def test_where_editions_would_be_is_noted_as_looked_at(open_session):
    session = open_session()
    assert v("events.total")
    assert {"data/editions/2023", "data/editions/2022"} <= session.files
