"""The collection: its size and what it consists of."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import ITEMS, PERCENT, TITLES


@indicator(
    "collection.items",
    "Fondo dydis",
    ITEMS,
    "Fonde metų pabaigoje esančių dokumentų fizinių vienetų skaičius.",
    standard="ISO 2789: collection, physical units",
)
def items(x: Scope) -> Amount:
    return x.sum("collection")


@indicator(
    "collection.share_of_library",
    "Dalis visame fonde",
    PERCENT,
    "Padalinio fondo dalis visame bibliotekos fonde.",
)
def share_of_library(x: Scope) -> Amount:
    return 100 * x["collection.items"] / x.library["collection.items"]


@indicator(
    "collection.titles",
    "Fondo pavadinimai",
    TITLES,
    "Fonde esančių pavadinimų skaičius; tas pats pavadinimas gali būti keliuose "
    "padaliniuose, todėl padalinių skaičiai nesumuojami.",
    standard="ISO 2789: collection, titles",
)
def titles(x: Scope) -> Amount:
    return x.at("collection_titles")


@indicator(
    "collection.fiction",
    "Grožinė literatūra",
    ITEMS,
    "Grožinės literatūros dokumentai be periodinių leidinių.",
)
def fiction(x: Scope) -> Amount:
    return x.sum("collection", content="fiction")


@indicator(
    "collection.nonfiction",
    "Šakinė literatūra",
    ITEMS,
    "Šakinės literatūros dokumentai be periodinių leidinių.",
)
def nonfiction(x: Scope) -> Amount:
    return x.sum("collection", content="nonfiction")


@indicator(
    "collection.periodicals",
    "Periodiniai leidiniai",
    ITEMS,
    "Periodinių leidinių fiziniai vienetai fonde.",
    standard="ISO 2789: printed serials",
)
def periodicals(x: Scope) -> Amount:
    return x.sum("collection", content="periodicals")


@indicator(
    "collection.fiction_share",
    "Grožinės literatūros dalis",
    PERCENT,
    "Grožinės literatūros dalis fonde.",
)
def fiction_share(x: Scope) -> Amount:
    return 100 * x["collection.fiction"] / x["collection.items"]


@indicator(
    "collection.nonfiction_share",
    "Šakinės literatūros dalis",
    PERCENT,
    "Šakinės literatūros dalis fonde.",
)
def nonfiction_share(x: Scope) -> Amount:
    return 100 * x["collection.nonfiction"] / x["collection.items"]


@indicator(
    "collection.periodicals_share",
    "Periodinių leidinių dalis",
    PERCENT,
    "Periodinių leidinių dalis fonde.",
)
def periodicals_share(x: Scope) -> Amount:
    return 100 * x["collection.periodicals"] / x["collection.items"]


@indicator(
    "collection.by_type",
    "Fondas pagal dokumentų rūšį",
    ITEMS,
    "Vienos rūšies dokumentų fiziniai vienetai fonde.",
    standard="ISO 2789: collection by type of document",
    dimensions=("document_type",),
)
def by_type(x: Scope, document_type: str) -> Amount:
    return x.sum("collection_by_type", document_type=document_type)


@indicator(
    "collection.type_share",
    "Dokumentų rūšies dalis",
    PERCENT,
    "Vienos rūšies dokumentų dalis fonde.",
    dimensions=("document_type",),
)
def type_share(x: Scope, document_type: str) -> Amount:
    return (
        100 * x.indicator("collection.by_type", document_type=document_type) / x["collection.items"]
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
