"""Money: what was planned, received and used, by source and item."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import NotAvailable, Scope
from ataskaita.values.amounts import Amount, total
from indicators.measures import MONEY, PERCENT

_BY_ITEM = ("source", "item")


def _money(x: Scope, source: str, item: str, measure: str) -> Amount:
    """The amount of one item; for `total` the one given for the source, else the sum of items."""
    if item != "total":
        return x.sum("budget", source=source, item=item, measure=measure)
    try:
        return x.sum("budget_totals", source=source, measure=measure)
    except NotAvailable:
        return x.sum("budget", source=source, measure=measure)


@indicator(
    "finance.planned", "Planas", MONEY, "Ataskaitinio laikotarpio planas.", dimensions=_BY_ITEM
)
def planned(x: Scope, source: str, item: str) -> Amount:
    return _money(x, source, item, "planned")


@indicator(
    "finance.received",
    "Gauta",
    MONEY,
    "Gauti asignavimai arba kitos gautos lėšos.",
    standard="ISO 2789: income",
    dimensions=_BY_ITEM,
)
def received(x: Scope, source: str, item: str) -> Amount:
    return _money(x, source, item, "received")


@indicator(
    "finance.used",
    "Panaudota",
    MONEY,
    "Per laikotarpį panaudotos lėšos.",
    standard="ISO 2789: expenditure",
    dimensions=_BY_ITEM,
)
def used(x: Scope, source: str, item: str) -> Amount:
    return _money(x, source, item, "used")


@indicator(
    "finance.balance", "Likutis", MONEY, "Gautų ir panaudotų lėšų skirtumas.", dimensions=_BY_ITEM
)
def balance(x: Scope, source: str, item: str) -> Amount:
    return x.indicator("finance.received", source=source, item=item) - x.indicator(
        "finance.used", source=source, item=item
    )


@indicator(
    "finance.execution",
    "Įvykdymas",
    PERCENT,
    "Panaudotų lėšų dalis tarp gautų.",
    dimensions=_BY_ITEM,
)
def execution(x: Scope, source: str, item: str) -> Amount:
    return (
        100
        * x.indicator("finance.used", source=source, item=item)
        / x.indicator("finance.received", source=source, item=item)
    )


@indicator(
    "finance.plan_execution",
    "Plano įvykdymas",
    PERCENT,
    "Panaudotų lėšų dalis, palyginti su planu.",
    dimensions=_BY_ITEM,
)
def plan_execution(x: Scope, source: str, item: str) -> Amount:
    return (
        100
        * x.indicator("finance.used", source=source, item=item)
        / x.indicator("finance.planned", source=source, item=item)
    )


@indicator(
    "finance.plan_difference",
    "Nuokrypis nuo plano",
    MONEY,
    "Panaudotų ir planuotų lėšų skirtumas.",
    dimensions=_BY_ITEM,
)
def plan_difference(x: Scope, source: str, item: str) -> Amount:
    return x.indicator("finance.used", source=source, item=item) - x.indicator(
        "finance.planned", source=source, item=item
    )


@indicator(
    "finance.unitemised",
    "Straipsniais nenurodytos lėšos",
    MONEY,
    "Šaltinio gautos lėšos, atėmus tas, kurios nurodytos pagal išlaidų straipsnius.",
    dimensions=("source",),
)
def unitemised(x: Scope, source: str) -> Amount:
    return x.indicator("finance.received", source=source, item="total") - x.sum(
        "budget", source=source, measure="received"
    )


@indicator(
    "finance.income",
    "Visos gautos lėšos",
    MONEY,
    "Visų finansavimo šaltinių per metus gautos lėšos.",
    standard="ISO 2789: income, total",
)
def income(x: Scope) -> Amount:
    tables = ("budget", "budget_totals")
    found = (x.categories(table, "source", measure="received") for table in tables)
    sources = dict.fromkeys(source for sources in found for source in sources)
    if not sources:
        raise NotAvailable(f"{x.year} m. nenurodytas nė vienas finansavimo šaltinis")
    return total([x.indicator("finance.received", source=one, item="total") for one in sources])


@indicator(
    "finance.source_share",
    "Šaltinio dalis",
    PERCENT,
    "Vieno finansavimo šaltinio dalis tarp visų gautų lėšų.",
    dimensions=("source",),
)
def source_share(x: Scope, source: str) -> Amount:
    return 100 * x.indicator("finance.received", source=source, item="total") / x["finance.income"]
