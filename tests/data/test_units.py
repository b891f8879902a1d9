from __future__ import annotations

import pytest


def test_three_groups_make_up_the_library(tables):
    assert tables.units.total_groups == ("ignalina", "dukstas", "rural")


def test_there_are_nineteen_rural_branches(tables):
    assert len(tables.units.members("rural")) == 19
    assert len(tables.units.of_kind("rural_branch", "town_branch")) == 20


def test_names_are_those_of_the_files(tables):
    assert tables.units.name("rural") == "Kaimo filialai"
    assert tables.units.name("didziasalis") == "Didžiasalio filialas"
    assert tables.units.short_name("dukstas") == "Dūkštas"


def test_an_unknown_id_is_an_error(tables):
    with pytest.raises(KeyError, match="lazdynai"):
        tables.units.name("lazdynai")
