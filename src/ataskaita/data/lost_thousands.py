"""Numbers that a spreadsheet has made a thousandth of: it took a mark of thousands for decimals."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.data.suspicion import Suspicion, row_name, twins
from ataskaita.data.tables import Table
from ataskaita.schema import Spec
from ataskaita.translation import _

#: How far from a thousandth of last year's number one may lie, as a share of it.
_NEAR = 0.2


def lost_thousands(spec: Spec, now: Table, before: Table) -> Iterator[Suspicion]:
    """Numbers that are about a thousandth of last year's."""
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
                yield Suspicion(
                    "LAST-10",
                    f"{row_name(spec, now, place)} {name}",
                    message.format(value=f"{number:g}", year=before.year, last=f"{last:.15g}"),
                    _("Write {large} if thousands are meant.").format(
                        large=f"{round(number * 1000, 6):.15g}"
                    ),
                    now.rows.lines[place],
                    name,
                    f"{number:g}",
                )
