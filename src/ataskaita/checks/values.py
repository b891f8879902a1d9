"""Values that calls of indicators stand for, as the declared checks and the notes write them.

An asterisk in place of a category stands for all that the year's tables have:
``visits.by_month(*)``.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import product

from ataskaita.indicators import NotAvailable, Scope
from ataskaita.indicators.formulas import call_of, elsewhere, parse_call
from ataskaita.indicators.values import value_of
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
    return replace(value_of(elsewhere(scope, where), key, dimensions), bare=True)


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
        categories(scope, name) if given == "*" else [given] for name, given in dimensions.items()
    ]
    before = f"{where}:" if where else ""
    found = []
    for chosen in product(*known):
        one = before + call_of(key, dict(zip(dimensions, chosen, strict=True)))
        with suppress(NotAvailable):
            value(scope, one)
            found.append(one)
    return found


def categories(scope: Scope, column: str) -> list[str]:
    """The categories in a column of whichever tables of the year have it."""
    tables = (table for table in scope.tables if table.year == scope.year)
    held = (table.rows.columns.get(column, ()) for table in tables)
    return list(dict.fromkeys(category for cells in held for category in cells))
