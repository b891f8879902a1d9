"""Sentences about units are asked again once the table of units has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ataskaita.project import Project
from ataskaita.review.unconfirmed import unconfirmed
from tests.conftest import ROOT


def reopened(tables, unit: str) -> list[str]:
    """Sentences that are asked once a unit has closed in the report year."""
    year = tables.years[0]
    rows = tuple(replace(one, closed=year) if one.id == unit else one for one in tables.units.rows)
    closed = replace(tables, units=replace(tables.units, rows=rows))
    return [one.text for one in unconfirmed(Project(ROOT), tables=closed) if one.grounds]


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("dysna", "Bibliotekos organizacinė sistema per metus nesikeitė."),
        ("dukstas", "Bibliotekos organizacinė sistema per metus nesikeitė."),
        ("gilutai", "Gilūtų filialui reikalinga šildymo sistemos pertvarka."),
        (
            "antalksne",
            "Antalksnės ir Rubelninkų punktai veikė reguliariai – nustatytu laiku ir "
            "konkrečiose patalpose.",
        ),
    ],
)
def test_a_unit_that_closes_reopens_what_rests_on_the_units(tables, unit, said):
    assert said in reopened(tables, unit)


def test_as_long_as_no_unit_changes_nothing_is_asked(tables):
    assert reopened(tables, "") == []
