from __future__ import annotations

import pytest

from ataskaita.chapter import (
    each,
    names,
    row_facts,
    service_points,
    texts,
    texts_by,
    unit_facts,
    units_by,
    working_units,
)
from ataskaita.errors import UserError
from ataskaita.lithuanian.words import sort_key
from tests.support.shown import shown


def listed(inline) -> list[str]:
    return str(inline).replace(" ir ", ", ").split(", ")


def test_units_of_a_table_are_named_in_alphabetical_order(opened):
    found = listed(names("heating", heating="stove"))
    assert found == sorted(found, key=sort_key)
    assert len(found) == 4
    assert not any("filialas" in name for name in found)


def test_a_point_that_stopped_working_is_not_among_the_working_ones(opened):
    points = listed(working_units("service_point"))
    assert len(points) == 3
    assert not any(name.startswith("Taujūn") for name in points)


def test_texts_stand_in_the_order_of_their_table(opened):
    years = listed(texts("digitisation", "volume_year", newspaper="nauja_vaga"))
    assert years == ["2017", "2018", "2019", "2020"]


def test_every_category_of_a_list_is_told_that_the_year_has_the_largest_first(opened):
    events = str(each("events.by_type", "event_type", "events"))
    assert events == "žodiniai – 434, vaizdiniai – 293, kompleksiniai – 37"
    projects = str(each("finance.received", "item", "budget", source="projects"))
    assert projects.count("Eur") == 3
    assert "darbo užmokestis" not in projects


def test_a_table_says_how_many_units_have_a_fact_and_which(opened):
    found = shown(units_by("premises.heating", "heating", "central", "stove", stub="Šildymas"))
    assert [line[1] for line in found.body] == ["16", "4"]
    assert [len(listed(line[2])) for line in found.body] == [16, 4]


def test_a_category_without_units_has_a_dash(opened):
    found = shown(units_by("premises.heating", "heating", "stove", "gas", stub="Šildymas"))
    assert found.body[1][1:] == ["0", "–"]


def test_all_categories_of_the_list_that_have_units_are_shown(opened):
    found = shown(units_by("premises.heating", "heating", stub="Šildymas"))
    assert [line[0] for line in found.body] == ["Centrinis", "Krosninis"]


def test_a_category_has_its_number_and_the_texts_of_its_rows(opened):
    found = shown(
        texts_by("digitisation.sets", "digitisation", "volume_year",
                 stub="Laikraštis", counted="Komplektai", listed="Metai")
    )  # fmt: skip
    assert found.body == [
        ["„Nauja vaga“", "4", "2017, 2018, 2019 ir 2020"],
        ["„Mūsų Ignalina“", "2", "2018 ir 2019"],
    ]


def test_rows_of_texts_stand_in_the_order_of_their_file(opened):
    found = shown(row_facts("implemented_projects", name="Projektas", library_role="Vaidmuo"))
    assert found.head == [["Projektas", "Vaidmuo"]]
    assert [line[1] for line in found.body] == ["Koordinatorė", *["Partnerė"] * 3]


def test_the_working_branches_listed_are_as_many_as_are_counted(opened):
    assert (
        len(listed(working_units("rural_branch")))
        == opened.value("organisation.rural_branches").number
    )


def test_what_is_known_of_each_unit_is_put_in_words(opened):
    found = shown(unit_facts("stock_checks", "Filialas", planned="Planuota", checked="Patikrinta"))
    assert {cell for line in found.body for cell in line[1:]} == {"taip", "ne"}
    assert [line[0] for line in found.body] == sorted((b[0] for b in found.body), key=sort_key)


def test_service_points_are_listed_with_the_branch_that_serves_them(opened):
    found = shown(service_points())
    units = opened.tables.units
    assert len(found.body) == len(units.of_kind("service_point"))
    branches = {unit.name for unit in units.units.values()}
    assert all(line[1] in branches for line in found.body)
    assert [line[2] for line in found.body].count("ne") == 1


def test_a_missing_table_is_named(opened):
    with pytest.raises(UserError, match="lentelės „heatign“ nėra"):
        names("heatign")
