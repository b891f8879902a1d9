"""What the search for the counts behind the printed ratios found impossible."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ataskaita.reconcile.edition import Edition
from ataskaita.reconcile.findings import LARGE, SMALL, Finding, Side, apart


def conflicts(edition: Edition) -> Iterator[Finding]:
    """No whole numbers give all the printed ratios."""
    for conflict in edition.reconstruction.get("conflicts", ()):
        figure = edition.by_id.get(conflict["id"])
        numbers = [Fraction(str(conflict[name])) for name in ("printed", "nearest")]
        if figure:
            title = edition.name(figure)
            sides = [figure.side(number, change=figure.what != "value") for number in numbers]
        else:
            title = conflict["sentence"].partition(":")[0]
            sides = [Side("", number) for number in numbers]
        severity = LARGE if conflict["kind"] == "sign" else ""
        yield apart(conflict["id"], title, *sides, conflict["figures"], severity)


def rounding(edition: Edition) -> Iterator[Finding]:
    """The ratios are only possible if some were rounded and others cut off."""
    combinations = edition.reconstruction.get("combinations", ())
    uniform = [one for one in combinations if one["per_head"] == one["percent"]]
    mixed = [one for one in combinations if one["per_head"] != one["percent"]]
    possible = any(one["feasible"] for one in uniform) or not uniform
    if not possible and any(one["feasible"] for one in mixed):
        ids = tuple(id for one in uniform for id in one["contradiction"] if id in edition.by_id)
        said = "procentai suapvalinti, rodikliai vienam gyventojui ar vartotojui – nukirsti"
        sides = Side(said), Side("viena taisyklė")
        yield Finding("ratios", "Santykinių rodiklių apvalinimas", *sides, "mixed", SMALL, ids)
