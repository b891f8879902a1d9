"""Targets and how far they were reached.

The outcome is never typed in; it follows from the share of the target that was reached:

========== ==================================================================================
reached    at least the whole target
nearly     less, but at least 95 % of it
partly     less, but some of a list of works that all had to be done (``comparison`` is ``all``)
missed     anything else
unknown    a qualitative target, which no number can judge
========== ==================================================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from ataskaita.indicators.registry import REGISTRY, Indicator, indicator
from ataskaita.indicators.scope import NotAvailable, Scope, compute
from ataskaita.values.amounts import Amount, total
from ataskaita.values.measures import COUNT, PERCENT

#: From this share of the target on it counts as nearly reached.
NEARLY = Fraction(95, 100)

OUTCOMES = {
    "reached": "pasiektas",
    "nearly": "beveik pasiektas",
    "partly": "pasiektas iš dalies",
    "missed": "nepasiektas",
    "unknown": "skaičiumi nevertinamas",
}

_CALL = re.compile(r"([\w.]+)(?:\(([\w,]+)\))?")


@dataclass(frozen=True)
class Target:
    """A target of the plan.

    Parameters
    ----------
    id, section, name : str
        As the plan numbers and names it.
    comparison : str
        ``at_least``, ``all`` or ``qualitative``.
    indicator : str
        The indicator it is judged by, with its dimensions; empty where there is none.
    evidence : str
        What the source says of a qualitative target.
    """

    id: str
    section: str
    name: str
    comparison: str
    indicator: str
    evidence: str


def targets(scope: Scope) -> list[Target]:
    """All targets of the year, in the order of the plan."""
    table = scope.tables.get("targets", scope.year)
    if table is None:
        return []
    names = ("target", "section", "name", "comparison", "indicator", "evidence")
    return [
        # A gap is no text.
        Target(*(text if isinstance(text, str) else "" for text in row))
        for row in zip(*(table.rows.columns[name] for name in names), strict=True)
    ]


def actual(scope: Scope, target: Target) -> tuple[Indicator, dict[str, str], Amount]:
    """What was reached: the indicator, its dimensions and its amount."""
    return _called(scope, target.indicator)


def rate_target(scope: Scope, target: Target) -> str:
    """How far a target was reached: a key of `OUTCOMES`."""
    if target.comparison == "qualitative":
        return "unknown"
    reached = compute(scope, "targets.fulfilment", target=target.id).number / 100
    if reached >= 1:
        return "reached"
    if reached >= NEARLY:
        return "nearly"
    return "partly" if target.comparison == "all" and reached > 0 else "missed"


@indicator(
    "targets.value",
    "Siekiama reikšmė",
    COUNT,
    "Veiklos plane nustatyta siekiama rodiklio reikšmė.",
    dimensions=("target",),
)
def value(x: Scope, target: str) -> Amount:
    found = find(x, target)
    if found.comparison == "qualitative":
        raise NotAvailable("a qualitative target has no number")
    whole = _whole(x, target)
    if found.comparison == "all" and whole:
        return _called(x, whole)[2]
    return x.sum("targets", target=target)


@indicator(
    "targets.fulfilment",
    "Siekio įvykdymas",
    PERCENT,
    "Pasiekta rodiklio reikšmė, palyginti su siekiama.",
    dimensions=("target",),
)
def fulfilment(x: Scope, target: str) -> Amount:
    reached = _called(x, find(x, target).indicator)[2]
    return 100 * reached / x.indicator("targets.value", target=target)


@indicator(
    "targets.count",
    "Siekiai pagal rezultatą",
    COUNT,
    "Siekių, kurių rezultatas yra toks, skaičius.",
    dimensions=("outcome",),
)
def count(x: Scope, outcome: str) -> Amount:
    ids = [found.id for found in targets(x) if outcome == rate_target(x, found)]
    return (
        total([x.count("targets", target=id) for id in ids])
        if ids
        else x.count("targets", target="")
    )


@indicator(
    "targets.judged",
    "Kiekybiniai siekiai",
    COUNT,
    "Siekių, kurių įvykdymą galima įvertinti skaičiumi, skaičius.",
)
def judged(x: Scope) -> Amount:
    return x.count("targets") - x.count("targets", comparison="qualitative")


def find(scope: Scope, id: str) -> Target:
    """The target with this id.

    Raises
    ------
    NotAvailable
        There is none.
    """
    for target in targets(scope):
        if target.id == id:
            return target
    raise NotAvailable(f"there is no target {id} in {scope.year}")


def _called(scope: Scope, call: str) -> tuple[Indicator, dict[str, str], Amount]:
    """Compute what a cell such as ``digitisation.sets(nauja_vaga)`` names."""
    if not call:
        raise NotAvailable("a qualitative target has no number")
    key, inner = _CALL.fullmatch(call).groups()
    found = REGISTRY[key]
    dimensions = dict(zip(found.dimensions, (inner or "").split(","), strict=False))
    return found, dimensions, compute(scope, key, **dimensions)


def _whole(scope: Scope, target: str) -> str:
    """The indicator that counts all of the works of a target, where they all had to be done."""
    rows = scope.tables.get("targets", scope.year).rows
    (found, *_) = rows.take("of", rows.with_keys({"target": target}))
    return found if isinstance(found, str) else ""
