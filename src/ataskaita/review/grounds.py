"""The numbers that a sentence rests on, and whether they are still the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ataskaita.checks.facts import evaluate
from ataskaita.data.tables import Tables
from ataskaita.errors import UserError
from ataskaita.indicators import LIBRARY, NotAvailable, Scope
from ataskaita.lithuanian.numbers import round_half_up


@dataclass(frozen=True)
class Ground:
    """A number that has changed.

    Parameters
    ----------
    call : str
        The indicator, as `ataskaita.checks.facts` reads it.
    expected : Decimal
        The number the sentence rests on.
    now : Decimal or None
        What it is now; None where the data does not hold it any more.
    """

    call: str
    expected: Decimal
    now: Decimal | None


def changed_grounds(tables: Tables, year: int, expect: Mapping[str, Decimal]) -> Iterator[Ground]:
    """Compare numbers with the data, as exactly as they are written.

    Parameters
    ----------
    tables : Tables
        The data.
    year : int
        The report year.
    expect : mapping
        Call -> number.
    """
    for call, expected in expect.items():
        now = number_now(tables, year, call, places=max(0, -expected.as_tuple().exponent))
        if now != expected:
            yield Ground(call, expected, now)


def number_now(tables: Tables, year: int, call: str, *, places: int) -> Decimal | None:
    """What a call stands for, rounded; None where the data does not hold it.

    Parameters
    ----------
    tables, year
        The data and the report year.
    call : str
        Such as ``north:visits.total`` or ``visits.total - last:visits.total``.
    places : int
        Decimal places.
    """
    try:
        amount = evaluate(Scope(tables, year, LIBRARY), call)
        return round_half_up(amount.number, places)
    except (NotAvailable, UserError, KeyError, ValueError):
        return None
