"""What keys of rows may be: units that exist, and no fact given twice over."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pandas as pd
import pytest
from pandera.typing import Series

from ataskaita.data.keys import allowed_units, parts_beside_wholes, unknown_units
from ataskaita.schema import Fact, about, choice_field, spec, unit_field
from tests.support.facts import register

UNITS = register().units


class Talks(Fact):
    """Talks by age: a table with a category that stands for all others."""

    unit: Series[str] = unit_field()
    age: Series[str] = choice_field("Amžius", "Amžius", {"child": "v", "adult": "s", "all": "visi"})

    class Config:
        """What the table is."""

        name = "talks"
        title = "Pokalbiai"
        description = "Pokalbiai pagal amžių"
        unique = ["unit", "age"]  # noqa: RUF012
        metadata = about("pokalbiai", totals={"age": "all"})


class Stoves(Fact):
    """A table of houses alone."""

    unit: Series[str] = unit_field("house")

    class Config:
        """What the table is."""

        name = "stoves"
        title = "Krosnys"
        description = "Krosnys pastatuose"
        unique = ["unit"]  # noqa: RUF012
        metadata = about("krosnys")


class Titles(Fact):
    """A table that may name units outside the total, and that nobody adds up."""

    unit: Series[str] = unit_field(counted=False)

    class Config:
        """What the table is."""

        name = "titles"
        title = "Pavadinimai"
        description = "Knygų pavadinimai"
        unique = ["unit"]  # noqa: RUF012
        metadata = about("pavad.", additive=False)


TALKS, STOVES, TITLES = (spec(model, {}) for model in (Talks, Stoves, Titles))


def talks(*rows):
    frame = pd.DataFrame(rows, columns=["unit", "age"])
    return frame.set_axis(range(2, len(frame) + 2))


def units(*ids):
    return pd.DataFrame({"unit": list(ids)}, index=range(2, len(ids) + 2))


def lines(breaches):
    return [(breach.line, breach.value) for breach in breaches]


@pytest.mark.parametrize("unit", ["library", "islands", "town", "laiu"])
def test_a_known_unit_may_stand(unit):
    assert lines(unknown_units(talks((unit, "child")), TALKS, UNITS, "t.csv")) == []


@pytest.mark.parametrize("unit", ["tallinn", "stops", "kai"])
def test_what_is_no_part_of_the_library_is_found(unit):
    found = unknown_units(talks((unit, "child")), TALKS, UNITS, "t.csv")
    assert lines(found) == [(2, unit)]


@pytest.mark.parametrize("unit", ["stops", "kai"])
def test_what_is_outside_the_total_may_stand_where_a_table_says_so(unit):
    assert lines(unknown_units(units(unit), TITLES, UNITS, "t.csv")) == []


@pytest.mark.parametrize("unit", ["library", "islands", "stops", "kai"])
def test_a_table_of_houses_takes_nothing_else(unit):
    found = unknown_units(units(unit), STOVES, UNITS, "t.csv")
    assert lines(found) == [(2, unit)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("islands", "child"), ("town", "child")], []),
        ([("laiu", "child"), ("suur", "child")], []),
        ([("islands", "child"), ("laiu", "adult")], []),
        ([("islands", "child"), ("laiu", "child")], [(2, "islands")]),
        ([("town", "child"), ("library", "child")], [(3, "library")]),
        ([("islands", "all"), ("islands", "child")], [(2, "all")]),
        ([("islands", "all"), ("town", "child")], []),
    ],
)
def test_a_whole_beside_its_part_is_found(rows, expected):
    assert lines(parts_beside_wholes(talks(*rows), TALKS, UNITS, "t.csv")) == expected


def test_what_is_not_added_up_may_stand_for_the_library_and_its_groups():
    frame = units("library", "islands", "laiu")
    assert lines(parts_beside_wholes(frame, TITLES, UNITS, "t.csv")) == []


def test_the_package_can_be_imported_without_pandas():
    code = "import ataskaita.data, sys; assert not {'pandas', 'pandera'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


class Floors(Fact):
    """How the floors of houses are at the end of the year."""

    unit: Series[str] = unit_field("house", working=True)

    class Config:
        """What the table is."""

        name = "floors"
        title = "Grindys"
        description = "Grindys pagal padalinį"
        unique = ["unit"]  # noqa: RUF012
        metadata = about("kv. m")


def test_a_unit_that_closed_has_no_state_at_the_end_of_the_year():
    closed = tuple(replace(one, closed=2019) if one.id == "suur" else one for one in UNITS.rows)
    units = replace(UNITS, rows=closed)
    frame = pd.DataFrame({"unit": ["laiu", "suur"]}, index=[2, 3])
    (found,) = unknown_units(frame, spec(Floors, {}), units.in_year(2019), "floors.csv")
    assert (found.rule, found.line) == ("UNIT-02", 3)
    assert found.message == "Suur sala closed in 2019, so it has no state at the end of that year."
    assert not list(unknown_units(frame, spec(Floors, {}), units.in_year(2018), "floors.csv"))
    column = spec(Floors, {}).columns["unit"]
    assert "suur" not in allowed_units(column, units.in_year(2019))
    assert "suur" in allowed_units(column, units.in_year(2018))
