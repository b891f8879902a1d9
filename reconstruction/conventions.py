"""Which way of shortening numbers agrees with the source: the claim of DESIGN.md, put to the test.

Two kinds of evidence: figures whose counts are printed too, recomputed both ways; and whether
whole numbers exist at all under each combination of ways.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from reconstruction.conflicts import explain
from reconstruction.figures import Figure
from reconstruction.rounding import HALF_UP, SOURCE, TRUNCATED
from reconstruction.search import Search
from reconstruction.statements import Ratio, Statement

_SHARES = {
    "F036": ("F037 F038", "F039 F040", "F041 F042", "F043 F044", "F045 F046", "F047 F048"),
    "F051": ("F054 F053", "F056 F055", "F058 F057", "F060 F059", "F069 F068", "F078 F077"),
    "F059": ("F063 F062", "F065 F064", "F067 F066"),
    "F068": ("F072 F071", "F074 F073", "F076 F075"),
    "F077": ("F081 F080", "F083 F082", "F085 F084"),
    "F004": ("F226 F225",),
}

#: Printed quotients of printed counts.
CHECKABLE: tuple[Ratio, ...] = (
    *(
        Ratio("dalis", pair.split()[0], pair.split()[1], whole, "percent")
        for whole, pairs in _SHARES.items()
        for pair in pairs
    ),
    Ratio("dalis", "F049", "F050", "F036", "percent"),
    Ratio("dokumentų vienam kaimo filialui", "F086", "F030", "F003 - 1", "per_head"),
)


@dataclass(frozen=True)
class Agreement:
    """How many checkable figures of a kind agree with a way of shortening.

    Parameters
    ----------
    kind, way : str
        For instance ``percent`` and ``half_up``.
    agree, differ : tuple of str
        The ids of the figures.
    """

    kind: str
    way: str
    agree: tuple[str, ...]
    differ: tuple[str, ...]


@dataclass(frozen=True)
class Combination:
    """Whether whole numbers exist where each kind is shortened in a given way.

    Parameters
    ----------
    ways : Mapping
        The way of each kind.
    contradiction : tuple of Statement
        A smallest set of statements that then cannot hold together; empty where all can.
    """

    ways: Mapping[str, str]
    contradiction: tuple[Statement, ...]


def agreements(figures: Mapping[str, Figure]) -> list[Agreement]:
    """Recompute the checkable figures both ways."""
    found = []
    for kind, way in product(SOURCE, (TRUNCATED, HALF_UP)):
        sorted_out: dict[bool, list[str]] = {True: [], False: []}
        for ratio in CHECKABLE:
            if ratio.kind == kind:
                rows = ratio.inequalities(figures, {kind: way})
                sorted_out[all(row.holds({}) for row in rows)].append(ratio.figure)
        found.append(Agreement(kind, way, tuple(sorted_out[True]), tuple(sorted_out[False])))
    return found


def combinations(
    figures: Mapping[str, Figure], statements: Sequence[Statement]
) -> list[Combination]:
    """Search under each combination of ways."""
    found = []
    for chosen in product((TRUNCATED, HALF_UP), repeat=len(SOURCE)):
        ways = dict(zip(SOURCE, chosen, strict=True))
        search = Search(figures, statements, ways)
        # One statement that no whole numbers satisfy by itself explains more than several.
        alone = next((one for one in statements if not search.feasible([one])), None)
        contradiction = (alone,) if alone else explain(search.feasible, statements)
        found.append(Combination(ways, contradiction))
    return found
