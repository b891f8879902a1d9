"""The kinds of comparison that checks are declared with.

All take formulas as `ataskaita.indicators.formulas` reads them. What the data of a year does not
hold is passed over: a later year may hold it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.checks.registry import Comparison, Relation
from ataskaita.checks.values import amount_of, every, value
from ataskaita.indicators import LIBRARY, REGISTRY, NotAvailable, Scope
from ataskaita.indicators.formulas import calls, evaluate, is_call
from ataskaita.values.values import Value


def equal(left: str, right: str, *, everywhere: bool = False) -> Relation:
    """Both texts stand for the same number, in the library or `everywhere`, in its groups, too."""
    return _limits(left, right, right, everywhere)


def at_most(left: str, right: str, *, everywhere: bool = False) -> Relation:
    """The left number is no greater than the right one."""
    return _limits(left, "", right, everywhere)


def proportions() -> Relation:
    """Every share of a whole lies between 0 and 100 %; what may exceed a plan is not a share."""

    def relation(scope: Scope, id: str) -> Iterator[Comparison]:
        for key, indicator in sorted(REGISTRY.items()):
            share = key.endswith(("_share", "share_of_library", ".rate"))
            if share and not indicator.dimensions:
                yield from _limits(key, "0", "100", True)(scope, id)

    return relation


def _limits(text: str, lower: str, upper: str, everywhere: bool) -> Relation:
    def relation(scope: Scope, id: str) -> Iterator[Comparison]:
        groups = scope.tables.units.in_year(scope.year).total_groups if everywhere else ()
        for unit in (LIBRARY, *groups):
            here = scope.of(unit)
            try:
                found = _value(here, id, text, "left")
                ends = [end and _value(here, id, end, "right", found) for end in (lower, upper)]
            except NotAvailable:
                continue
            yield Comparison(_subject(here, text), found, *(end or None for end in ends))

    return relation


def _value(scope: Scope, id: str, text: str, side: str, like: Value | None = None) -> Value:
    """What a formula stands for: an indicator's own value, or one of the check."""
    if is_call(text) and "*" not in text:
        return value(scope, text)
    measure = like.measure if like else _first(scope, text).measure
    amount = evaluate(text, lambda call: amount_of(scope, call))
    of = {"of": text, "side": side}
    return Value(f"check.{id}", scope.unit, scope.year, amount, measure, of, bare=True)


def _first(scope: Scope, text: str) -> Value:
    """The value of the first call, and of the first category where that has an asterisk."""
    call = calls(text)[0]
    return value(scope, next(iter(every(scope, call)), call))


def _subject(scope: Scope, text: str) -> str:
    """What is looked at, in words: the name of the first indicator, and the unit."""
    found = _first(scope, text)
    name = REGISTRY[found.indicator].name + ("" if is_call(text) else " ir kt.")
    if found.unit == LIBRARY:
        return name
    return f"{name}: {scope.tables.units.short_name(found.unit)}"
