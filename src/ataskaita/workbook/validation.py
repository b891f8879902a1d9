"""What Excel itself refuses while a cell is filled in, and what it says then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ataskaita.schema import Column, Spec
from ataskaita.workbook import words

#: Where a schema names no least number.
_LEAST = -(10**12)


def rule_for(spec: Spec, column: Column, choices: str) -> dict[str, Any]:
    """The rule for a column of a table, as XlsxWriter takes it.

    Parameters
    ----------
    spec, column : Spec, Column
        The column.
    choices : str
        The name of the list to choose from; empty where any value will do.
    """
    rule: dict[str, Any] = {
        "input_title": column.title[:32],
        "input_message": f"{column.description}."[:255],
        "ignore_blank": True,
        "error_type": "stop",
    }
    if choices:
        said = {"error_title": words.CHOOSE, "error_message": words.CHOOSE_FROM_LIST}
        return rule | said | {"validate": "list", "source": f"={choices}"}
    if column.kind == "text":
        return rule | {"validate": "any"}
    low, high = _limits(spec, column)
    least = _LEAST if low is None else low
    bounds: dict[str, Any] = {"criteria": ">=", "value": least}
    if high is not None:
        bounds = {"criteria": "between", "minimum": least, "maximum": high}
    whole = column.kind == "whole"
    message = words.number_wanted(whole=whole, money=column.money, low=low, high=high)
    said = {"error_title": words.NOT_A_NUMBER, "error_message": message}
    return rule | bounds | said | {"validate": "integer" if whole else "decimal"}


def has_a_pattern(spec: Spec, column: Column) -> bool:
    """Whether the texts of a column are written in a certain way, as ids and numbers of plans."""
    return any(check.name == "str_matches" for check in _checks(spec, column))


def _limits(spec: Spec, column: Column) -> tuple[float | None, float | None]:
    """The least and the greatest number that a schema allows."""
    low = high = None
    for check in _checks(spec, column):
        said = check.statistics or {}
        low = said.get("min_value", low)
        high = said.get("max_value", high)
    return low, high


def _checks(spec: Spec, column: Column) -> Sequence[Any]:
    return spec.schema.columns[column.name].checks
