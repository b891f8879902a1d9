"""Changes since the year before, in the indicator's own measure or in per cent."""

from __future__ import annotations

from dataclasses import replace

from ataskaita.indicators.scope import NotAvailable
from ataskaita.translation import _
from ataskaita.values.amounts import Amount
from ataskaita.values.measures import PERCENT
from ataskaita.values.values import Value


def change_of(now: Amount, before: Amount, kind: str = "change") -> Amount:
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
        raise NotAvailable(_("the year before is not above 0, so there is no change in per cent"))
    return 100 * gap / before


def changed(now: Value, before: Amount, kind: str = "change") -> Value:
    """The change of a value since the year before.

    Parameters
    ----------
    now : Value
        This year's value.
    before : Amount
        The amount of the year before.
    kind : str
        ``change`` or ``relative``.
    """
    measure = PERCENT if kind == "relative" else now.measure
    return replace(now, amount=change_of(now.amount, before, kind), measure=measure, kind=kind)
