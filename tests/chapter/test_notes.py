"""Public notes: printed beside the change they explain, and only there."""

from __future__ import annotations

import re

import pytest

from ataskaita.chapter import both_years, change, col, diff, groups, row, table, v
from ataskaita.chapter.checks import movements_table
from ataskaita.chapter.notes import MARK
from tests.chapter.test_tables import shown

WHY = "Pabrango leidiniai"


def text(inline):
    return inline._repr_markdown_()


def test_a_change_in_text_gets_the_note_as_a_footnote(opened):
    assert re.search(rf"mažiau\^\[{WHY}", text(change("acquisitions.items")))


def test_a_footnote_does_not_stand_right_behind_a_digit(opened):
    assert re.search(r"\}\^\\\[past.\\\]\^\^\[", text(diff("acquisitions.items")))


def test_a_chapter_says_it_once(opened):
    text(diff("acquisitions.items"))
    assert WHY not in text(diff("acquisitions.items", "ignalina"))


def test_a_number_that_is_no_change_gets_no_note(opened):
    assert WHY not in text(v("acquisitions.items"))


def test_a_change_without_an_explanation_gets_no_note(opened):
    assert "^[" not in text(diff("acquisitions.titles"))


def test_a_note_on_another_change_is_not_printed(open_session):
    open_session(("acquisitions", 2023, {"unit": "rural"}, 4818))
    assert WHY not in text(diff("acquisitions.items"))
    assert WHY in text(diff("acquisitions.items", "dukstas"))


def test_a_table_says_below_what_it_marks(opened):
    found = shown(table(both_years("acquisitions.items"), rows=groups()))
    marked = [
        line.xpath("th|td")[0].text_content()
        for line in found.tree.xpath("//tbody/tr")
        if MARK in line.text_content()
    ]
    assert marked == ["Iš viso", "Ignalinos biblioteka", "Dūkšto miesto filialas"]
    (note,) = found.notes
    assert note.startswith("[past.] Įsigyta dokumentų (iš viso, Ignalinos biblioteka ir Dūkšto")


def test_one_reason_for_several_rows_is_printed_once(opened):
    rows = [row("service_points.users"), row("service_points.visits")]
    found = shown(table(both_years(), rows=rows))
    assert len(found.notes) == 1
    assert "vartotojai (iš viso), Aptarnavimo punktų lankytojai (iš viso)" in found.notes[0]


def test_a_table_without_changes_has_no_notes(opened):
    assert shown(table(col("acquisitions.items"), rows=groups())).notes == []


def test_the_list_of_changes_gives_each_reason_in_its_row(opened):
    found = shown(movements_table())
    rows = {line[0]: line[-1] for line in found.body}
    assert rows["Įsigyta dokumentų: Ignalinos biblioteka"].startswith(WHY)
    assert rows["Įsigyta naujų pavadinimų: iš viso"] == "Nepaaiškinta."
    assert not any("[past.]" in note for note in found.notes)


def test_the_file_of_notes_is_noted_as_read(opened):
    text(diff("acquisitions.titles"))
    assert "data/notes/2023.yml" in opened.files


@pytest.mark.parametrize("sign", ["*", "[", "]", "_", "^", "`"])
def test_signs_of_markdown_in_a_note_mean_nothing(opened, sign):
    from ataskaita.chapter.notes import _escaped

    assert _escaped(f"a{sign}b") == f"a\\{sign}b"
