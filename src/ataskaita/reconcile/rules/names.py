"""Rules about lists of names: how many there are, which, and what they are part of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ataskaita.lithuanian.words import enumerate_names, sort_key
from ataskaita.reconcile.edition import Edition
from ataskaita.reconcile.facts import Fact
from ataskaita.reconcile.findings import MODERATE, SMALL, Finding, Side, apart
from ataskaita.reconcile.rules.spelling import same_name


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
        meant = next((other for other in known if same_name(name, other)), "")
        # The same id as the rule on spelling gives: a misspelt name is one finding, not two.
        about = f"name:{name}" if meant else f"{subject}:{name}"
        sides = Side(name), Side(meant) if meant else _listed(known)
        title, ids = edition.facts.title(facts[0]), tuple(fact.id for fact in [*facts, *whole])
        severity = SMALL if meant else MODERATE
        yield Finding(about, title, *sides, meant or name, severity, ids)


def _listed(names: Iterable[str]) -> Side:
    return Side(enumerate_names(names))
