"""The numbers that a sentence rests on, and whether they are still the same."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ataskaita.checks.values import value
from ataskaita.data.tables import Tables
from ataskaita.errors import UserError
from ataskaita.indicators import LIBRARY, REGISTRY, Scope
from ataskaita.indicators.formulas import call_of, calls, evaluate, is_call
from ataskaita.inline import EXPRESSION
from ataskaita.lithuanian.numbers import round_half_up
from ataskaita.review.rules import call_in, gives_a_reason

#: Helpers that print what they count.
_COUNTING = {"v", "counted", "how_often"}

#: Helpers that speak of the change since last year.
_OF_CHANGE = {"change", "changed", "diff", "percent_change", "rose", "rose_by", "more", "word"}


@dataclass(frozen=True)
class Ground:
    """A number that has changed.

    Parameters
    ----------
    call : str
        The indicator, as `ataskaita.indicators.formulas` reads it.
    expected : Decimal or None
        The number the sentence rests on; None where it was not known when it was confirmed.
    now : Decimal or None
        What it is now; None where the data does not hold it any more.
    """

    call: str
    expected: Decimal | None
    now: Decimal | None

    @property
    def is_outgrown(self) -> bool:
        """Whether a reason may have changed: 0 of something, or an unknown number, is none."""
        return self.now != self.expected and not (self.now == 0 and is_call(self.call))


def changed_grounds(tables: Tables, year: int, expect: Mapping[str, Decimal]) -> Iterator[Ground]:
    """Compare numbers with the data, as exactly as they are written."""
    for call, expected in expect.items():
        now = number_now(tables, year, call, places=max(0, -expected.as_tuple().exponent))
        if now != expected:
            yield Ground(call, expected, now)


def number_now(
    tables: Tables, year: int, call: str, *, places: int | None = None
) -> Decimal | None:
    """What a call stands for, rounded; None where the data does not hold it.

    Parameters
    ----------
    tables, year
        The data and the report year.
    call : str
        Such as ``north:visits.total`` or ``visits.total - last:visits.total``.
    places : int, optional
        Decimal places; those the indicator is printed with when left out.
    """
    scope = Scope(tables, year, LIBRARY)
    try:
        if places is None:
            places = value(scope, calls(call)[0]).places
        amount = evaluate(call, lambda one: value(scope, one).amount)
        # Adding 0 takes the sign from a nought.
        return round_half_up(amount.number, places) + 0
    except (UserError, ArithmeticError, LookupError, ValueError):
        return None


def grounds_in(tables: Tables, year: int, sentence: str) -> dict[str, Decimal]:
    """The numbers that a sentence itself shows: all where it gives a reason or is marked as typed.

    Of other sentences those that are 0: a list of what there was not may stand beside.

    Returns
    -------
    dict
        Call of an indicator -> its number now.
    """
    reason = gives_a_reason(sentence)
    return {
        call: number
        for helper, call, number in _numbers(tables, year, sentence)
        if number is not None and (reason or (helper in _COUNTING and not number))
    }


def unknown_in(tables: Tables, year: int, sentence: str) -> list[Ground]:
    """The numbers that a sentence asks for and that nobody knows: it can't be shown."""
    return [
        Ground(call, None, None)
        for helper, call, number in _numbers(tables, year, sentence)
        if number is None and helper in _COUNTING | _OF_CHANGE
    ]


def _numbers(tables: Tables, year: int, sentence: str) -> Iterator[tuple[str, str, Decimal | None]]:
    """The helpers in a sentence, what each speaks of, and the number now."""
    for helper in filter(None, map(call_in, EXPRESSION.findall(sentence))):
        if named := _call(helper, tables.units.known_ids()):
            yield helper.func.id, named, number_now(tables, year, named)


def _call(helper: ast.Call, units: Collection[str]) -> str:
    """The number a helper speaks of, as checks write it; empty where it is not certain."""
    given = {word.arg: getattr(word.value, "value", None) for word in helper.keywords}
    key, *others = [getattr(one, "value", None) for one in helper.args] or [None]
    if key not in REGISTRY or "year" in given:
        return ""
    dimensions = {name: given.get(name) for name in REGISTRY[key].dimensions}
    if not all(isinstance(category, str) for category in dimensions.values()):
        return ""
    unit = next((one for one in (*others, given.get("unit")) if one in units), "")
    named = f"{unit}:" * bool(unit) + call_of(key, dimensions)
    return f"{named} - last:{named}" if helper.func.id in _OF_CHANGE else named
