"""Values named in short texts, as the declared checks and the notes write them.

A text calls indicators as `ataskaita.indicators.calls` reads them. Numbers stand for themselves.
Calls are joined by `` + ``, `` - `` and `` * ``, which binds more tightly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from ataskaita.indicators import REGISTRY, Scope, compute
from ataskaita.indicators.calls import parse_call
from ataskaita.indicators.changes import changed
from ataskaita.values.amounts import Amount
from ataskaita.values.values import Value

_SIGNS = re.compile(r" ([+-]) ")


def value(scope: Scope, call: str) -> Value:
    """The value that a text without signs names.

    Parameters
    ----------
    scope : Scope
        The year and the unit, where the text names no other.
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
    if where == "last":
        scope = replace(scope, year=scope.year - 1)
    elif where:
        scope = scope.of(where)
    amount = compute(scope, key, **dimensions)
    return Value(key, scope.unit, scope.year, amount, REGISTRY[key].measure, dimensions, bare=True)


def evaluate(scope: Scope, text: str) -> Amount:
    """The amount that a text with signs stands for."""
    first, *rest = _SIGNS.split(text)
    found = _product(scope, first)
    for sign, part in zip(rest[::2], rest[1::2], strict=True):
        amount = _product(scope, part)
        found = found + amount if sign == "+" else found - amount
    return found


def is_one_value(text: str) -> bool:
    """Whether a text names a single value."""
    return not _SIGNS.search(text) and " * " not in text and not _is_number(text)


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


def _product(scope: Scope, text: str) -> Amount:
    amounts = [_operand(scope, part) for part in text.split(" * ")]
    found = amounts[0]
    for amount in amounts[1:]:
        found = found * amount
    return found


def _operand(scope: Scope, text: str) -> Amount:
    if _is_number(text):
        return Amount.constant(Fraction(text))
    return value(scope, text).amount


def _is_number(text: str) -> bool:
    return text.strip().isdigit()
