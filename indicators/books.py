"""Books and periodicals among what was acquired and is held, and what each branch got of it."""

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


@indicator(
    "collection.untyped",
    "Rūšis nenurodyta",
    ITEMS,
    "Fondo dokumentai, kurių skirstinys pagal rūšį neapima: fondo dydis, atėmus visų "
    "nurodytų rūšių sumą.",
)
def untyped(x: Scope) -> Amount:
    return x["collection.items"] - x.sum("collection_by_type")


@indicator(
    "collection.untyped_share",
    "Nenurodytos rūšies dalis",
    PERCENT,
    "Fondo dokumentų, kurių rūšis nenurodyta, dalis fonde.",
)
def untyped_share(x: Scope) -> Amount:
    return 100 * x["collection.untyped"] / x["collection.items"]


@indicator(
    "collection.books",
    "Knygos fonde",
    ITEMS,
    "Knygų fiziniai vienetai fonde.",
    standard="ISO 2789: printed books",
)
def books(x: Scope) -> Amount:
    return x.sum("books")


@indicator(
    "collection.subscriptions",
    "Prenumeruojami periodiniai leidiniai",
    ITEMS,
    "Per metus gautų prenumeruojamų periodinių leidinių fiziniai vienetai.",
)
def subscriptions(x: Scope) -> Amount:
    return x.sum("subscriptions")
