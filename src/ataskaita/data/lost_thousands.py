"""Numbers of which a spreadsheet has taken a mark of thousands for decimals, or the other way."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.data.suspicion import Suspicion, row_name, twins
from ataskaita.data.tables import Table
from ataskaita.schema import Spec
from ataskaita.translation import _

#: How far from a thousandth of last year's number one may lie, as a share of it.
_NEAR = 0.2

#: How many times last year's number nobody's is.
_FAR = 500


def lost_thousands(spec: Spec, now: Table, before: Table) -> Iterator[Suspicion]:
    """Numbers that are about a thousandth of last year's, or many hundred times as large."""
    columns = [
        name
        for name, column in spec.columns.items()
        if column.kind != "text" and name not in (*spec.keys, "lower", "upper")
    ]
    for name in columns:
        for place, other in twins(spec, now, before):
            number, last = now.rows.columns[name][place], before.rows.columns[name][other]
            # A gap is NaN, which compares as false.
            if last >= 1000 and abs(number * 1000 - last) <= _NEAR * last:
                message = _("{value} is about a thousandth of the number of {year}: {last}.")
                fix = _("Write {large} if thousands are meant.").format(
                    large=f"{round(number * 1000, 6):.15g}"
                )
            elif last >= 1 and number >= max(1000, _FAR * last):
                message = _("{value} is hundreds of times the number of {year}: {last}.")
                fix = _(
                    "Count its digits again; a spreadsheet may have taken a decimal mark for one "
                    "of thousands."
                )
            else:
                continue
            value = f"{number:.15g}"
            yield Suspicion(
                "LAST-10",
                f"{row_name(spec, now, place)} {name}",
                message.format(value=value, year=before.year, last=f"{last:.15g}"),
                fix,
                now.rows.lines[place],
                name,
                value,
            )
