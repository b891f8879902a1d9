"""Books and periodicals among what was acquired, and what each branch got of it."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import ITEMS, PERCENT


@indicator(
    "acquisitions.periodicals",
    "Įsigyta periodinių leidinių",
    ITEMS,
    "Per metus gautų prenumeruojamų periodinių leidinių fizinių vienetų skaičius.",
    standard="ISO 2789: additions, printed serials",
)
def acquired_periodicals(x: Scope) -> Amount:
    return x.sum("acquisitions_by_type", document_type="periodicals")


@indicator(
    "acquisitions.periodicals_share",
    "Periodinių leidinių dalis tarp įsigytų dokumentų",
    PERCENT,
    "Gautų prenumeruojamų periodinių leidinių dalis tarp visų įsigytų dokumentų.",
)
def acquired_periodicals_share(x: Scope) -> Amount:
    return 100 * x["acquisitions.periodicals"] / x["acquisitions.items"]


@indicator(
    "acquisitions.books",
    "Naujai gauta knygų",
    ITEMS,
    "Per metus gautų knygų fizinių vienetų skaičius.",
    standard="ISO 2789: additions, printed books",
)
def acquired_books(x: Scope) -> Amount:
    return x.sum("acquired_books")


@indicator(
    "acquisitions.nonperiodical",
    "Gauta dokumentų be periodikos",
    ITEMS,
    "Per metus gautų dokumentų, išskyrus periodinius leidinius, fizinių vienetų skaičius.",
)
def acquired_nonperiodical(x: Scope) -> Amount:
    return x.at("acquisitions_nonperiodical")


@indicator(
    "acquisitions.per_rural_branch",
    "Dokumentų vienam kaimo filialui",
    ITEMS,
    "Kaimo filialų gauti dokumentai, padalyti iš kaimo filialų skaičiaus.",
)
def per_rural_branch(x: Scope) -> Amount:
    return x.of("rural")["acquisitions.items"] / x["organisation.rural_branches"]


@indicator(
    "acquisitions.books_per_rural_branch",
    "Knygų vienam kaimo filialui",
    ITEMS,
    "Kaimo filialų gautos knygos, padalytos iš kaimo filialų skaičiaus.",
)
def books_per_rural_branch(x: Scope) -> Amount:
    return x.of("rural")["acquisitions.books"] / x["organisation.rural_branches"]


@indicator(
    "acquisitions.state_execution",
    "Panaudota valstybės lėšų dokumentams",
    PERCENT,
    "Panaudotos valstybės lėšos dokumentams, palyginti su gautais asignavimais.",
)
def state_execution(x: Scope) -> Amount:
    return (
        100
        * x.indicator("acquisitions.spending_by", source="state")
        / x.indicator("finance.received", source="state", item="all")
    )
