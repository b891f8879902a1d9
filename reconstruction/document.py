"""``reconstruction.yml``: what the tables cannot hold, for whoever shows or explains it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from reconstruction import wording
from reconstruction.figures import Figure, pick
from reconstruction.report import Report
from reconstruction.rounding import SOURCE
from reconstruction.search import Conflict, Found
from reconstruction.statements import Relation
from reconstruction.unknowns import EDITION, UNKNOWNS

_HEADER = "# Written by `ataskaita reconstruct`; do not edit.\n"


def text(report: Report, figures: Mapping[str, Figure]) -> str:
    """Make the text of the file."""
    import yaml

    content = {
        "title": f"{EDITION} m. ataskaitoje nepaskelbtų skaičių atkūrimas",
        "figures": f"data/published/{EDITION}.csv",
        "shortened": dict(SOURCE),
        "rule": wording.CHOICE,
        "counts": [_count(one) for one in report.counts],
        "conflicts": [
            _conflict(one, sentence, figures)
            for one, sentence in zip(report.conflicts, report.sentences, strict=True)
        ],
        "only_way": report.only_way,
        "other_readings": [
            {
                "count": one.alternative.unknown,
                "reading": one.alternative.label,
                "lower": _plain(one.lower),
                "upper": _plain(one.upper),
            }
            for one in report.others
        ],
        "evidence": [
            {"kind": one.kind, "way": one.way, "agree": list(one.agree), "differ": list(one.differ)}
            for one in report.agreements
        ],
        "combinations": [
            {
                **one.ways,
                "feasible": not one.contradiction,
                "contradiction": [statement.id for statement in one.contradiction],
            }
            for one in report.combinations
        ],
        "satisfied": [
            {"id": one.id, "says": wording.says(one, figures)} for one in report.satisfied
        ],
    }
    return _HEADER + yaml.safe_dump(
        content, allow_unicode=True, sort_keys=False, default_flow_style=None, width=100
    )


def _count(one: Found) -> dict[str, Any]:
    unknown = UNKNOWNS.get(one.name)
    place = {"table": unknown.table, "year": unknown.year, **unknown.keys} if unknown else {}
    return {
        "id": one.name,
        "label": one.label,
        **place,
        "value": _plain(one.value),
        "lower": _plain(one.lower),
        "upper": _plain(one.upper),
        "figures": list(one.figures),
    }


def _conflict(one: Conflict, sentence: str, figures: Mapping[str, Figure]) -> dict[str, Any]:
    ratio = None if isinstance(one.statement, Relation) else pick(figures, one.statement.figure)
    digits = ratio.digits if ratio else None
    return {
        "id": one.statement.id,
        "kind": one.kind,
        "figures": list(dict.fromkeys(f for s in one.contradiction for f in s.figures)),
        "contradiction": [statement.id for statement in one.contradiction],
        "printed": _plain(one.printed, digits),
        "lower": _plain(one.lower, digits),
        "upper": _plain(one.upper, digits),
        "nearest": _plain(one.nearest, digits),
        "sentence": sentence,
    }


def _plain(value: Fraction, digits: int | None = None) -> int | float:
    """Make a number that YAML keeps as printed; all have two decimal places at most."""
    if value.denominator == 1 and not digits:
        return int(value)
    return float(round(value, 2 if digits is None else digits))
