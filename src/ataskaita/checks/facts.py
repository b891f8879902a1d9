"""Values that calls of indicators stand for, as the declared checks and the notes write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ataskaita.indicators import REGISTRY, Scope, compute
from ataskaita.indicators.calls import parse_call
from ataskaita.indicators.changes import changed
from ataskaita.indicators.formulas import elsewhere
from ataskaita.values.values import Value


def value(scope: Scope, call: str) -> Value:
    """The value that a call names.

    Parameters
    ----------
    scope : Scope
        The year and the unit, where the call names no other.
    call : str
        Such as ``north:visits.by_month(may)``.

    Raises
    ------
    UserError
        There is no such indicator, or its categories are not as it needs them.
    NotAvailable
        The data does not hold it.
    """
    where, key, dimensions = parse_call(call)
    scope = elsewhere(scope, where)
    amount = compute(scope, key, **dimensions)
    return Value(key, scope.unit, scope.year, amount, REGISTRY[key].measure, dimensions, bare=True)


def recompute(
    tables: Any,
    key: str,
    unit: str,
    year: int,
    dimensions: Mapping[str, str],
    kind: str = "change",
) -> Value:
    """A value, its change since the year before, or that change in per cent.

    Parameters
    ----------
    tables : Tables
        The data.
    key, unit, year, dimensions
        What value is meant.
    kind : str
        ``value``, ``change`` or ``relative``.

    Raises
    ------
    NotAvailable
        The data does not hold it.
    """
    scope = Scope(tables, year, unit)
    if kind == "value":
        amount = compute(scope, key, **dimensions)
        return Value(key, unit, year, amount, REGISTRY[key].measure, dimensions)
    # The year before knows less, so it is asked first.
    before = compute(replace(scope, year=year - 1), key, **dimensions)
    amount = compute(scope, key, **dimensions)
    now = Value(key, unit, year, amount, REGISTRY[key].measure, dimensions, signed=True)
    return changed(now, before, kind)
