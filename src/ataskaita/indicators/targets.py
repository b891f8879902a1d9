"""Targets of the library's plan, and how far they were reached.

A report whose plan has targets has them in the table ``targets``, and defines the indicators that
`ataskaita.data.table_names` names by what is here. The outcome is never typed in; it follows from
the share of the target that was reached:

========== ==================================================================================
reached    at least the whole target
nearly     less, but at least 95 % of it
partly     less, but some of a list of works that all had to be done (``comparison`` is ``all``)
missed     anything else
unknown    no number can judge it: it is qualitative, or there is no number by what tables hold
========== ==================================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ataskaita.data.findings import did_you_mean
from ataskaita.data.table_names import FULFILMENT, TARGETS
from ataskaita.indicators.formulas import parse_call
from ataskaita.indicators.registry import REGISTRY, Indicator
from ataskaita.indicators.scope import NotAvailable, Scope, compute
from ataskaita.translation import _
from ataskaita.values.amounts import Amount

#: From this share of the target on it counts as nearly reached.
NEARLY = Fraction(95, 100)

#: Shares of a target, in per cent, from which on the outcome is another one: what is below them is
#: not printed as having reached them.
LIMITS = (100 * NEARLY, Fraction(100))

OUTCOMES = {
    "reached": "pasiektas",
    "nearly": "beveik pasiektas",
    "partly": "pasiektas iš dalies",
    "missed": "nepasiektas",
    "unknown": "skaičiumi nevertinamas",
}


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
    of : str
        The indicator that counts all of the works, where they all had to be done.
    evidence : str
        What the source says of a qualitative target.
    """

    id: str
    section: str
    name: str
    comparison: str
    indicator: str
    of: str
    evidence: str


def targets(scope: Scope) -> list[Target]:
    """All targets of the year, in the order of the plan."""
    table = scope.tables.get(TARGETS, scope.year)
    if table is None:
        return []
    names = ("target", "section", "name", "comparison", "indicator", "of", "evidence")
    return [
        # A gap is no text.
        Target(*(text if isinstance(text, str) else "" for text in row))
        for row in zip(*(table.rows.columns[name] for name in names), strict=True)
    ]


def actual(scope: Scope, target: Target) -> tuple[Indicator, dict[str, str], Amount]:
    """What was reached: the indicator, its dimensions and its amount."""
    return called(scope, target.indicator)


def rate_target(scope: Scope, target: Target) -> str:
    """How far a target was reached: a key of `OUTCOMES`."""
    try:
        reached = compute(scope, FULFILMENT, target=target.id).number / 100
    except NotAvailable:
        return "unknown"
    return outcome(reached, whole=target.comparison == "all")


def outcome(reached: Fraction, *, whole: bool) -> str:
    """The outcome that follows from the share of a target that was reached.

    Parameters
    ----------
    reached : Fraction
        The share.
    whole : bool
        All of a list of works had to be done.
    """
    if reached >= 1:
        return "reached"
    if reached >= NEARLY:
        return "nearly"
    return "partly" if whole and reached > 0 else "missed"


def aim(scope: Scope, id: str) -> Amount:
    """What a target aims at: a number, or how many works there are that all had to be done."""
    found = find(scope, id)
    if found.comparison == "qualitative":
        raise NotAvailable(_("a qualitative target has no number"), certain=True)
    if found.comparison == "all" and found.of:
        return called(scope, found.of)[2]
    return scope.sum(TARGETS, target=id)


def find(scope: Scope, id: str) -> Target:
    """The target with this id.

    Raises
    ------
    NotAvailable
        There is none.
    """
    known = {target.id: target for target in targets(scope)}
    if id not in known:
        message = _("there is no target {target} in {year}").format(target=id, year=scope.year)
        # All are listed: of two numbers that look alike neither is meant for the other.
        raise NotAvailable(message, did_you_mean("", known))
    return known[id]


def called(scope: Scope, call: str) -> tuple[Indicator, dict[str, str], Amount]:
    """Compute what a cell such as ``visits.by_month(may)`` names."""
    if not call:
        raise NotAvailable(_("a qualitative target has no number"), certain=True)
    _where, key, dimensions = parse_call(call)
    return REGISTRY[key], dimensions, compute(scope, key, **dimensions)
