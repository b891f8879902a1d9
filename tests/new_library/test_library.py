"""What is made of a library's name, and of a list of its units."""

from __future__ import annotations

import pytest

from ataskaita.errors import UserError
from ataskaita.new_library.library import genitive, municipality, new_id, read_units


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "Kairių rajono savivaldybės viešoji biblioteka",
            "Kairių rajono savivaldybės viešosios bibliotekos",
        ),
        ("Viešoji biblioteka", "Viešosios bibliotekos"),
        ("Lankų miesto centrinė biblioteka", "Lankų miesto centrinės bibliotekos"),
        ("Knygų namai", ""),
    ],
)
def test_the_genitive_of_a_library_is_guessed_only_where_it_is_certain(name, expected):
    assert genitive(name) == expected


def test_the_municipality_is_taken_from_the_name_where_it_is_there():
    name = "Kairių rajono savivaldybės viešoji biblioteka"
    assert municipality(name) == "Kairių rajono savivaldybės"
    assert municipality("Knygų namai") == ""


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Šiūlų filialas", [], "siulu"),
        ("Šiūlų filialas", ["siulu"], "siulu_2"),
        ("Filialas", [], "filialas"),
        ("3-iasis filialas", [], "unit_3_iasis"),
        ("Library", [], "library_2"),
    ],
)
def test_an_id_is_made_of_latin_letters_and_is_nobody_elses(name, taken, expected):
    assert new_id(name, taken, brief=True) == expected


def test_units_are_read_from_a_line_the_central_library_first():
    units, groups = read_units("Centrinė biblioteka; Miesto filialas „Vėjas“; Laukų filialas")
    assert [unit.kind for unit in units] == ["central", "town_branch", "rural_branch"]
    assert list(groups.values()) == ["Centrinė biblioteka", "miesto filialai", "kaimo filialai"]
    assert units[0].group == units[0].id, "a group of one unit may share its id"


def test_a_unit_may_say_its_group():
    units, groups = read_units("A biblioteka @ Kairiai; B filialas @ Kairiai; C filialas @ Lankai")
    assert [groups[unit.group] for unit in units] == ["Kairiai", "Kairiai", "Lankai"]
    assert len({*groups, *(unit.id for unit in units)}) == 5


def test_a_group_is_the_same_however_it_begins():
    units, groups = read_units("A biblioteka; B filialas; C @ Kaimo filialai; D @ Salos; E @ salos")
    assert list(groups.values()) == ["A biblioteka", "kaimo filialai", "Salos"]
    assert units[1].group == units[2].group
    assert units[3].group == units[4].group


def test_what_is_wrong_with_a_list_of_units_is_told():
    with pytest.raises(UserError, match="Two units are called A"):
        read_units("A; A")
    with pytest.raises(UserError, match="No unit of the library is named"):
        read_units(" ; ")


def test_a_genitive_with_an_adjective_that_we_do_not_know_is_asked_for():
    assert genitive("Rytų Aukštaitijos jungtinė biblioteka") == ""
    assert genitive("Naujoji biblioteka") == ""
    assert genitive("Kairių centrinė biblioteka") == "Kairių centrinės bibliotekos"
