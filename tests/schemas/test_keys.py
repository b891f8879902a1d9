from __future__ import annotations

import pandas as pd
import pytest

from ataskaita.data.keys import parts_beside_wholes, unknown_units
from ataskaita.schema import spec
from schemas import SCHEMAS

EVENTS = spec(SCHEMAS["events"])


def events(*rows):
    frame = pd.DataFrame(rows, columns=["unit", "event_type"])
    return frame.set_axis(range(2, len(frame) + 2))


def lines(breaches):
    return [(breach.line, breach.value) for breach in breaches]


@pytest.mark.parametrize("unit", ["library", "rural", "ignalina", "vidiskes"])
def test_a_known_unit_may_stand(tables, unit):
    assert lines(unknown_units(events((unit, "spoken")), EVENTS, tables.units, "t.csv")) == []


@pytest.mark.parametrize("unit", ["vilnius", "service_points", "antalksne"])
def test_what_is_no_part_of_the_library_is_found(tables, unit):
    found = unknown_units(events((unit, "spoken")), EVENTS, tables.units, "t.csv")
    assert lines(found) == [(2, unit)]


@pytest.mark.parametrize("unit", ["library", "rural", "ignalina", "antalksne"])
def test_a_table_of_branches_takes_nothing_else(tables, unit):
    frame = pd.DataFrame({"unit": [unit]}, index=[2])
    found = unknown_units(frame, spec(SCHEMAS["heating"]), tables.units, "t.csv")
    assert lines(found) == [(2, unit)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("rural", "spoken"), ("ignalina", "spoken")], []),
        ([("vidiskes", "spoken"), ("dysna", "spoken")], []),
        ([("rural", "spoken"), ("vidiskes", "display")], []),
        ([("rural", "spoken"), ("vidiskes", "spoken")], [(2, "rural")]),
        ([("ignalina", "spoken"), ("library", "spoken")], [(3, "library")]),
        ([("rural", "total"), ("rural", "spoken")], [(2, "total")]),
        ([("rural", "total"), ("ignalina", "spoken")], []),
    ],
)
def test_a_whole_beside_its_part_is_found(tables, rows, expected):
    assert lines(parts_beside_wholes(events(*rows), EVENTS, tables.units, "t.csv")) == expected


def test_titles_may_stand_for_the_library_and_its_groups(tables):
    frame = pd.DataFrame({"unit": ["library", "rural", "vidiskes"]}, index=[2, 3, 4])
    titles = spec(SCHEMAS["collection_titles"])
    assert lines(parts_beside_wholes(frame, titles, tables.units, "t.csv")) == []
