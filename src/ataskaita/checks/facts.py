"""Values that calls of indicators stand for, as the declared checks and the notes write them.

An asterisk in place of a category stands for all that the year's tables have:
``visits.by_month(*)``.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import product
from typing import Any

from ataskaita.indicators import REGISTRY, NotAvailable, Scope, compute
from ataskaita.indicators.calls import call_of, parse_call
from ataskaita.indicators.changes import changed
from ataskaita.indicators.formulas import elsewhere
from ataskaita.translation import _
from ataskaita.values.amounts import Amount, total
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


def amount_of(scope: Scope, call: str) -> Amount:
    """What a call stands for in a formula: of all categories of an asterisk, their sum.

    Raises
    ------
    NotAvailable
        The data does not hold it.
    """
    parts = [value(scope, one).amount for one in every(scope, call)]
    if not parts:
        raise NotAvailable(_("{call}: there is none of them").format(call=call))
    return total(parts)


def every(scope: Scope, call: str) -> list[str]:
    """A call for each of the categories that an asterisk in it stands for, where there is a value.

    A call without one is the only one.
    """
    where, key, dimensions = parse_call(call)
    if "*" not in dimensions.values():
        return [call]
    known = [
        _categories(scope, name) if given == "*" else [given] for name, given in dimensions.items()
    ]
    before = f"{where}:" if where else ""
    found = []
    for categories in product(*known):
        one = before + call_of(key, dict(zip(dimensions, categories, strict=True)))
        with suppress(NotAvailable):
            value(scope, one)
            found.append(one)
    return found


def _categories(scope: Scope, column: str) -> list[str]:
    """The categories in a column of whichever tables of the year have it."""
    tables = (table for table in scope.tables if table.year == scope.year)
    held = (table.rows.columns.get(column, ()) for table in tables)
    return list(dict.fromkeys(category for categories in held for category in categories))


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
