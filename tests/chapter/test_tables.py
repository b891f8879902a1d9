"""Tables as readers get them: read back from their HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ataskaita.chapter import (
    both_years,
    by,
    change_col,
    col,
    groups,
    listing,
    other_row,
    row,
    table,
    under,
)
from ataskaita.chapter.table_notes import UNROUNDED
from ataskaita.chapter.tables import in_full
from ataskaita.errors import UserError
from ataskaita.indicators import REGISTRY
from ataskaita.lithuanian.numbers import MINUS, NBSP
from ataskaita.tables import MIME, Table, to_plain_html
from ataskaita.values.measures import Measure
from tests.support.sessions import lent
from tests.support.shown import shown


def test_a_table_has_a_row_for_the_library_and_one_for_each_group(opened):
    found = shown(table(col("visits.total"), rows=groups(), stub="Padalinys"))
    assert found.head == [["Padalinys", "Apsilankymai"]]
    names = [opened.tables.units.name(group) for group in opened.tables.units.total_groups]
    assert [line[0] for line in found.body] == ["Iš viso", *names]
    assert [line[1] for line in found.body] == [f"5{NBSP}738", f"4{NBSP}447", "636", "655"]


def test_the_total_row_is_set_apart(opened):
    found = shown(table(col("visits.total"), rows=groups()))
    bold = ["bold" in (cell.get("style") or "") for cell in found.tree.xpath("//tbody/tr/*[1]")]
    assert bold == [True, False, False, False]


def test_both_years_stand_beside_their_change(opened):
    found = shown(table(both_years("lending.items"), rows=groups(total=False)))
    assert found.head[-1][1:] == [f"2019{NBSP}m.", f"2018{NBSP}m.", "Pokytis"]
    assert found.body[0][1:] == [f"8{NBSP}910", f"9{NBSP}120", f"{MINUS}210"]


def test_a_change_column_may_be_in_per_cent(opened):
    found = shown(table(change_col("lending.items", relative=True), rows=groups(total=False)))
    assert found.head == [["", "Pokytis, %"]]
    assert found.body[0][1] == f"{MINUS}2,3"


def test_a_heading_names_the_symbol_that_all_its_numbers_share(opened):
    found = shown(table(both_years("readers.rate"), rows=groups()))
    assert found.head[-1][1:] == [
        f"2019{NBSP}m., %",
        f"2018{NBSP}m., %",
        f"Pokytis, proc.{NBSP}p.",
    ]
    assert found.body[0][1:] == ["22[e]", "23,0", f"{MINUS}1[e]"]


def test_a_heading_that_has_the_symbol_already_does_not_repeat_it(opened):
    found = shown(table(col("readers.rate", "Dalis, %"), rows=groups()))
    assert found.head[-1][1] == "Dalis, %"


@pytest.mark.parametrize(("label", "heading"), [
    ("Ilgis", "Ilgis, m"), (f"2019{NBSP}m.", f"2019{NBSP}m., m"), ("Matmenys", "Matmenys, m"),
    ("Ilgis, m", "Ilgis, m"), ("Ilgis (m)", "Ilgis (m)"),
])  # fmt: skip
def test_a_letter_of_another_word_is_no_symbol(open_session, monkeypatch, label, heading):
    in_metres = replace(REGISTRY["visits.total"], measure=Measure("metrai", symbol="m"))
    monkeypatch.setitem(REGISTRY.entries(), "visits.total", in_metres)
    open_session()
    assert shown(table(col("visits.total", label), rows=groups())).head[-1][1] == heading


def test_numbers_of_different_measures_leave_the_heading_as_it_is(opened):
    rows = [row("readers.rate"), row("visits.total")]
    assert shown(table(col(), rows=rows)).head[-1][1] == "2019"


def test_columns_under_a_common_heading_are_spanned_by_it(opened):
    found = shown(table(under("Metų", col("visits.total", "Apsilankymai"),
                              col("visits.hours", "Valandos")),
                        col("lending.items", "Knygos"), rows=groups()))  # fmt: skip
    spanners = {
        th.text_content().strip(): int(th.get("colspan", 1))
        for th in found.tree.xpath("//thead/tr[1]/th")
        if th.text_content().strip()
    }
    assert spanners["Metų"] == 2
    assert found.head[-1][-2:] == ["Apsilankymai", "Valandos"] or "Valandos" in found.head[-1]


def test_a_gap_is_marked_and_explained_below_the_table(opened):
    found = shown(table(col("inhabitants", year=2018), rows=groups()))
    assert {line[1] for line in found.body} == {"[x]"}
    assert found.notes == [f"[x]{NBSP}– duomenų nėra."]
    assert opened.entries == []


def test_a_share_of_nothing_is_no_gap(opened):
    readers = opened.tables.get("readers", 2019).rows.columns["value"]
    readers[:] = [0] * len(readers)
    found = shown(table(col("lending.per_reader"), rows=groups()))
    assert {line[1] for line in found.body} == {"[–]"}
    assert found.notes == [f"[–]{NBSP}– nėra iš ko skaičiuoti: tektų dalyti iš nulio."]


def test_a_reconstructed_number_is_marked_and_the_mark_explained(opened):
    found = shown(table(col("inhabitants"), col("readers.total"), rows=groups()))
    assert all(line[1].endswith("[e]") for line in found.body)
    assert not any("[" in line[2] for line in found.body)
    assert len(found.notes) == 1
    assert found.notes[0].startswith(f"[e]{NBSP}– ")


def test_where_all_numbers_are_of_one_kind_one_note_stands_for_the_marks(opened):
    found = shown(table(col("inhabitants"), rows=groups()))
    assert not any("[e]" in cell for line in found.body for cell in line)
    (note,) = found.notes
    assert note.startswith("Visi šios lentelės skaičiai atkurti")


def test_a_loose_number_is_rounded_by_its_bounds(opened):
    found = shown(table(col("inhabitants"), rows=groups()))
    assert found.body[0][1] == f"2{NBSP}000"
    assert {entry.record()["printed"] for entry in opened.entries} >= {f"2{NBSP}000"}


def test_what_was_published_instead_of_a_number_stands_below_it_in_its_cell(open_session):
    open_session(*lent(11000, before=11854))
    found = shown(table(col("lending.items"), rows=[row("lending.items")]))
    assert found.body == [["Išduotos knygos", f"11{NBSP}000pask.{NBSP}11{NBSP}763"]]
    assert found.notes == [f"pask.{NBSP}– paskelbtas skaičius."]


def test_figures_that_were_cut_off_are_said_to_be_so(open_session):
    open_session(*lent(11802))
    (note,) = shown(table(col("lending.per_reader"), rows=[row("lending.per_reader")])).notes
    assert note == f"pask.{NBSP}– paskelbtas skaičius; jis nukirstas, o{NBSP}ne suapvalintas."


def test_a_table_of_accounts_tells_what_was_only_inferred_in_a_note(opened):
    rows = [row("visits.total"), row("inhabitants")]
    found = shown(table(col(label="Skaičius"), rows=rows, account=True))
    assert [line[0] for line in found.body] == ["Apsilankymai"]
    assert found.notes == [
        f"Nepaskelbta, tik išvesta iš kitų skaičių: gyventojai{NBSP}– apie 2{NBSP}000[e]."
    ]


def test_a_table_of_certain_numbers_has_no_notes(opened):
    assert shown(table(col("visits.total"), rows=groups())).notes == []


def test_rows_may_be_the_categories_of_a_dimension(opened):
    found = shown(table(col("readers.by_age"), rows=by("age", "child", "adult",
                                                       total="readers.total")))  # fmt: skip
    assert found.body[0] == ["Iš viso", "444"]
    assert [line[1] for line in found.body[1:]] == ["145", "299"]
    assert found.body[1][0][0].isupper()


@pytest.mark.parametrize(
    "columns", [("readers.by_age", "readers.age_share"), ("readers.age_share",)], ids=len
)
def test_a_total_of_one_indicator_does_not_stand_below_headings_of_others(opened, columns):
    rows = by("age", "child", "adult", total="readers.total")
    with pytest.raises(UserError) as refused:
        shown(table(*map(col, columns), rows=rows))
    assert f"The row “Iš viso” shows readers.total, but columns show {', '.join(columns)}." in str(
        refused.value
    )
    assert 'other_row("Iš viso", {"readers.' in refused.value.fix


def test_a_row_may_show_other_indicators_than_the_columns(opened):
    rows = [
        *by("age", "child"),
        other_row("Kita", {"readers.by_age": "visits.hours"}),
    ]
    found = shown(table(col("readers.by_age"), col("readers.age_share"), rows=rows))
    assert found.body[-1] == ["Kita", f"3{NBSP}090", ""]


def test_decimal_places_may_be_set_for_a_column_or_a_row(opened):
    found = shown(table(col("readers.child_share", digits=3), rows=groups(total=False)))
    # Nothing and all of it have none.
    digits = [line[1].partition(",")[2] for line in found.body if line[1] not in ("0", "100")]
    assert digits
    assert all(len(places) == 3 for places in digits)


def test_every_number_shown_is_entered_in_the_ledger_once_with_its_anchor(opened):
    tree = shown(table(both_years("visits.total"), rows=groups())).tree
    anchors = {span.get("id"): span.text_content() for span in tree.xpath("//span[@id]")}
    entered = {entry.anchor: entry.value.text for entry in opened.entries}
    assert anchors == entered
    assert all(entry.place == "table" for entry in opened.entries)
    assert all(entry.value.bare for entry in opened.entries)


def test_the_same_table_gives_the_same_data(open_session):
    drawn = []
    for _ in range(2):
        open_session()
        drawn.append(table(both_years("visits.total"), rows=groups()).table().to_json())
    assert drawn[0] == drawn[1]


def test_texts_are_escaped_and_stand_on_the_left(opened):
    found = shown(listing("Nr. & kt.", ["Tekstas <i>", "Skaičius"], [
        ["1 <b>", "aa < bb & c", opened.value("visits.total")],
    ]))  # fmt: skip
    assert found.head == [["Nr. & kt.", "Tekstas <i>", "Skaičius"]]
    assert found.body == [["1 <b>", "aa < bb & c", f"5{NBSP}738"]]
    assert [cell.get("style") for cell in found.tree.xpath("//tbody/tr/td")] == [
        None,
        "text-align: right",
    ]


def test_columns_stand_where_their_values_or_words_belong(opened):
    number = opened.value("visits.total")
    made = listing("Nr.", ["Metai", "Riba", "Žodžiai", "Mišru", "Tuščia"], [
        ["1", "2019", number, "trys", number, ""],
        ["2", "2020", "–", "4", "nėra", ""],
    ]).table()  # fmt: skip
    assert made.aligns == ("left", "right", "right", "left", "left", "right")


def test_a_table_is_shown_as_data_and_as_html_of_its_own(opened):
    made = table(col("visits.total"), rows=groups(total=False), stub="Padalinys")
    bundle = made._repr_mimebundle_()
    data = Table.from_json(bundle[MIME])
    assert bundle["text/html"] == to_plain_html(data)
    assert data.body[0].cells[1].runs[0].about == "visits.total@town.2019"


@pytest.mark.parametrize("heading", ["", "Lankyta"])
def test_a_column_is_called_after_its_indicator_unless_it_has_a_heading(opened, heading):
    assert col("visits.total", heading).label == (heading or "Apsilankymai")


def test_a_table_of_bounds_shows_all_digits(opened):
    rate = opened.value("readers.rate")
    listed = listing("Vieta", ["Dalis", "Iš viso"], [["Biblioteka", rate, "1"]])
    assert shown(listed).body[0][1].startswith(f"22{NBSP}%")
    assert shown(in_full(listed)).body[0][1].startswith(f"22,2{NBSP}%")


@pytest.mark.parametrize(("before", "said"), [(999, True), (998, False)])
def test_a_change_that_the_printed_numbers_do_not_come_to_is_explained(open_session, before, said):
    """40,04 % and 39,96 % are both printed as 40,0 %, and the change as +0,1."""
    open_session(*(
        ("readers", year, keys, number)
        for year, children in ((2019, 1001), (2018, before))
        for keys, number in (
            ({}, 0),
            ({"unit": "metskula", "age": "child"}, children),
            ({"unit": "metskula", "age": "adult"}, 2500 - children),
        )
    ))  # fmt: skip
    found = table(both_years("readers.child_share"), rows=groups()).table()
    notes = ["".join(run.text for run in note) for note in found.notes]
    assert (UNROUNDED in notes) is said
