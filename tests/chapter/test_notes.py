"""Public notes: printed beside the change they explain, and only there."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest

from ataskaita.chapter import both_years, change, col, diff, groups, row, table, v
from ataskaita.chapter.checks import movements_table
from ataskaita.chapter.notes import MARK, Notes
from ataskaita.checks.notes import Note
from tests.support.shown import shown

WHY = "Bibliobusas ilgai stovėjo"

#: What the notes explain: the bus lent a third less, was visited and read in less.
LESS = (
    ("lending", 2019, {"unit": "buss"}, 1020),
    ("visits", 2019, {"unit": "buss"}, 410),
    ("readers", 2019, {"unit": "buss", "age": "adult"}, 20),
)


def note(indicator: str, **expect: int) -> Note:
    """An explanation of changes: ``note("lending.items", bus=-510)``."""
    expected = {unit: Decimal(number) for unit, number in expect.items()}
    day = dt.date(2020, 1, 20)
    return Note(indicator, f"{WHY}.", "Metų kronika", day, expected, 1)


NOTES = [
    note("lending.items", library=-689, bus=-510),
    note("visits.total", library=-75, bus=-200),
]


@pytest.fixture
def explained(open_session):
    """Start a chapter of a report with notes on what became less."""

    def start(*changes):
        # What was published of these numbers is another matter.
        used = open_session(*LESS, *changes, gone=[("published", 2019)])
        used.kept["notes"] = Notes(NOTES)
        return used

    return start


@pytest.fixture
def noted(explained):
    """A chapter of a report with notes that fit its changes."""
    return explained()


def text(inline):
    return inline._repr_markdown_()


def test_a_change_in_text_gets_the_note_as_a_footnote(noted):
    assert re.search(rf"mažiau\^\[{WHY}", text(change("lending.items")))


def test_a_chapter_says_it_once(noted):
    assert WHY in text(diff("lending.items"))
    assert WHY not in text(diff("lending.items", "bus"))


def test_a_number_that_is_no_change_gets_no_note(noted):
    assert WHY not in text(v("lending.items"))


def test_a_change_without_an_explanation_gets_no_note(noted):
    assert "^[" not in text(diff("readers.total"))


def test_a_note_on_another_change_is_not_printed(explained):
    explained(("lending", 2019, {"unit": "islands"}, 1236))
    assert WHY not in text(diff("lending.items"))
    assert WHY in text(diff("lending.items", "bus"))


def test_a_table_says_below_what_it_marks(noted):
    found = shown(table(both_years("lending.items"), rows=groups()))
    marked = [
        line.xpath("th|td")[0].text_content()
        for line in found.tree.xpath("//tbody/tr")
        if MARK in line.text_content()
    ]
    assert marked == ["Iš viso", "Bibliobusas"]
    (below,) = found.notes
    assert below.startswith("[past.] Išduotos knygos (iš viso ir Bibliobusas")


def test_a_table_does_not_say_again_what_the_text_has_told(noted):
    assert WHY in text(diff("lending.items"))
    found = shown(table(both_years("lending.items"), rows=groups()))
    assert MARK not in found.tree.text_content()
    assert found.notes == []


def test_one_reason_for_several_rows_is_printed_once(noted):
    rows = [row("lending.items"), row("visits.total")]
    found = shown(table(both_years(), rows=rows))
    assert len(found.notes) == 1
    assert "Išduotos knygos (iš viso), Apsilankymai (iš viso)" in found.notes[0]


def test_a_table_without_changes_has_no_notes(noted):
    assert shown(table(col("lending.items"), rows=groups())).notes == []


def test_the_list_of_changes_gives_each_reason_in_its_row(noted):
    found = shown(movements_table())
    rows = {line[0]: line[-1] for line in found.body}
    assert rows["Išduotos knygos: Bibliobusas"].startswith(WHY)
    assert rows["Skaitytojai: Bibliobusas"] == "Nepaaiškinta."
    assert not any("[past.]" in below for below in found.notes)


def test_the_file_of_notes_is_noted_as_read(opened):
    text(diff("lending.items"))
    assert "data/notes/2019.yml" in opened.files


def test_a_reason_that_the_text_tells_is_in_no_footnote_and_below_no_table(noted):
    assert "^[" not in text(change("lending.items", note=False))
    below = shown(table(both_years("lending.items"), rows=groups()))
    assert MARK not in below.tree.text_content()
