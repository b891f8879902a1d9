"""Rules about names: how many there are, which, what they are part of, and how they are spelt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from fractions import Fraction
from itertools import combinations

from ataskaita.lithuanian.words import enumerate_names, sort_key
from ataskaita.reconcile.edition import Edition
from ataskaita.reconcile.facts import Fact
from ataskaita.reconcile.findings import MODERATE, SMALL, Finding, Side, apart

_QUOTED = re.compile(r"(?:„|,,)([^„“”]{12,}?)“")
_NAME = re.compile(r"\b[A-ZĄČĘĖĮŠŲŪŽ][a-ząčęėįšųūž]{6,}")
_NUMBERED = re.compile(r"\bNr\. ?([\w-]+(?:[- ]+[\d-]*\d\b)*)")

#: From this likeness on two titles are the same title, and two words the same name.
_ALIKE_TITLES, _ALIKE_NAMES = 0.9, 0.85

#: Letters that a misspelt name shares with the name.
_BEGINNING = 3

#: A title that stands within another one as long as this is the same one cut short.
_LONG = 30

#: So much of a long title names it.
_SHOWN = 40


def counts(edition: Edition) -> Iterator[Finding]:
    """As many are named as the figure says."""
    for fact in edition.facts.of("names"):
        figure = edition.by_id.get(fact["count"])
        named = Fraction(len(fact["names"]))
        if figure is not None and figure.number != named:
            sides = Side("", figure.number), Side("", named)
            yield apart(fact.id, edition.facts.title(fact), *sides, (figure.id, fact.id))


def lists(edition: Edition) -> Iterator[Finding]:
    """Two lists of the same things name the same."""
    for facts in edition.facts.by_subject("names").values():
        first = facts[0]
        for other in facts[1:]:
            differing = set(first["names"]) ^ set(other["names"])
            if differing:
                sides = _listed(first["names"]), _listed(other["names"])
                title, gap = edition.facts.title(first), "; ".join(sorted(differing, key=sort_key))
                yield Finding(other.id, title, *sides, gap, MODERATE, (first.id, other.id))


def parts(edition: Edition) -> Iterator[Finding]:
    """A list of a part names nothing that the list of the whole leaves out."""
    by_subject = edition.facts.by_subject("names")
    missing: dict[tuple[str, str], list[Fact]] = {}
    for fact in edition.facts.of("names"):
        whole = by_subject.get(fact["within"] or "", [])
        known = {name for other in whole for name in other["names"]}
        for name in fact["names"]:
            if whole and name not in known:
                missing.setdefault((fact["within"], name), []).append(fact)
    for (subject, name), facts in missing.items():
        whole = by_subject[subject]
        known = sorted({other for fact in whole for other in fact["names"]}, key=sort_key)
        meant = next((other for other in known if _same_name(name, other)), "")
        # The same id as the rule on spelling gives: a misspelt name is one finding, not two.
        about = f"name:{name}" if meant else f"{subject}:{name}"
        sides = Side(name), Side(meant) if meant else _listed(known)
        title, ids = edition.facts.title(facts[0]), tuple(fact.id for fact in [*facts, *whole])
        severity = SMALL if meant else MODERATE
        yield Finding(about, title, *sides, meant or name, severity, ids)


def _listed(names: Iterable[str]) -> Side:
    return Side(enumerate_names(names))


def variants(edition: Edition) -> Iterator[Finding]:
    """Quoted titles, proper names and numbers of documents that are almost the same."""
    for title, kind, pattern, group, same in (
        ("Pavadinimo rašyba", "title", _QUOTED, lambda text: "", _same_title),
        ("Vardo ar vietovardžio rašyba", "name", _NAME, lambda text: text[:_BEGINNING], _same_name),
        # Numbers of a group are the same but for signs.
        ("Dokumento numerio rašyba", "number", _NUMBERED, _bare, lambda one, other: True),
    ):
        places = _places(edition.text, pattern)
        for one, other in _pairs(places, group):
            if same(one, other):
                rare, usual = sorted((one, other), key=lambda text: len(places[text]))
                lines = tuple(sorted({*places[one], *places[other]}))
                about, sides = f"{kind}:{rare[:_SHOWN]}", (Side(rare), Side(usual))
                yield Finding(about, title, *sides, usual, SMALL, lines=lines)


def _places(text: Iterable[str], pattern: re.Pattern[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for number, line in enumerate(text, 1):
        for match in pattern.finditer(line):
            places.setdefault(match[1].strip() if match.re.groups else match[0], []).append(number)
    return places


def _pairs(texts: Iterable[str], group: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Every two texts of a group."""
    groups: dict[str, list[str]] = {}
    for text in texts:
        groups.setdefault(group(text), []).append(text)
    for together in groups.values():
        yield from combinations(together, 2)


def _same_title(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (short in long and len(short) >= _LONG) or _are_alike(one, other, _ALIKE_TITLES)


def _same_name(one: str, other: str) -> bool:
    """Whether two words are one name, misspelt."""
    # Lithuanian names change their endings; a difference in the middle is a misspelling.
    return (
        one[:_BEGINNING] == other[:_BEGINNING]
        and one[-3:] == other[-3:]
        and abs(len(one) - len(other)) < 2
        and _are_alike(one, other, _ALIKE_NAMES)
    )


def _bare(number: str) -> str:
    return re.sub(r"\W", "", number)


def _are_alike(one: str, other: str, least: float) -> bool:
    # Each bound is cheaper than the next and never lower; most texts differ too much in length.
    if 2 * min(len(one), len(other)) < least * (len(one) + len(other)):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= least and matcher.ratio() >= least
