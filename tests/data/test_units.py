from __future__ import annotations

import pytest


def test_groups_make_up_the_library_in_their_order(small_tables):
    assert small_tables.units.total_groups == ("town", "islands", "bus")


def test_units_are_found_by_group_and_by_kind(small_tables):
    units = small_tables.units
    assert units.members("islands") == ("laiu", "suur")
    assert units.members("library") == ("metskula", "laiu", "suur", "buss")
    assert units.of_kind("house") == ("metskula", "laiu", "suur")
    assert len(units.of_kind("house", "bus")) == 4


def test_names_are_those_of_the_files(small_tables):
    assert small_tables.units.name("islands") == "Salų skyriai"
    assert small_tables.units.name("laiu") == "Laiu sala"
    assert small_tables.units.short_name("islands") == "Salos"
    assert small_tables.units.short_name("laiu") == "Laiu sala"


def test_a_name_of_common_words_is_small_inside_a_sentence_alone(small_tables):
    units = small_tables.units
    assert (units.name("islands"), units.name_inside("islands")) == ("Salų skyriai", "salų skyriai")


def test_an_unknown_id_is_an_error(small_tables):
    with pytest.raises(KeyError, match="hiiu"):
        small_tables.units.name("hiiu")
