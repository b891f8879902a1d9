"""Tables and words over several years: which years they show, and what they may not compare."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ataskaita.chapter import (
    change,
    change_col,
    col,
    every_year,
    first_time,
    groups,
    record,
    record_low,
    rising,
    row,
    since,
    streak,
    table,
    unchanged,
    v,
    years,
)
from ataskaita.chapter.claims import check
from ataskaita.errors import UserError
from ataskaita.lithuanian.numbers import NBSP

VISITS = "visits.total"
LENT = "lending.items"
CHANGED = "Skaičiuoja automatinis skaitiklis"
BROKEN = {("visits", 2016): CHANGED}
WORDS = ("auga", "mažėja", "nekinta")


def lent(*numbers):
    """Changes by which the library has lent so much in each year up to 2019."""
    return [
        ("lending", 2019 - back, keys, number)
        for back, total in enumerate(reversed(numbers))
        for keys, number in (({}, 0), ({"unit": "metskula"}, total))
    ]


def shown(made):
    """The texts of a table's cells, row by row, and its notes."""
    written = made.table()
    rows = [["".join(run.text for run in cell.runs) for cell in row.cells] for row in written.body]
    return rows, ["".join(run.text for run in note) for note in written.notes]


def test_a_table_has_a_column_for_every_year_that_was_received(open_years):
    opened = open_years()
    made = table(every_year(VISITS), rows=groups())
    assert [column.label for column in made.columns] == [f"{n} m." for n in range(2013, 2020)]
    assert all(cell is not None for line in made.cells for cell in line)
    made.table()
    assert {entry.value.year for entry in opened.entries} == set(range(2013, 2020))


def test_a_table_has_a_row_for_every_year(open_years):
    open_years()
    made = table(col(VISITS), change_col(VISITS), rows=years())
    assert made.stub == "Metai"
    assert [row.label for row in made.rows] == [str(n) for n in range(2013, 2020)]
    totals = [line[0].number for line in made.cells]
    changes = [line[1].number for line in made.cells[1:]]
    assert changes == [now - before for before, now in pairwise(totals)]
    assert made.cells[0][1] is None


def test_rows_that_name_their_indicator_need_no_column(open_years):
    open_years()
    made = table(rows=years(VISITS, "laiu"))
    assert [column.label for column in made.columns] == ["Apsilankymai"]
    assert {line[0].unit for line in made.cells} == {"laiu"}


def test_years_before_the_first_known_one_are_left_out(open_years):
    open_years(gone=[("visits", 2013), ("visits", 2014)])
    assert table(rows=years(VISITS)).rows[0].label == "2015"
    assert len(table(every_year(VISITS), rows=groups()).columns) == 5
    assert len(table(every_year(since=2017), rows=[row(LENT)]).columns) == 3


def test_a_year_without_the_table_between_others_stays_as_a_gap(open_years):
    open_years(gone=[("visits", 2015)])
    rows, notes = shown(table(rows=years(VISITS)))
    assert ["2015", "[x]"] in rows
    assert len(rows) == 7
    assert notes == ["[x] – duomenų nėra."]


def test_an_indicator_that_no_year_has_is_told_by_name(open_years):
    open_years(gone=[("visits", year) for year in range(2013, 2020)])
    with pytest.raises(UserError, match=r"No year has any value of visits\.total"):
        table(rows=years(VISITS))


def test_a_number_known_only_as_it_was_printed_says_so(open_years):
    open_years()
    rows, notes = shown(table(rows=years("readers.rate")))
    assert ["2018", "23,0[i]"] in rows
    assert any(note.startswith("[i] – ") for note in notes)
    assert [row[0] for row in rows if "[i]" in row[1]] == ["2018"]


def test_a_table_of_two_years_marks_no_printed_number(open_years):
    open_years()
    rows, _ = shown(table(col("readers.rate", year=2018), rows=groups()))
    assert not any("[i]" in cell for line in rows for cell in line)


def test_a_break_is_marked_where_the_new_series_begins_and_explained_below(open_years):
    open_years(breaks=BROKEN)
    rows, notes = shown(table(col(VISITS), change_col(VISITS), col(LENT), rows=years()))
    marked = [row[0] for row in rows if "[b]" in "".join(row)]
    assert marked == ["2016"]
    assert [cell.endswith("[b]") for cell in rows[3][1:]] == [True, True, False]
    assert notes[-1] == f"[b] – 2016 m. duomenų eilutė nutrūksta. {CHANGED}."


