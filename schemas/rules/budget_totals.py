"""Rules on the money of each source, and on what the state gives it for."""

from __future__ import annotations

from collections.abc import Iterator

from ataskaita.schema import Breach, Year, exceeds, rule, unequal


@rule(
    "BUDGET-01",
    "budget",
    "budget_totals",
    title="Šaltinio straipsnių suma ne didesnė už šaltinio lėšas iš viso.",
    message="The items of {source}, {measure}, add up to {left}, more than the total {right}.",
    fix="Correct budget.csv or budget_totals.csv.",
)
def items_are_no_more_than_the_total(data: Year) -> Iterator[Breach]:
    """Items are parts of the total; some may be unknown."""
    for row in data["budget_totals"].itertuples():
        items = data.total("budget", source=row.source, measure=row.measure)
        yield from exceeds("budget", items, row.value, source=row.source, measure=row.measure)


@rule(
    "BUDGET-03",
    "budget_totals",
    title="Iš viso panaudota ne daugiau lėšų, negu gauta.",
    message="Of {source}, {left} was used, more than the {right} received.",
    fix="Correct budget_totals.csv.",
)
def used_in_total_is_no_more_than_received(data: Year) -> Iterator[Breach]:
    """Money that was not received cannot be used."""
    totals = data["budget_totals"].pivot_table(index="source", columns="measure", values="value")
    if {"used", "received"} <= set(totals):
        for source, row in totals.dropna(subset=["used", "received"]).iterrows():
            yield from exceeds("budget_totals", row["used"], row["received"], source=source)


@rule(
    "SPENDING-01",
    "acquisition_spending",
    "budget",
    title="Dokumentams panaudota valstybės lėšų suma abiejose lentelėse ta pati.",
    message="acquisition_spending.csv gives {left} Eur of state money, but budget.csv gives "
    "{right} used.",
    fix="Correct acquisition_spending.csv or budget.csv; both state the same fact.",
)
def state_money_is_for_documents(data: Year) -> Iterator[Breach]:
    """The state gives money for documents only."""
    used = data.rows("budget", source="state", measure="used")
    if used.empty or data.rows("acquisition_spending", source="state").empty:
        return iter(())
    return unequal(
        "acquisition_spending",
        data.total("acquisition_spending", source="state"),
        float(used["value"].sum()),
    )
