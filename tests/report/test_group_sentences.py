"""Sentences about the groups of units side by side."""

from __future__ import annotations

import pytest

from ataskaita.chapter import (
    answered_by_group,
    compared_with_others,
    each_group,
    moved_by_group,
    went_each_way,
)
from ataskaita.chapter.inline import Inline
from ataskaita.lithuanian.typography import NBSP


def said(inline: Inline) -> str:
    return str(inline).replace(NBSP, " ")


def enquiries(unit: str, outcome: str, number: int) -> tuple:
    return "enquiries", 2023, {"unit": unit, "outcome": outcome}, number


def area(unit: str, number: int) -> tuple:
    return "premises", 2023, {"unit": unit}, number


def test_groups_that_moved_alike_are_named_together(opened):
    assert said(moved_by_group("membership.rate")) == (
        "Ignalinos bibliotekoje sumažėjo 8,4 proc. p., o Dūkšto miesto filiale ir kaimo filialuose"
        " padidėjo atitinkamai 1,1 ir 1,4 proc. p."
    )


def test_a_headline_says_only_which_way_each_group_went(opened):
    assert said(moved_by_group("membership.rate", sizes=False)) == (
        "Ignalinos bibliotekoje sumažėjo, o Dūkšto miesto filiale ir kaimo filialuose padidėjo"
    )


def test_of_groups_that_did_not_move_no_size_is_said(open_session):
    open_session(
        *(
            ("acquisitions", year, {"unit": unit}, number)
            for unit, now, before in (("ignalina", 5, 5), ("dukstas", 5, 5), ("rural", 7, 5))
            for year, number in ((2023, now), (2022, before))
        )
    )
    assert said(moved_by_group("acquisitions.items")) == (
        "Ignalinos bibliotekoje ir Dūkšto miesto filiale nepakito, o kaimo filialuose padidėjo 2"
    )


def test_groups_that_all_moved_differently_are_joined_once(open_session):
    open_session(
        *(
            ("acquisitions", year, {"unit": unit}, number)
            for unit, now, before in (("ignalina", 4, 5), ("dukstas", 5, 5), ("rural", 7, 5))
            for year, number in ((2023, now), (2022, before))
        )
    )
    assert said(moved_by_group("acquisitions.items")) == (
        "Ignalinos bibliotekoje sumažėjo 1, Dūkšto miesto filiale nepakito, o kaimo filialuose"
        " padidėjo 2"
    )
    assert said(moved_by_group("acquisitions.items", sizes=False)) == (
        "Ignalinos bibliotekoje sumažėjo, Dūkšto miesto filiale nepakito, o kaimo filialuose"
        " padidėjo"
    )


def test_each_group_is_named_that_a_number_is_known_of(opened):
    assert said(each_group("staff.trained")) == "Ignalinos bibliotekos – 20, kaimo filialų – 16"
    assert said(each_group("premises.area")) == (
        "Ignalinos bibliotekos – 1 210 m², Dūkšto miesto filialo – 120 m², kaimo filialų – 1 356 m²"
    )


@pytest.mark.parametrize(
    ("dukstas", "sentence"),
    [
        (2000, "daugiau negu Ignalinos bibliotekoje (1 210) ar kaimo filialuose (1 356)"),
        (120, "mažiau negu Ignalinos bibliotekoje (1 210) ar kaimo filialuose (1 356)"),
        (1300, "daugiau negu Ignalinos bibliotekoje (1 210), bet mažiau negu kaimo filialuose"
               " (1 356)"),
        (1356, "daugiau negu Ignalinos bibliotekoje (1 210), bet tiek pat, kiek kaimo filialuose"
               " (1 356)"),
    ],
)  # fmt: skip
def test_a_group_is_compared_with_all_others(open_session, dukstas, sentence):
    open_session(area("dukstas", dukstas))
    assert said(compared_with_others("premises.area", "dukstas")) == sentence


@pytest.mark.parametrize(
    ("answered", "sentence"),
    [
        ((764, 23, 1122), "Ignalinos bibliotekoje ir kaimo filialuose atsakyta į visas užklausas,"
                          " Dūkšto miesto filiale – į 23 iš 25"),
        ((764, 25, 1122), "Ignalinos bibliotekoje, Dūkšto miesto filiale ir kaimo filialuose"
                          " atsakyta į visas užklausas"),
        ((760, 23, 1100), "Ignalinos bibliotekoje atsakyta į 760 iš 764 užklausų, Dūkšto miesto"
                          " filiale – į 23 iš 25, kaimo filialuose – į 1 100 iš 1 122"),
    ],
)  # fmt: skip
def test_groups_where_all_was_answered_are_named_first(open_session, answered, sentence):
    open_session(
        *(
            enquiries(unit, "answered", number)
            for unit, number in zip(("ignalina", "dukstas", "rural"), answered, strict=True)
        )
    )
    of = ("užklausos", "užklausų")
    found = answered_by_group("enquiries.answered", "enquiries.received", "užklausas", of)
    assert said(found) == sentence


def test_what_was_received_agrees_with_its_number(open_session):
    open_session(
        *(
            enquiries(unit, outcome, number)
            for unit in ("ignalina", "dukstas", "rural")
            for outcome, number in (("received", 21), ("answered", 20))
        )
    )
    of = ("užklausos", "užklausų")
    found = answered_by_group("enquiries.answered", "enquiries.received", "užklausas", of)
    assert said(found).startswith("Ignalinos bibliotekoje atsakyta į 20 iš 21 užklausos, ")


def test_where_nothing_was_received_nothing_was_answered(open_session):
    open_session(
        *(enquiries("dukstas", outcome, 0) for outcome in ("received", "answered")),
    )
    of = ("užklausos", "užklausų")
    found = answered_by_group("enquiries.answered", "enquiries.received", "užklausas", of)
    assert said(found) == (
        "Ignalinos bibliotekoje ir kaimo filialuose atsakyta į visas užklausas, Dūkšto miesto"
        " filiale užklausų negauta"
    )


@pytest.mark.parametrize(
    ("ways", "sentence"),
    [
        ((15, 4, 1), "didėjo penkiolikoje filialų, mažėjo keturiuose, nepakito viename"),
        ((0, 19, 0), "mažėjo devyniolikoje filialų"),
        ((1, 0, 2), "didėjo viename filiale, nepakito dviejuose"),
        ((21, 0, 0), "didėjo 21 filiale"),
    ],
)
def test_a_way_that_no_branch_went_is_not_named(open_session, ways, sentence):
    open_session(
        *(
            ("membership_trend", 2023, {"direction": direction}, number)
            for direction, number in zip(("up", "down", "stable"), ways, strict=True)
        )
    )
    assert said(went_each_way("membership", ("filiale", "filialuose", "filialų"))) == sentence
