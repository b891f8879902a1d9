"""Each rule is kept by a sound edition and broken by one change to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ataskaita.errors import UserError
from ataskaita.indicators import REGISTRY
from ataskaita.reconcile import find
from ataskaita.reconcile.edition import Relation
from ataskaita.reconcile.facts import Fact, Facts
from ataskaita.reconcile.rules import RULES
from ataskaita.reconcile.rules.statements import outcomes
from tests.support.editions import (
    adding,
    contradicting_ratios,
    printing,
    reading,
    rounding_two_ways,
    saying,
    telling,
)


@pytest.fixture
def sound(edition, monkeypatch):
    """The review without its contradictions; titles and prices can be added to it."""
    lent = REGISTRY["visits.hours"]
    for key, changes in (("books.titles", {"shared": True}), ("books.price", {"trim": True})):
        measured = replace(lent, id=key, measure=replace(lent.measure, **changes))
        monkeypatch.setitem(REGISTRY.entries(), key, measured)
    found = printing(edition, "F003", "32,7 %", number="32.7")
    found = printing(found, "F011", "91", number=91)
    return saying(found, "S003", word="nearly")


def titles(edition):
    """Fewer titles in the library than in the town alone."""
    for unit, number in (("library", 7), ("town", 8), ("islands", 3), ("bus", 1)):
        edition = adding(edition, "F010", call="books.titles", unit=unit, number=number)
    return edition


def shares(edition):
    """A share of the library that is greater than that of each group."""
    for unit, number in (("town", 30), ("islands", 31), ("bus", 0)):
        edition = adding(edition, "F003", unit=unit, number=number)
    return edition


BREAKS = {
    "change": lambda e: printing(e, "F011", number=92),
    "definition": lambda e: printing(e, "F013", number=27),
    "denied": lambda e: printing(e, "F013", number="3921/148", what="denied"),
    "units": lambda e: printing(e, "F005", number=55),
    "titles": titles,
    "extremes": shares,
    "repeat": lambda e: adding(e, "F001", number=445),
    "relation": lambda e: printing(e, "F006", number=34),
    "sign": lambda e: printing(e, "F002", "· 2"),
    "points": lambda e: adding(e, "F003", what="change", printed="1,9 %", number=1.9),
    "digits": lambda e: adding(e, "F010", call="books.price", number=2.5, digits=1),
    "count": lambda e: saying(e, "S004", names=["Laiu"]),
    "list": lambda e: telling(e, "names", "places", names=["Laiu", "Kai"]),
    "within": lambda e: telling(e, "names", "shelves", names=["Kai"], within="places"),
    "outcome": lambda e: saying(e, "S003", word="reached"),
    "unit-of-target": lambda e: printing(e, "F008", measure="minutės"),
    "direction": lambda e: adding(e, "F008", year=2018, number=6000),
    "statement": lambda e: telling(
        telling(e, "statement", "bus", says="važiuoja"), "statement", "bus", says="stovi"
    ),
    "period": lambda e: telling(e, "period", "plan", **{"from": 2015, "to": 2018}),
    "spelling": lambda e: reading(e, "Knygos", "Petronaitienė, paskui Petronatienė"),
    "reconstruction": lambda e: contradicting_ratios(e, "F013", printed=26.5, nearest=26.6),
    "rounding": rounding_two_ways,
}


def test_a_sound_edition_contradicts_itself_nowhere(sound):
    assert find(sound) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_one_change_breaks_the_rule(rule, sound):
    broken = BREAKS[rule.id](sound)
    assert list(rule.find(sound)) == []
    assert list(rule.find(broken))


def test_a_wrong_direction_word_beside_a_change_is_found(sound):
    (found,) = find(printing(sound, "F011", direction="up"))
    assert found.id == "change:F011"
    assert found.severity == "large"


def test_a_figure_cut_off_instead_of_rounded_is_a_small_finding(sound):
    (found,) = find(printing(sound, "F013", number=26.4))
    assert (found.id, found.severity) == ("definition:F013", "small")


@pytest.mark.parametrize(
    ("number", "severity"),
    [(11762, "small"), (11743, "moderate"), (11000, "large"), (-11763, "large")],
)
def test_severity_follows_from_the_size_of_the_difference(number, severity, sound):
    found = [one for one in find(adding(sound, "F010", number=number)) if one.rule == "repeat"]
    assert [one.severity for one in found] == [severity]


def test_what_two_rules_say_of_one_figure_is_one_finding(sound):
    found = find(printing(sound, "F005", number=55))
    assert len([one for one in found if "F005" in one.figures]) == 1


@pytest.mark.parametrize(
    "says", ["lending.items", "lending.items == sum(readers.by_age)", "lending.items =="]
)
def test_a_relation_that_is_not_understood_is_named(says, sound):
    broken = replace(sound, relations=(Relation("mine", says, "Mano"),))
    with pytest.raises(UserError, match="mine"):
        find(broken)


def test_a_relation_may_name_the_year_before(sound):
    def broken(says: str) -> list[str]:
        found = find(replace(sound, relations=(Relation("mine", says, "Mano"),)))
        return [one.rule for one in found]

    # 11 763 and, the year before, 11 854 are printed.
    assert broken("lending.items <= last:lending.items") == []
    assert broken("(lending.items + 92) * 1 <= last:lending.items") == ["relation"]


def test_an_edition_that_is_not_published_yet_has_nothing_to_contradict(sound):
    empty = replace(sound, figures=(), facts=type(sound.facts)(), text=(), reconstruction={})
    assert find(empty) == ()


@pytest.mark.parametrize(
    ("reached", "word"), [(100, "reached"), (96, "nearly"), (94, "partly"), (0, "missed")]
)
def test_an_outcome_is_judged_by_the_rule_for_targets(sound, reached, word):
    edition = printing(printing(sound, "F007", number=100), "F001", number=reached)
    fields = {"target": "F007", "actual": ["F001"], "word": word, "all": True}
    facts = Facts((Fact("S001", 1, "outcome", "", fields),))
    assert list(outcomes(replace(edition, facts=facts))) == []
