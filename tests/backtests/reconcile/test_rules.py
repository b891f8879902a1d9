"""Each rule is kept by the edition of 2023, once it is mended, and broken by one change to it.

What holds for the rules of any edition, tests/reconcile tests.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from ataskaita.reconcile import find
from ataskaita.reconcile.rules import RULES
from tests.support.editions import (
    contradicting_ratios,
    printing,
    reading,
    rounding_two_ways,
    saying,
)

BREAKS = {
    "change": lambda e: printing(e, "F022", number=-216),
    "definition": lambda e: printing(e, "F060", number=34.6),
    "denied": lambda e: printing(e, "F252", number=100),
    "units": lambda e: printing(e, "F231", number=2687),
    "titles": lambda e: printing(e, "F052", number=27154),
    "extremes": lambda e: printing(e, "F118", number=34.3),
    "repeat": lambda e: printing(e, "F198", number=765),
    "relation": lambda e: printing(e, "F169", number=35056),
    "sign": lambda e: printing(e, "F119", "· 2,0"),
    "points": lambda e: printing(e, "F119", "-2,0 %"),
    "digits": lambda e: printing(e, "F251", digits=3),
    "count": lambda e: saying(e, "S051", names=["Grybėnų", "Dysnos", "Palūšės"]),
    "list": lambda e: saying(e, "S039", names=["Italija", "Vokietija"]),
    "within": lambda e: saying(e, "S013", names=["Didžiasalio", "Vidiškių", "Dotnuvos"]),
    "outcome": lambda e: saying(e, "S024", word="reached"),
    "unit-of-target": lambda e: printing(e, "F107", measure="minutės"),
    "direction": lambda e: saying(e, "S026", word="down"),
    "statement": lambda e: saying(e, "S042", says="teisingai", subject="libis"),
    "period": lambda e: saying(e, "S054", to=2022),
    "spelling": lambda e: reading(e, "nors Dietkauščiznos", "nors Dietkaušciznos"),
    "reconstruction": lambda e: contradicting_ratios(e, "F139", printed=41.2, nearest=41.3),
    "rounding": rounding_two_ways,
}


def test_a_sound_edition_contradicts_itself_nowhere(sound):
    assert find(sound) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_one_change_breaks_the_rule(rule, sound):
    broken = BREAKS[rule.id](sound)
    assert list(rule.find(sound)) == []
    assert list(rule.find(broken))


@pytest.mark.parametrize(
    ("id", "number"),
    [
        ("F037", 99.2),
        ("F049", 0.05),
        ("F060", 34.4),
        ("F248", 99),
        ("F173", 117),
        ("F174", 898),
        ("F235", 114),
        ("F242", 21),
        ("F244", 5),
        ("F101", 1121),
        ("F103", 24),
        ("F227", 15),
        ("F261", 24883),
        ("F176", 674),
        ("F190", 691),
        ("F199", 765),
        ("F223", 13),
        ("F007", 6689),
    ],
)
def test_a_sentence_that_says_another_number_is_found(id, number, sound):
    assert find(printing(sound, id, number=number))


TABLES = [
    f"F{number:03}"
    for span in ((12, 36), (51, 86), (117, 119), (201, 217))
    for number in range(*span)
]
#: Of titles only bounds are known, so that a small change cannot show.
BOUNDED = {"F052", "F061", "F070", "F079"}


@pytest.mark.parametrize("id", [id for id in TABLES if id not in BOUNDED])
def test_a_table_that_prints_another_number_is_found(id, sound):
    figure = sound.by_id[id]
    number = figure.number + Fraction(1, 10**figure.digits)
    found = find(printing(sound, id, number=number))
    assert any(id in finding.figures for finding in found)
