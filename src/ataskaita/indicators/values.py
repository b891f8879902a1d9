"""The value of an indicator, and its change since the year before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ataskaita.indicators.registry import REGISTRY
from ataskaita.indicators.scope import Scope, Undefined, compute
from ataskaita.translation import _
from ataskaita.values.amounts import Amount
from ataskaita.values.measures import PERCENT
from ataskaita.values.values import Value


def value_of(scope: Scope, key: str, dimensions: Mapping[str, str], kind: str = "value") -> Value:
    """A value, its change since the year before, or that change in per cent.

    Parameters
    ----------
    scope : Scope
        Year and unit.
    key, dimensions
        The indicator's id and its dimensions, if it has any.
    kind : str
        ``value``, ``change`` or ``relative``; a change has its sign.

    Raises
    ------
    NotAvailable
        The data does not hold it.
    """
    amount = compute(scope, key, **dimensions)
    # In the indicator's own order: called with another, the number would have another name.
    own = {name: dimensions[name] for name in REGISTRY[key].dimensions if name in dimensions}
    value = Value(key, scope.unit, scope.year, amount, REGISTRY[key].measure, own)
    if kind == "value":
        return value
    before = compute(replace(scope, year=scope.year - 1), key, **own)
    measure = PERCENT if kind == "relative" else value.measure
    changed = change_of(amount, before, kind)
    return replace(value, amount=changed, measure=measure, kind=kind, signed=True)


def change_of(now: Amount, before: Amount, kind: str) -> Amount:
    """The difference of two amounts, or that in per cent of the earlier one (``relative``).

    Raises
    ------
    NotAvailable
        A change in per cent of nothing, or of a lack.
    """
    gap = now - before
    if kind != "relative":
        return gap
    if before.number <= 0:
        message = _("the year before is not above 0, so there is no change in per cent")
        raise Undefined(message, certain=True)
    return 100 * gap / before
