"""YAML of a wrong shape is refused with its line, and nothing in it takes for ever."""

from __future__ import annotations

import re

import pytest

from ataskaita.errors import UserError
from ataskaita.translation import VARIABLE
from ataskaita.yaml_file import read_mapping, read_yaml

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.fixture
def written(tmp_path):
    def write(text: str):
        path = tmp_path / "settings.yml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &a [*a]\n", "line 1: it refers to itself"),
        (LAUGHS, "becomes too large"),
        ("a: " + "[" * 5000 + "]" * 5000, "line 1: it is nested too deeply"),
        ("- " * 3000 + "a", "line 1: it is nested too deeply"),
        ("year: 1\nb: 2\nyear: 3\n", "line 3: the name year stands twice"),
        ("? [a]\n: b\n", "line 1: "),
        ("day: 2019-13-45\n", "settings.yml: "),
        ("a: [", "line 2: "),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_line(written, text, said):
    with pytest.raises(UserError) as caught:
        read_yaml(written(text))
    assert said in caught.value.message
    assert "settings.yml" in caught.value.message


#: What people write, and what they are told.
MISTAKES = [
    ("a: b: c\n", "dvitaškis čia ne vietoje"),
    ("a: 1\nb\n", "po pavadinimo trūksta dvitaškio"),
    ('a: "b" c\n', "čia turi būti pavadinimas"),
    ("a: [1, 2\n", "neuždarytas skliaustas ["),
    ("a: {b: 1\n", "neuždarytas riestinis skliaustas"),
    ("a: {{\n", "čia trūksta reikšmės"),
    ("- a\nb: 1\n", "čia turi būti įrašas"),
    ("a: - b\n", "sąrašas čia prasidėti negali"),
    ("a: @b\n", "reikia rašyti kabutėse"),
    ("a:\n  b: 1\n\tc: 2\n", "tabuliacijos ženklu"),
    ("a: 'b\n", "neuždarytos kabutės"),
    ("a: *b\n", "nėra to, į ką rodo *"),
    ('a: "\\q"\n', "rašomas du kartus"),
    ("a: 2020-02-31", "jame įrašyta data, kokios nėra"),
    ("a: 2020-13-01", "jame įrašyta data, kokios nėra"),
]


@pytest.mark.parametrize(("text", "said"), MISTAKES)
def test_what_is_wrong_is_told_in_the_language_of_the_analyst(written, text, said, monkeypatch):
    monkeypatch.setenv(VARIABLE, "lt")
    with pytest.raises(UserError, match=re.escape(said)):
        read_yaml(written(text))


def test_what_is_referred_to_twice_and_merged_is_read(written):
    text = "a: &a {b: 1}\nc: *a\nd: {<<: *a, e: 2}\n"
    assert read_yaml(written(text)) == {"a": {"b": 1}, "c": {"b": 1}, "d": {"b": 1, "e": 2}}


@pytest.mark.parametrize(
    ("text", "kind"), [("- a\n", "a list"), ("a\n", "a text"), ("12\n", "a single value")]
)
def test_something_else_than_names_and_values_is_told(written, text, kind):
    with pytest.raises(UserError, match=f"must hold names and values, not {kind}"):
        read_mapping(written(text))


def test_nothing_is_no_names(written, tmp_path):
    assert read_mapping(written("")) == read_mapping(tmp_path / "gone.yml") == {}