def test_a_break_before_the_years_shown_is_no_concern_of_theirs(open_years):
    open_years(breaks=BROKEN)
    rows, notes = shown(table(every_year(VISITS, since=2016), rows=groups()))
    assert not notes
    assert "[b]" not in "".join(cell for line in rows for cell in line)


def test_a_change_to_the_year_before_a_break_is_marked(open_years):
    open_years(breaks={("visits", 2019): CHANGED})
    rows, notes = shown(table(change_col(VISITS), rows=groups()))
    assert all(row[1].endswith("[b]") for row in rows)
    assert any(CHANGED in note for note in notes)


def test_a_break_in_a_year_without_the_value_is_told_all_the_same(open_years):
    open_years(("visits", 2016, {"unit": "laiu"}, 5), breaks=BROKEN)
    made = table(rows=years(VISITS, "laiu"))
    _, notes = shown(made)
    assert any(CHANGED in note for note in notes)


def test_a_change_across_a_break_gets_a_footnote_once_in_a_chapter(open_years):
    open_years(breaks={("visits", 2019): CHANGED})
    first, second = (change(VISITS)._repr_markdown_() for _ in range(2))
    assert first.endswith(f"^[2019 m. duomenų eilutė nutrūksta. {CHANGED}.]")
    assert "^[" not in second
    assert "^[" not in change(LENT)._repr_markdown_()
    assert "^[" not in v(VISITS)._repr_markdown_()


def test_a_record_looks_as_far_back_as_the_data_goes(open_years):
    open_years(*lent(100, 150, 130, 110, 120, 130, 149))
    assert not record(LENT)
    open_years(*lent(100, 140, 130, 110, 120, 130, 149))
    assert record(LENT)
    assert record(LENT).evidence.startswith("2013 100, 2014 140")
    assert str(since(LENT)) == f"nuo 2013{NBSP}metų"
    assert not record_low(LENT)
    open_years(*lent(9, 8, 7, 6, 5, 4, 3))
    assert record_low(LENT)


def test_a_gap_ends_what_can_be_claimed(open_years):
    open_years(*lent(200, 100, 100, 100, 149), gone=[("lending", 2016)])
    assert record(LENT)
    assert str(since(LENT)) == f"nuo 2017{NBSP}metų"
    with pytest.raises(UserError, match="there is no table lending for 2016"):
        record(LENT, since=2015)


def test_a_break_ends_what_can_be_claimed(open_years):
    open_years(breaks=BROKEN)
    assert str(since(VISITS)) == f"nuo 2016{NBSP}metų"
    assert record(VISITS).evidence.startswith("2016 ")
    with pytest.raises(UserError, match=f"can't be compared with the years before 2016: {CHANGED}"):
        record(VISITS, since=2014)


@pytest.mark.parametrize("claim", [rising, unchanged])
def test_no_claim_compares_years_across_a_break(open_years, claim):
    open_years(breaks={("visits", 2019): CHANGED})
    with pytest.raises(UserError, match="can't be compared"):
        claim(VISITS)
    with pytest.raises(UserError, match="No earlier year"):
        since(VISITS)


def test_without_an_earlier_year_nothing_is_a_record(open_years):
    open_years(gone=[("lending", year) for year in range(2013, 2019)])
    assert not record(LENT)
    with pytest.raises(UserError, match="there is no year to compare with"):
        check(record(LENT), "rekordas")


def test_the_first_time_looks_as_far_back_as_the_data_goes(open_years):
    open_years(*lent(0, 0, 0, 0, 0, 0, 3))
    assert first_time(LENT)
    open_years(*lent(1, 0, 0, 0, 0, 0, 3))
    assert not first_time(LENT)
    assert first_time(LENT, since=2014)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((9, 9, 9, 1, 2, 3, 4), "auga trečius metus iš eilės"),
        ((9, 9, 9, 9, 9, 9, 8), "mažėja"),
        ((9, 9, 9, 9, 8, 8, 8), "nekinta"),
        ((1, 2, 3, 4, 5, 6, 7), "auga šeštus metus iš eilės"),
    ],
)
def test_how_long_it_has_moved_one_way_is_put_in_words(open_years, numbers, told):
    open_years(*lent(*numbers))
    assert str(streak(LENT, *WORDS)) == told


def test_rising_for_some_years_means_exactly_so_many(open_years):
    open_years(*lent(9, 9, 9, 1, 2, 3, 4))
    assert [bool(rising(LENT, years=n)) for n in (1, 2, 3, 4)] == [True, False, True, False]
    assert rising(LENT, years=3).evidence == "2015 9, 2016 1, 2017 2, 2018 3, 2019 4"
    with pytest.raises(UserError, match="1 or more"):
        rising(LENT, years=0)
