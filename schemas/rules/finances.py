"""Rules on money."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.schema import Breach, Year, exceeds, plain, rule


@rule(
    "BUDGET-02",
    "budget",
    title="Panaudota ne daugiau lėšų, negu gauta.",
    message="Of {source}, {item}, {left} was used, more than the {right} received.",
    fix="Correct budget.csv.",
)
def used_is_no_more_than_received(data: Year) -> Iterator[Breach]:
    """Money that was not received cannot be used."""
    keys = ["source", "item"]
    received = data.rows("budget", measure="received").set_index(keys)["value"]
    for row in data.rows("budget", measure="used").itertuples():
        if (row.source, row.item) in received.index:
            right = float(received[(row.source, row.item)])
            for breach in exceeds("budget", row.value, right, source=row.source, item=row.item):
                yield Breach(
                    "budget",
                    int(row.Index),
                    "value",
                    plain(row.value),
                    breach.difference,
                    breach.details,
                )
