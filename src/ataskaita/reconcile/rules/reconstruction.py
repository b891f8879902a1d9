"""What the search for the counts behind the printed ratios found impossible."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ataskaita.reconcile.edition import Edition
from ataskaita.reconcile.findings import LARGE, SMALL, Finding, Side, by_size, plain_number
from ataskaita.values.measures import COUNT


def conflicts(edition: Edition) -> Iterator[Finding]:
    """No whole numbers give all the printed ratios."""
    for conflict in edition.reconstruction.get("conflicts", ()):
        figure = edition.by_id.get(conflict["id"])
        stated, expected = (Fraction(str(conflict[name])) for name in ("printed", "nearest"))
        measure = figure.known_measure if figure else COUNT
        digits = figure.digits if figure else 0
        changed = figure is not None and figure.what != "value"
        title = edition.name(figure) if figure else conflict["sentence"].partition(":")[0]
        yield Finding(
            "reconstruction",
            conflict["id"],
            title,
            Side("", stated, digits, measure, changed),
            Side("", expected, digits, measure, changed),
            plain_number(stated - expected),
            LARGE if conflict["kind"] == "sign" else by_size(stated, expected),
            tuple(conflict["figures"]),
        )


def rounding(edition: Edition) -> Iterator[Finding]:
    """The ratios are only possible if some were rounded and others cut off."""
    combinations = edition.reconstruction.get("combinations", ())
    uniform = [one for one in combinations if one["per_head"] == one["percent"]]
    mixed = [one for one in combinations if one["per_head"] != one["percent"]]
    if (
        uniform
        and not any(one["feasible"] for one in uniform)
        and any(one["feasible"] for one in mixed)
    ):
        ids = tuple(id for one in uniform for id in one["contradiction"] if id in edition.by_id)
        yield Finding(
            "rounding",
            "ratios",
            "Santykinių rodiklių apvalinimas",
            Side("procentai suapvalinti, rodikliai vienam gyventojui ar vartotojui – nukirsti"),
            Side("viena taisyklė"),
            "mixed",
            SMALL,
            ids,
        )
