from __future__ import annotations

import pytest


def test_three_groups_make_up_the_library(tables):
    assert tables.units.total_groups == ("ignalina", "dukstas", "rural")


def test_there_are_nineteen_rural_branches(tables):
    assert len(tables.units.members("rural")) == 19
    assert len(tables.units.of_kind("rural_branch", "town_branch")) == 20


@pytest.mark.parametrize(
    ("id", "parent"),
    [
        ("vidiskes", "rural"),
        ("rural", "library"),
        ("ignalina", "library"),
        ("library", None),
        ("antalksne", None),
        ("service_points", None),
    ],
)
def test_each_knows_what_it_is_a_part_of(tables, id, parent):
    assert tables.units.parent(id) == parent


def test_the_library_comes_first_and_units_follow_their_group(tables):
    units = tables.units
    ids = ["vidiskes", "library", "antalksne", "rural", "ignalina", "dukstas"]
    assert sorted(ids, key=units.order) == [
        "library",
        "ignalina",
        "dukstas",
        "rural",
        "vidiskes",
        "antalksne",
    ]


def test_names_are_those_of_the_files(tables):
    assert tables.units.name("rural") == "Kaimo filialai"
    assert tables.units.name("didziasalis") == "Didžiasalio filialas"
    assert tables.units.short_name("dukstas") == "Dūkštas"


def test_an_unknown_id_is_an_error(tables):
    with pytest.raises(KeyError, match="lazdynai"):
        tables.units.name("lazdynai")
