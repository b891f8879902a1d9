"""The published edition with single figures, statements or words changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from ataskaita.reconcile.comparison import Comparison
from ataskaita.reconcile.edition import Edition
from ataskaita.reconcile.facts import Fact


def printing(edition: Edition, id: str, printed: str = "", **changes) -> Edition:
    """The same edition, printing another figure: ``printing(edition, "F011", number=91)``."""
    if "number" in changes:
        changes["number"] = Fraction(str(changes["number"]))
    if printed:
        changes["printed"] = printed
    figures = tuple(
        replace(figure, **changes) if figure.id == id else figure for figure in edition.figures
    )
    return replace(edition, figures=figures)


def saying(edition: Edition, id: str, **changes) -> Edition:
    """The same edition, saying something else: ``saying(edition, "S003", word="nearly")``."""
    facts = tuple(
        replace(fact, fields={**fact.fields, **changes}) if fact.id == id else fact
        for fact in edition.facts.all
    )
    return replace(edition, facts=replace(edition.facts, all=facts))


def silent(edition: Edition, *ids: str) -> Edition:
    """The same edition without some statements."""
    facts = tuple(fact for fact in edition.facts.all if fact.id not in ids)
    return replace(edition, facts=replace(edition.facts, all=facts))


def reading(edition: Edition, old: str, new: str) -> Edition:
    """The same edition with other words in its text."""
    return replace(edition, text=tuple(line.replace(old, new) for line in edition.text))


def adding(edition: Edition, like: str, **changes) -> Edition:
    """The same edition, printing one more figure: ``adding(edition, "F001", number=445)``."""
    model = next(figure for figure in edition.figures if figure.id == like)
    if "number" in changes:
        changes["number"] = Fraction(str(changes["number"]))
    more = replace(model, id=f"F{900 + len(edition.figures)}", **changes)
    return replace(edition, figures=(*edition.figures, more))


def telling(edition: Edition, kind: str, subject: str, **fields) -> Edition:
    """The same edition, saying one thing more of a subject."""
    facts = edition.facts
    more = Fact(f"S{900 + len(facts.all)}", 1, kind, "", {"subject": subject, **fields})
    named = {subject: subject, **facts.subjects}
    return replace(edition, facts=replace(facts, all=(*facts.all, more), subjects=named))


def contradicting_ratios(edition: Edition, id: str, printed: float, nearest: float) -> Edition:
    """The same edition, with a ratio that no whole numbers give."""
    found = {
        "id": id,
        "kind": "value",
        "figures": [id],
        "printed": printed,
        "nearest": nearest,
        "sentence": "Knygos: netinka.",
    }
    return replace(edition, reconstruction={"conflicts": [found]})


def rounding_two_ways(edition: Edition) -> Edition:
    """The same edition, whose ratios follow only from two ways of rounding together."""
    ways = [
        {"per_head": a, "percent": b, "feasible": a != b, "contradiction": []}
        for a in ("truncated", "half_up")
        for b in ("truncated", "half_up")
    ]
    return replace(edition, reconstruction={"combinations": ways})


def comparison_of(comparisons: Iterable[Comparison], id: str) -> Comparison:
    """What a figure was compared with."""
    return next(one for one in comparisons if one.figure.id == id)
