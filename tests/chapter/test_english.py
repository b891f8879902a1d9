"""The year's figures in English."""

from __future__ import annotations

from ataskaita.chapter import figures_in_english
from ataskaita.tables import Table
from tests.support.shown import shown


def parts() -> tuple[list[str], list[Table]]:
    made = list(figures_in_english().parts())
    return [p for p in made if isinstance(p, str)], [p for p in made if isinstance(p, Table)]


def test_each_standard_has_a_table_under_what_it_is_about(opened):
    headings, tables = parts()
    assert [heading.split("]")[0] for heading in headings] == [
        "## [Library statistics (ISO 2789)",
        "## [Performance indicators (ISO 11620)",
    ]
    assert [[line[0] for line in shown(table).body] for table in tables] == [
        ["registered users", "opening hours"],
        ["market penetration, %"],
    ]


def test_numbers_are_written_as_english_readers_write_them(opened):
    _headings, (counts, rates) = parts()
    assert shown(counts).head == [["Term of the standard", "2019", "2018", "Change"]]
    assert shown(counts).body[1] == ["opening hours", "3,090", "3,070", "+20"]
    assert shown(rates).body[0][1:] == ["22[e]", "23.0", "−1[e]"]


def test_every_word_is_told_to_be_english(opened):
    _headings, tables = parts()
    for table in tables:
        words = [cell for row in table.head for cell in row.cells]
        words += [row.cells[0] for row in table.body]
        runs = [run for cell in words for run in cell.runs] + [r for n in table.notes for r in n]
        assert {run.lang for run in runs if run.text} == {"en"}


def test_what_marks_mean_is_said_below_where_they_stand(opened):
    _headings, (counts, rates) = parts()
    assert shown(counts).notes == []
    assert [note[:3] for note in shown(rates).notes] == ["[e]"]


def test_a_number_leads_to_where_it_comes_from(opened):
    _headings, (counts, _rates) = parts()
    number = counts.body[0].cells[1].runs[0]
    assert (number.text, number.about) == ("444", "readers.total@library.2019")
    assert number.text in {entry.value.text for entry in opened.entries}


def test_a_first_year_has_neither_last_year_nor_change(open_session):
    open_session(gone=[("readers", 2018), ("visits", 2018), ("indicators", 2018)])
    _headings, tables = parts()
    assert [shown(table).head[0][1:] for table in tables] == [["2019"]] * 2


def test_a_report_without_figures_says_so(open_session, small_tables):
    open_session(gone=[place for place in small_tables.tables if place[1]])
    assert parts() == (["[No figures yet.]{lang=en}"], [])
