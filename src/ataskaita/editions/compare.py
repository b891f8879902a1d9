"""What has changed in the numbers since an edition, why, and how much.

The numbers of the edition are computed again from today's data, by today's code. Which of its
inputs differ says why a number has changed:

- ``data``: a raw file it rests on is another one;
- ``correction``: a row it rests on has been corrected, or is no longer;
- ``method``: neither, so it must be the code; the definition may have changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from ataskaita.editions.store import Edition, Printed, corrected_text
from ataskaita.indicators import REGISTRY, NotAvailable, Scope
from ataskaita.indicators.values import value_of
from ataskaita.values.amounts import Amount
from ataskaita.values.values import Value

#: Changes from these shares of the published number on are large and moderate, in per cent.
LARGE, MODERATE = 10, 1

CAUSES = ("data", "correction", "method")
SIZES = ("large", "moderate", "small")


@dataclass(frozen=True)
class Change:
    """A number that is not what the edition printed.

    Parameters
    ----------
    then : Value
        What was published.
    now : Value or None
        What it is today; None where it can't be computed any more.
    causes : tuple of str
        Of `CAUSES`, those that apply.
    size : str
        One of `SIZES`.
    """

    then: Value
    now: Value | None
    causes: tuple[str, ...]
    size: str


def changes(edition: Edition, tables: Any) -> list[Change]:
    """All numbers of an edition that have changed: by cause, the largest changes first."""

    def order(change: Change) -> tuple[int, int, str]:
        return CAUSES.index(change.causes[0]), SIZES.index(change.size), change.then.key

    return sorted(_changes(edition, tables), key=order)


def size_of(then: Fraction, now: Fraction, *, percent: bool = False) -> str:
    """How large a change is: ``large``, ``moderate`` or ``small``.

    Parameters
    ----------
    then, now : Fraction
        The numbers.
    percent : bool
        They are percentages, so that their difference is judged and not its share.
    """
    gap = abs(now - then)
    if not percent:
        if then == 0:
            return "large" if now else "small"
        gap = 100 * gap / abs(then)
    return "large" if gap >= LARGE else "moderate" if gap >= MODERATE else "small"


def _changes(edition: Edition, tables: Any) -> Iterator[Change]:
    for printed in edition.printed.values():
        then = printed.value
        if then.kind not in ("value", "change", "relative"):
            continue
        now, cause = _today(printed, tables)
        if now is None:
            yield Change(then, None, (cause,), "large")
            continue
        then = replace(then, measure=now.measure)
        if now.text != then.text:
            percent = now.measure.symbol == "%"
            size = size_of(printed.number, now.amount.number, percent=percent)
            yield Change(then, now, _causes(printed, now.amount), size)


def _today(printed: Printed, tables: Any) -> tuple[Value | None, str]:
    """What the number is today; where it can't be computed, why not."""
    then = printed.value
    if then.indicator not in REGISTRY:
        return None, "method"
    try:
        scope = Scope(tables, then.year, then.unit)
        found = value_of(scope, then.indicator, then.dimensions, then.kind)
    except (NotAvailable, KeyError):
        return None, "data"
    except TypeError:
        # The indicator has other dimensions now.
        return None, "method"
    # Where it was printed in full, it is compared in full, however wide its bounds.
    return replace(found, digits=then.digits, in_full=printed.digits >= 0), ""


def _causes(printed: Printed, amount: Amount) -> tuple[str, ...]:
    files = {source.path: source.sha256[:12] for source in amount.sources}
    corrected = corrected_text((source.path, source.corrected) for source in amount.sources)
    found = []
    if files != printed.files:
        found.append("data")
    if corrected != printed.corrected:
        found.append("correction")
    return tuple(found) or ("method",)
