from __future__ import annotations

from datetime import date

import pytest

from ataskaita.lithuanian.words import (
    MORE,
    ROSE,
    direction,
    enumerate_alike,
    enumerate_names,
    long_date,
    sort_key,
)


def in_order(names: list[str]) -> bool:
    """Whether sorting leaves names as they are, and puts them right from the wrong order."""
    backwards = list(reversed(names))
    backwards.sort(key=sort_key)
    return backwards == names


@pytest.mark.parametrize("words", [ROSE, MORE])
def test_a_direction_has_a_word_for_up_down_and_unchanged(words):
    assert [direction(sign, words) for sign in (1, -1, 0)] == list(words)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([], ""),
        (["Dysnos"], "Dysnos"),
        (["Dysnos", "Palūšės"], "Dysnos ir Palūšės"),
        (["Dysnos", "Meikštų", "Palūšės"], "Dysnos, Meikštų ir Palūšės"),
    ],
)
def test_names_are_joined_as_in_a_sentence(names, sentence):
    assert enumerate_names(iter(names)) == sentence


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["A skyrius", "Ūkio ir B skyrius", "C"], "A skyrius, Ūkio ir B skyrius, C"),
        (["A, B", "C ir D", "E"], "A, B; C ir D; E"),
    ],
)
def test_names_that_have_joints_of_their_own_are_kept_apart(names, sentence):
    assert enumerate_names(names) == sentence


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([], ""),
        (["Punktų vartotojai"], "Punktų vartotojai"),
        (["Punktų vartotojai", "Punktų lankytojai", "Punktų išduotis"],
         "Punktų vartotojai, lankytojai ir išduotis"),
        (["Knygos", "Knygos fonde"], "Knygos ir Knygos fonde"),
        (["Gauta", "Panaudota"], "Gauta ir Panaudota"),
    ],
)  # fmt: skip
def test_the_words_with_which_all_names_begin_are_said_once(names, sentence):
    assert enumerate_alike(names) == sentence


def test_letters_with_hooks_follow_their_own_place_in_the_alphabet():
    ordered = ["Cibulis", "Čekiškė", "Dysna", "Salakas", "Šventa", "Tverečius", "Zarasai", "Žemė"]
    assert in_order(ordered)


def test_letters_of_one_place_are_told_apart_only_where_nothing_else_differs():
    ordered = ["asa", "ąsa", "asb", "eta", "ėta", "etb", "ila", "įla", "yla", "ilb", "usa", "ūsa"]
    assert in_order(ordered)


def test_a_name_stands_before_a_longer_one_and_a_space_before_any_letter():
    ordered = ["Mielagėnai", "Naujas", "Naujas Daugėliškis", "Naujasėdis"]
    assert in_order(ordered)


def test_capitals_do_not_matter_for_the_order():
    assert sorted(["Šaka", "saka", "šaka", "Saka"], key=sort_key) == [
        "Saka",
        "saka",
        "Šaka",
        "šaka",
    ]


def test_letters_that_lithuanian_borrows_have_their_latin_place():
    assert sorted(["z", "x", "w", "q", "v", "r", "p"], key=sort_key) == list("pqrvwxz")


def test_a_date_is_written_in_full():
    assert long_date(date(2023, 12, 31)) == "2023 m. gruodžio 31 d."
    assert long_date(date(2024, 1, 2)) == "2024 m. sausio 2 d."
