"""A sentence is confirmed for one year, and asked for again in the next."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import nbformat
import pytest

from ataskaita.data.snapshot import current_data
from ataskaita.errors import DataErrors
from ataskaita.project import Project
from ataskaita.review.display import why_asked
from ataskaita.review.pending import count_unconfirmed
from ataskaita.review.sentences import Sentence, sentences_of
from ataskaita.review.store import read_confirmed, write_confirmed
from ataskaita.review.unconfirmed import Unconfirmed, accept_new, confirm, unconfirmed

#: What the small report's data says of 2019.
READERS = Decimal("444")


def texts(project, **options):
    return [one.text for one in unconfirmed(project, **options)]


def next_year(project):
    """The same project when its year has been set to the next."""
    path = project.root / "_variables.yml"
    path.write_text(
        path.read_text("utf-8")
        .replace("year: 2019", "year: 2020")
        .replace("previous: 2018", "previous: 2019"),
        "utf-8",
    )
    return Project(project.root)


def rewrite(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_new_sentences_are_asked_until_they_are_confirmed(project):
    found = unconfirmed(project)
    assert found
    assert all(one.new and one.last is None for one in found)
    assert accept_new(project) == len(found)
    assert unconfirmed(project) == []
    assert accept_new(project) == 0


def test_in_the_next_year_all_are_asked_with_the_year_they_were_confirmed_for(project):
    accept_new(project)
    found = unconfirmed(next_year(project))
    assert {one.last for one in found} == {2019}
    assert not any(one.new for one in found)
    assert "{{< var year >}} m. vyko paroda." in {one.text for one in found}


def test_accepting_what_is_new_confirms_nothing_of_last_year(project):
    accept_new(project)
    later = next_year(project)
    before = texts(later)
    assert accept_new(later) == 0
    assert texts(later) == before


def test_an_edited_sentence_is_a_new_one(project, chapter):
    accept_new(project)
    rewrite(chapter, "Ona Onaitė", "Rūta Rūtaitė")
    (found,) = unconfirmed(project)
    assert found.new
    assert found.text == "poetė Rūta Rūtaitė;"
    place = found.sentence
    assert (place.file, place.cell, place.line) == ("notebooks/05-happenings.ipynb", "1", 7)


def test_what_is_true_of_every_year_is_not_asked_again(project, chapter):
    accept_new(project)
    confirm(project, chapter, {"Svečiai:"}, always=True, why="Sąrašo pradžia.")
    assert "Svečiai:" not in texts(next_year(project))
    assert read_confirmed(project, chapter)["Svečiai:"].why == "Sąrašo pradžia."


def test_a_sentence_that_this_year_leaves_out_is_remembered(project, chapter):
    accept_new(project)
    notebook = nbformat.read(chapter, 4)
    shown = texts(next_year(project), sources=[chapter])
    for cell in notebook.cells:
        cell.metadata.tags = ["when-published"]
    nbformat.write(notebook, chapter)
    later = next_year(project)
    confirm(later, chapter, set())
    assert texts(later, sources=[chapter]) == []
    rewrite(chapter, "when-published", "unless-published")
    found = unconfirmed(later, [chapter])
    assert [one.text for one in found] == shown
    assert {one.last for one in found} == {2019}


def test_a_sentence_that_is_gone_is_forgotten(project, chapter):
    accept_new(project)
    rewrite(chapter, " Finansavimas negautas.", "")
    confirm(project, chapter, {"Svečiai:"})
    assert "Finansavimas negautas" not in read_confirmed(project, chapter)
    rewrite(chapter, "vedėja išėjo.", "vedėja išėjo. Finansavimas negautas.")
    assert texts(project) == ["Finansavimas negautas."]


def test_a_sentence_whose_number_has_changed_is_asked_in_the_same_year(
    project, chapter, small_tables
):
    accept_new(project)
    key = "Finansavimas negautas"
    confirm(project, chapter, {key}, expect={"readers.total": READERS})
    assert unconfirmed(project, tables=small_tables) == []
    confirm(project, chapter, {key}, expect={"readers.total": READERS - 1})
    (found,) = unconfirmed(project, tables=small_tables)
    assert [(one.call, one.expected, one.now) for one in found.grounds] == [
        ("readers.total", READERS - 1, READERS)
    ]
    confirm(project, chapter, {key}, tables=small_tables)
    assert unconfirmed(project, tables=small_tables) == []


def test_a_reason_confirmed_while_its_numbers_were_not_known_is_asked_once_they_are(
    project, chapter, small_tables
):
    reason = r"Knygų `{python} v(\"lending.items\")`, nes jos pabrango. "
    rewrite(chapter, "Svečiai:", f"{reason}Svečiai:")
    accept_new(project)
    (found,) = unconfirmed(project, tables=small_tables)
    assert [(one.call, one.expected) for one in found.grounds] == [("lending.items", None)]
    assert count_unconfirmed(project) == 1
    confirm(project, chapter, {found.sentence.key}, tables=small_tables)
    assert unconfirmed(project, tables=small_tables) == []


@pytest.mark.parametrize("at_once", [False, True])
def test_a_reason_rests_on_the_numbers_shown_beside_it(project, chapter, small_tables, at_once):
    rewrite(
        chapter,
        "Svečiai:",
        r"Skaitytojų skaičius `{python} rose(\"readers.total\")`, nes pabrango knygos. "
        r"Jų turėta `{python} v(\"lending.items\")`, visos jos naujos.",
    )
    known = {one.sentence.key: one.text for one in unconfirmed(project)}
    if at_once:
        accept_new(project, tables=small_tables)
    else:
        confirm(project, chapter, known, tables=small_tables)
    found = {text: read_confirmed(project, chapter)[key].expect for key, text in known.items()}
    (reason,) = (expect for text, expect in found.items() if "nes pabrango" in text)
    assert list(reason) == ["readers.total - last:readers.total"]
    assert [expect for expect in found.values() if expect] == [reason]


@pytest.mark.parametrize(
    ("call", "number"),
    [
        ("town:readers.total", "-1"),
        ("readers.total - last:readers.total", "0.5"),
        ("readers.nothing", "5"),
    ],
)
def test_a_number_that_the_data_does_not_hold_is_another_one(
    project, chapter, small_tables, call, number
):
    accept_new(project)
    confirm(project, chapter, {"Svečiai:"}, expect={call: Decimal(number)})
    (found,) = unconfirmed(project, tables=small_tables)
    assert found.grounds[0].call == call


def test_numbers_that_have_changed_are_told_as_they_are_printed(project, chapter, small_tables):
    accept_new(project)
    confirm(project, chapter, {"Svečiai:"}, expect={"lending.items": Decimal(-9000)})
    (found,) = unconfirmed(project, tables=small_tables)
    assert why_asked(found).endswith("was −9\xa0000, is 11\xa0763")


def test_every_fault_of_every_file_is_told_with_its_line(project):
    path = project.notebooks / "05-happenings.confirmed.yml"
    path.write_text(
        "- text: Vienas.\n  confirmed: pernai\n"
        "- text: Du.\n  confirmed: always\n"
        "- text: Trys.\n  confirmed: 2019\n  expect: {readers.total: daug}\n"
        "- confirmed: 2019\n",
        "utf-8",
    )
    (project.root / "index.confirmed.yml").write_text("text: [", "utf-8")
    with pytest.raises(DataErrors) as caught:
        unconfirmed(project)
    told = [(one.file, one.line, one.column) for one in caught.value.findings]
    name = "notebooks/05-happenings.confirmed.yml"
    assert {(name, 1, "confirmed"), (name, 3, "why"), (name, 5, "expect"), (name, 8, "text")} <= {
        *told
    }
    assert any(file == "index.confirmed.yml" for file, _, _ in told)
    assert all(one.fix for one in caught.value.findings)


def test_the_file_is_written_so_that_it_is_read_the_same(project, chapter):
    accept_new(project)
    confirm(
        project,
        chapter,
        {"Svečiai:"},
        why="Žr. „Kroniką“: 5 p.",
        expect={"readers.total": READERS, "lending.per_reader": Decimal("11.0")},
    )
    path = project.confirmed_file(chapter)
    text = path.read_text("utf-8")
    confirm(project, chapter, set())
    assert path.read_text("utf-8") == text
    assert re.search(r"readers.total: 444\n\s+lending.per_reader: 11.0\n", text)
    assert [one.key for one in sentences_of(project, chapter) if not one.computed] == list(
        read_confirmed(project, chapter)
    )


def test_the_count_is_kept_and_counted_anew_when_something_changes(project, chapter, monkeypatch):
    number = count_unconfirmed(project)
    assert number == len(unconfirmed(project))
    monkeypatch.setattr("ataskaita.review.unconfirmed.unconfirmed", None)
    assert count_unconfirmed(project) == number
    monkeypatch.undo()
    confirm(project, chapter, {"Svečiai:"})
    assert count_unconfirmed(project) == number - 1


@pytest.mark.parametrize("helper", ["v", "how_often"])
def test_a_sentence_that_counts_0_is_asked_until_somebody_has_read_it_so(
    project, chapter, small_tables, helper
):
    told = rf"Vaikų buvo `{{python}} {helper}(\"readers.by_age\", \"bus\", age=\"child\")`."
    rewrite(chapter, "Svečiai:", rf"{told}\nSvečiai:")
    accept_new(project, tables=small_tables)
    (found,) = unconfirmed(project, tables=small_tables)
    assert "it counts 0" in why_asked(found)
    assert not found.new
    confirm(project, chapter, {found.sentence.key}, tables=small_tables)
    assert unconfirmed(project, tables=small_tables) == []
    # As if last year, which counted none as well.
    earlier = replace(read_confirmed(project, chapter)[found.sentence.key], year=2018)
    write_confirmed(chapter, [earlier])
    assert found.text not in texts(project, tables=small_tables)
    rewrite(project.root / "data/raw/2018/readers.csv", "buss,child,0", "buss,child,4")
    (again,) = (
        one
        for one in unconfirmed(project, tables=current_data(project).tables)
        if one.sentence.computed
    )
    assert again.text == found.text


def test_what_is_true_of_every_year_is_asked_once_it_counts_0(project, chapter, small_tables):
    told = r"Vaikų buvo `{python} v(\"readers.by_age\", \"bus\", age=\"child\")`, tokia tvarka."
    rewrite(chapter, "Svečiai:", rf"{told}\nSvečiai:")
    accept_new(project)
    (key,) = (one.sentence.key for one in unconfirmed(project, tables=small_tables) if one.grounds)
    confirm(project, chapter, {key}, always=True, why="Taip nutarta.")
    (found,) = unconfirmed(project, tables=small_tables)
    assert "it counts 0" in why_asked(found)
    confirm(project, chapter, {key}, always=True, why="Taip nutarta.", tables=small_tables)
    assert unconfirmed(project, tables=small_tables) == []


@pytest.mark.parametrize(
    "told", [r"v(\"readers.total\", \"laiu\")", r"rose(\"readers.total\", \"islands\")"]
)
def test_a_sentence_whose_number_nobody_knows_is_asked_until_it_is_gone(
    project, chapter, small_tables, told
):
    rewrite(chapter, "Svečiai:", rf"Saloje `{{python}} {told}`.\nSvečiai:")
    accept_new(project, tables=small_tables)
    assert unconfirmed(project, tables=small_tables) == []
    rewrite(
        project.root / "data/raw/2019/readers.csv",
        "laiu,adult,23,reported",
        "laiu,adult,,not_available",
    )
    tables = current_data(project).tables
    confirm(project, chapter, {one.key for one in sentences_of(project, chapter)}, tables=tables)
    (*_others, found) = unconfirmed(project, tables=tables)
    assert "Saloje" in found.text
    assert "a number that nobody knows stands in it" in why_asked(found)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Lėšos bus panaudotos 2019 m. ir 2020 m.", "2019, 2020"),
        ("Namas pastatytas 1998 m.", ""),
        ("Skaitytojų – `{python} v('readers.total', year=2019)`.", ""),
    ],
)
def test_a_year_typed_in_a_sentence_is_pointed_out_where_it_may_be_over_now(text, typed):
    sentence = Sentence("01.ipynb", "1", 0, 1, 0, len(text), text, False, True, "")
    found = why_asked(Unconfirmed(sentence, last=2019, new=False))
    assert found == "last confirmed for 2019" + (f"; a year is typed in it: {typed}" * bool(typed))
