"""Acquisitions: what was added to the collection during the year, and what it cost."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import ITEMS, MONEY, MONEY_PER_PERSON, TITLES


@indicator(
    "acquisitions.items",
    "Įsigyta dokumentų",
    ITEMS,
    "Per metus į fondą gautų dokumentų fizinių vienetų skaičius.",
    standard="ISO 2789: additions to the collection, physical units",
)
def items(x: Scope) -> Amount:
    return x.sum("acquisitions")


@indicator(
    "acquisitions.titles",
    "Įsigyta naujų pavadinimų",
    TITLES,
    "Per metus į fondą gautų naujų pavadinimų skaičius; padaliniai gali gauti tą patį "
    "pavadinimą, todėl padalinių skaičiai nesumuojami.",
    standard="ISO 2789: titles, additions to the collection",
)
def titles(x: Scope) -> Amount:
    return x.at("acquisition_titles")


@indicator(
    "acquisitions.spending",
    "Lėšos dokumentams įsigyti",
    MONEY,
    "Visų šaltinių lėšos, per metus panaudotos dokumentams įsigyti.",
    standard="ISO 2789: acquisitions expenditure",
)
def spending(x: Scope) -> Amount:
    return x.sum("acquisition_spending")


@indicator(
    "acquisitions.spending_by",
    "Lėšos dokumentams pagal šaltinį",
    MONEY,
    "Vieno šaltinio lėšos, per metus panaudotos dokumentams įsigyti.",
    dimensions=("source",),
)
def spending_by(x: Scope, source: str) -> Amount:
    return x.sum("acquisition_spending", source=source)


@indicator(
    "acquisitions.spending_per_capita",
    "Lėšos dokumentams vienam gyventojui",
    MONEY_PER_PERSON,
    "Visų šaltinių lėšos dokumentams įsigyti, padalytos iš gyventojų skaičiaus.",
    standard="ISO 11620: acquisitions expenditure per capita",
)
def spending_per_capita(x: Scope) -> Amount:
    return x["acquisitions.spending"] / x["population"]
