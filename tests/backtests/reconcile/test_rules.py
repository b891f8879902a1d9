"""Each rule is kept by the edition of 2023, once it is mended, and broken by one change to it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from ataskaita.reconcile import find
from ataskaita.reconcile.edition import Relation
from ataskaita.reconcile.facts import Fact, Facts
from ataskaita.reconcile.rules import RULES
from ataskaita.reconcile.rules.statements import outcomes
from tests.support.editions import printing, reading, saying


def rounding(edition):
    ways = [
        {"per_head": a, "percent": b, "feasible": a != b, "contradiction": []}
        for a in ("truncated", "half_up")
        for b in ("truncated", "half_up")
    ]
    return replace(edition, reconstruction={"combinations": ways})


def conflict(edition):
    found = {
        "id": "F139",
        "kind": "value",
        "figures": ["F139"],
        "printed": 41.2,
        "nearest": 41.3,
        "sentence": "Knygos: netinka.",
    }
    return replace(edition, reconstruction={"conflicts": [found]})


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
    "reconstruction": conflict,
    "rounding": rounding,
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


def test_a_wrong_direction_word_beside_a_change_is_found(sound):
    (found,) = find(printing(sound, "F011", direction="up"))
    assert found.id == "change:F011"
    assert found.severity == "large"


def test_a_figure_cut_off_instead_of_rounded_is_a_small_finding(sound):
    (found,) = find(printing(sound, "F086", number=253))
    assert (found.id, found.severity) == ("definition:F086", "small")


@pytest.mark.parametrize(
    ("number", "severity"),
    [
        (73416, "small"),
        (73300, "moderate"),
        (70000, "large"),
        (-73417, "large"),
    ],
)
def test_severity_follows_from_the_size_of_the_difference(number, severity, sound):
    found = find(printing(sound, "F133", number=number))
    assert found[0].severity == severity


def test_what_two_rules_say_of_one_figure_is_one_finding(sound):
    found = find(printing(sound, "F011", number=717))
    assert [finding.id for finding in found] == ["change:F011"]
    assert {"F011", "F012", "F014", "F016"} <= set(found[0].figures)


def test_a_relation_that_is_not_understood_is_named(sound):
    from ataskaita.errors import UserError

    for says in ("loans.items", "loans.items == sum(loans.by_type)", "loans.items =="):
        broken = replace(sound, relations=(Relation("mine", says, "Mano"),))
        with pytest.raises(UserError, match="mine"):
            find(broken)


def test_an_edition_that_is_not_published_yet_has_nothing_to_contradict(sound):
    empty = replace(sound, figures=(), facts=type(sound.facts)(), text=(), reconstruction={})
    assert find(empty) == ()


@pytest.mark.parametrize(
    ("reached", "word"), [(100, "reached"), (96, "nearly"), (94, "partly"), (0, "missed")]
)
def test_an_outcome_is_judged_by_the_rule_for_targets(sound, reached, word):
    aim, actual = sound.figures[:2]
    figures = (
        replace(aim, id="F001", number=Fraction(100)),
        replace(actual, id="F002", number=Fraction(reached)),
    )
    fields = {"target": "F001", "actual": ["F002"], "word": word, "all": True}
    facts = Facts((Fact("S001", 1, "outcome", "", fields),))
    assert list(outcomes(replace(sound, figures=figures, facts=facts))) == []
