"""Formulas in short texts: what checks are declared with, and the relations of published figures.

A call names an indicator by its id, its categories in brackets behind it in the order of its
dimensions: ``north:visits.by_month(may)``. Before it may stand a unit, ``last``, the year before,
or both (``last:north:``). Targets, notes, checks and the figures of an edition all write it so.

A formula joins calls and numbers by ``+ - * /`` and brackets: ``visits.total - 2 *
last:visits.hours``. A relation compares two of them by ``==`` or ``<=``. What a call stands for, a
raw figure or a printed one, is said by whoever evaluates it.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from ataskaita.errors import UserError
from ataskaita.indicators.registry import known_indicator
from ataskaita.indicators.scope import Scope
from ataskaita.translation import _
from ataskaita.values.amounts import Amount

_CALLED = re.compile(r"(?:([\w:-]+):)?([\w.]+)(?:\(([^()]*)\))?")
_CALL = re.compile(r"(?:[\w-]+:){0,2}[^\W\d][\w.]*(?:\([^()]*\))?")
_COMPARISON = re.compile(r"==|<=")
_OPERATORS: dict[type, Callable[[Amount, Amount], Amount]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


@lru_cache(maxsize=1024)
def split_call(call: str) -> tuple[str, str, tuple[str, ...]]:
    """Take a call apart, whether or not there is such an indicator.

    Returns
    -------
    tuple
        What stands before the colon, the indicator, its categories.
    """
    match = _CALLED.fullmatch(call.strip())
    if not match:
        return "", call, ()
    inner = (part.strip() for part in match[3].split(",")) if match[3] else ()
    return match[1] or "", match[2], tuple(inner)


def parse_call(call: str) -> tuple[str, str, dict[str, str]]:
    """Take a call of a known indicator apart: what stands before it, its id, its categories.

    Raises
    ------
    UserError
        There is no such indicator, or its categories are not as it needs them.
    """
    where, key, inner = split_call(call)
    names = known_indicator(key).dimensions
    if len(names) != len(inner):
        message = _("{indicator} is not called as it must be.").format(indicator=call)
        right = call_of(key, {name: name for name in names})
        raise UserError(message, _("Call it as {call}.").format(call=right))
    return where, key, dict(zip(names, inner, strict=True))


def call_of(key: str, dimensions: Mapping[str, str]) -> str:
    """Write a call of an indicator with its categories."""
    inner = ", ".join(dimensions.values())
    return f"{key}({inner})" if inner else key


def calls(formula: str) -> list[str]:
    """The calls in a formula, in order."""
    return _CALL.findall(formula)


def is_call(formula: str) -> bool:
    """Whether a formula is nothing but one call."""
    return _CALL.fullmatch(formula.strip()) is not None


def evaluate(formula: str, amount_of: Callable[[str], Amount]) -> Amount:
    """The amount that a formula stands for.

    Parameters
    ----------
    formula : str
        Such as ``100 * readers.total / inhabitants``.
    amount_of : callable
        Gives the amount that a call stands for.

    Raises
    ------
    UserError
        It is not a formula.
    """
    named: dict[str, str] = {}

    def name(found: re.Match[str]) -> str:
        return named.setdefault(found[0], f"_{len(named)}")

    # Python knows how signs bind; the calls themselves are not Python.
    text = _CALL.sub(name, formula)
    called = {place: call for call, place in named.items()}

    def amount(node: ast.expr) -> Amount:
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            return Amount.constant(Fraction(str(node.value)))
        if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
            return _OPERATORS[type(node.op)](amount(node.left), amount(node.right))
        if isinstance(node, ast.Name) and node.id in called:
            return amount_of(called[node.id])
        raise _not_understood(formula)

    try:
        tree = ast.parse(text.strip(), mode="eval")
    except SyntaxError:
        raise _not_understood(formula) from None
    return amount(tree.body)


def sides(relation: str) -> tuple[str, str, str]:
    """Take a relation apart: the left formula, ``==`` or ``<=``, the right one.

    Raises
    ------
    UserError
        It compares nothing, or more than two formulas.
    """
    signs = _COMPARISON.findall(relation)
    if len(signs) != 1:
        message = _("'{relation}' does not compare two sides.").format(relation=relation)
        raise UserError(message, _("Write two sides with == or <= between them."))
    left, right = _COMPARISON.split(relation)
    return left, signs[0], right


def elsewhere(scope: Scope, where: str) -> Scope:
    """What is seen from the unit, or ``last`` for the year before, that a call names before it."""
    first, _colon, unit = where.partition(":")
    if first == "last":
        return elsewhere(replace(scope, year=scope.year - 1), unit)
    return scope.of(where) if where else scope


def _not_understood(formula: str) -> UserError:
    fix = _(
        "Write indicators, their categories in brackets behind them, numbers, and + - * / between."
    )
    return UserError(_("'{formula}' is not a formula.").format(formula=formula.strip()), fix)
