"""Percentages that a spreadsheet has saved as fractions: 24.5 % as 0.245."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ataskaita.data.suspicion import Suspicion, row_name, twins
from ataskaita.data.tables import Table
from ataskaita.schema import Spec
from ataskaita.translation import _

#: The columns that say what a number is and what it is counted in.
VALUE, MEASURE = "value", "measure"

#: How people write that a number is in per cent.
_PERCENT = ("%", "proc.", "procentai", "procentų", "procentas")

#: From how many times less than last year on a percentage looks divided by hundred, and to which.
_LESS, _MORE = 50, 200


def lost_percent(spec: Spec, now: Table, before: Table | None) -> Iterator[Suspicion]:
    """Numbers in percent that are hundred times too small.

    Parameters
    ----------
    spec : Spec
        The definition of the table.
    now : Table
        This year's.
    before : Table or None
        That of the year before, where it can be compared.
    """
    if not {VALUE, MEASURE} <= set(spec.columns):
        return
    earlier = {} if before is None else dict(twins(spec, now, before))
    for place, measure in enumerate(now.rows.columns[MEASURE]):
        number = now.rows.columns[VALUE][place]
        if str(measure).strip().lower() not in _PERCENT or not number > 0:
            continue
        was = before.rows.columns[VALUE][earlier[place]] if place in earlier else 0
        if number > 1 and not number * _LESS <= was <= number * _MORE:
            continue
        shown = Decimal(str(number))
        message = _(
            "{number} with the measure % means {number} %. Spreadsheets store {hundredfold} % as "
            "{number}."
        )
        fix = _("Write {hundredfold} if {hundredfold} % is meant.")
        given = {"number": _plain(shown), "hundredfold": _plain(shown * 100)}
        yield Suspicion(
            "LAST-11",
            row_name(spec, now, place),
            message.format(**given),
            fix.format(**given),
            now.rows.lines[place],
            VALUE,
            given["number"],
        )


def _plain(number: Decimal) -> str:
    """As it is typed into a table: ``24.5``, not ``24.50`` or ``1E+2``."""
    return f"{number.normalize():f}"
