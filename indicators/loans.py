"""Loans."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import ITEMS, PERCENT


@indicator(
    "loans.items",
    "Išduotis",
    ITEMS,
    "Per metus į namus ir vietoje išduotų dokumentų fizinių vienetų skaičius.",
    standard="ISO 2789: loans",
)
def items(x: Scope) -> Amount:
    return x.sum("loans")


@indicator(
    "loans.by_type",
    "Išduotis pagal dokumentų rūšį",
    ITEMS,
    "Vienos rūšies dokumentų išduotis.",
    standard="ISO 2789: loans by type of document",
    dimensions=("document_type",),
)
def by_type(x: Scope, document_type: str) -> Amount:
    return x.sum("loans", document_type=document_type)


@indicator(
    "loans.type_share",
    "Dokumentų rūšies dalis išduotyje",
    PERCENT,
    "Vienos rūšies dokumentų išduoties dalis visoje išduotyje.",
    dimensions=("document_type",),
)
def type_share(x: Scope, document_type: str) -> Amount:
    return 100 * x.indicator("loans.by_type", document_type=document_type) / x["loans.items"]
