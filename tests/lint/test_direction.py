"""Words of direction, comparison and extremes."""

from __future__ import annotations

import pytest

from ataskaita.lint.words import polarity
from tests.lint.conftest import rules, texts

VALUE = '`{python} v("lending.items")`'


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (f"Išduota {VALUE}, geriau negu tikėtasi.", ["geriau negu"]),
        (f"Vėl išduota {VALUE}.", ["Vėl"]),
        (f"Atsakyta į visus klausimus: {VALUE}.", ["visus"]),
        ("Bibliotekininkai geriau supranta.", []),
        ("Išduotis didėjo.", ["didėjo"]),
        ("Išduoties augimas.", ["augimas"]),
        ("Vaikų augimas.", []),
        ("Visi laukiami.", []),
        ("Visi mūsų skaitytojai laukiami.", ["Visi mūsų skaitytojai"]),
        ("{{< var previous >}} m. buvo mažiau.", ["mažiau"]),
        ("Tokia biblioteka vienintelė.", ["vienintelė"]),
        ("Svarbiausi darbai.", []),
    ],
)
def test_words_count_near_a_value_or_where_an_indicator_is_named(text, sentence, words):
    assert texts(text(sentence)) == words


@pytest.mark.parametrize(
    "sentence",
    [
        f"Ne mažiau kaip {VALUE}.",
        'Išduotis `{python} rose("lending.items")` (`{python} diff("lending.items")`).',
        'Gauta `{python} change("lending.items", forms=("daugiau", "mažiau", "tiek pat"))`.',
        'Didėjo `{python} counted("membership.rising", "a", "b", "c")`, '
        'mažėjo `{python} counted("membership.falling", "a", "b", "c")`.',
        'Daugiausia gavo filialai: `{python} leaders("lending.items", 3)`.',
        f"Antraštė „Daugiausia skaito vaikai“ ir {VALUE}.",
    ],
)
def test_computed_words_pass(text, sentence):
    assert text(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        (f"Ne daugiau kaip {VALUE}.", "threshold"),
        ("Sutelktumo siekis pasiektas.", "outcome"),
        ('Mažėjo `{python} counted("membership.rising", "a", "b", "c")`.', "direction"),
        ('Mažiausiai gavo: `{python} leaders("lending.items", 3)`.', "superlative"),
        ('`{python} change("a.b", forms=("mažiau nei", "daugiau nei", "tiek pat"))`', "reversed"),
        ('`{python} word("a.b", "sumažėjo", "sumažėjo", "nepakito")`', "reversed"),
        ('`{python} compare("a.b", "x", "y", "mažiau", "daugiau", "tiek pat")`', "reversed"),
        ('`{python} if_zero("a.b", "ne į visas", "į visas")`', "reversed"),
        ('`{python} if_zero("a.b", "nesutampa", "sutampa")`', "reversed"),
    ],
)
def test_words_that_say_the_opposite_are_stopped(text, sentence, rule):
    assert rule in rules(text(sentence))


@pytest.mark.parametrize(
    ("words", "sides"),
    [("padidėjo", {"up"}), ("sumažėjęs", {"down"}), ("nepadidėjo", set()), ("nepakito", {"same"}),
     ("ne mažiau", set()), ("Mažėnų", set()), ("krito, bet augo", {"up", "down"})],
)  # fmt: skip
def test_words_point_up_down_or_nowhere(words, sides):
    assert polarity(words) == sides
