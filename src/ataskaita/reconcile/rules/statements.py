"""Rules about what is said in words: outcomes, directions, statements, periods."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ataskaita.indicators import LIBRARY
from ataskaita.indicators.targets import OUTCOMES, outcome
from ataskaita.reconcile.edition import Edition
from ataskaita.reconcile.facts import DIRECTIONS, Fact
from ataskaita.reconcile.findings import LARGE, MODERATE, SMALL, Finding, Side


def outcomes(edition: Edition) -> Iterator[Finding]:
    """The word for an outcome is the one that target and result give."""
    facts = {fact.id: fact for fact in edition.facts.of("names")}
    for fact in edition.facts.of("outcome"):
        target = edition.by_id.get(fact["target"])
        if target is None or not target.number:
            continue
        numbers = [
            Fraction(len(facts[id]["names"])) if id in facts else edition.by_id[id].number
            for id in fact["actual"]
            if id in facts or id in edition.by_id
        ]
        reached = sum(numbers, Fraction(0)) / target.number
        found = outcome(reached, whole=bool(fact["all"]))
        if found != fact["word"]:
            said = OUTCOMES[fact["word"]], OUTCOMES[found]
            ids = (target.id, *fact["actual"])
            yield _finding(fact, edition.name(target), *said, found, LARGE, ids)


def measures_of_targets(edition: Edition) -> Iterator[Finding]:
    """A target for people is not reached by counting lessons."""
    synonyms = [set(fact["words"]) for fact in edition.facts.of("synonym")]
    for fact in edition.facts.of("outcome"):
        target = edition.by_id.get(fact["target"])
        actual = [edition.by_id[id] for id in fact["actual"] if id in edition.by_id]
        differing = [
            figure
            for figure in actual
            if target
            and figure.measure != target.measure
            and not any({figure.measure, target.measure} <= words for words in synonyms)
        ]
        if differing:
            counted = " ir ".join(dict.fromkeys(figure.measure for figure in differing))
            said, title = (target.measure, counted), edition.name(target)
            ids = (target.id, *(figure.id for figure in differing))
            yield _finding(fact, title, *said, " / ".join(said), MODERATE, ids)


def directions(edition: Edition) -> Iterator[Finding]:
    """A word of direction is the sign of the change."""
    for fact in edition.facts.of("direction"):
        unit = fact["unit"] or LIBRARY
        now, before = (
            edition.find(fact["indicator"], (), unit, year)
            for year in (edition.year, edition.year - 1)
        )
        if now is None or before is None:
            continue
        change = now.number - before.number
        found = "up" if change > 0 else "down" if change < 0 else "same"
        if found != fact["word"]:
            said = DIRECTIONS[fact["word"]], DIRECTIONS[found]
            yield _finding(fact, edition.name(now), *said, found, LARGE, (now.id, before.id))


def disagreements(edition: Edition) -> Iterator[Finding]:
    """Of the same subject the same is said everywhere."""
    for facts in edition.facts.by_subject("statement").values():
        first = facts[0]
        for other in facts[1:]:
            if other["says"] != first["says"]:
                severity = SMALL if first["spelling"] else MODERATE
                said = first["says"], other["says"]
                title, gap = edition.facts.title(other), " / ".join(said)
                yield _finding(other, title, *said, gap, severity, (first.id,))


def periods(edition: Edition) -> Iterator[Finding]:
    """What is reported as done in a year falls into that year."""
    for fact in edition.facts.of("period"):
        if not fact["from"] <= edition.year <= fact["to"]:
            period, year = f"{fact['from']}–{fact['to']} m.", f"{edition.year} m."
            yield _finding(fact, edition.facts.title(fact), period, year, period, MODERATE)


def _finding(
    fact: Fact,
    title: str,
    stated: str,
    expected: str,
    difference: str,
    severity: str,
    others: tuple[str, ...] = (),
) -> Finding:
    sides, ids = (Side(stated), Side(expected)), tuple(dict.fromkeys((fact.id, *others)))
    return Finding(fact.id, title, *sides, difference, severity, ids)
