"""Acquisitions: what was added to the collection during the year, and what it cost."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import ITEMS, MONEY, MONEY_PER_PERSON, PERCENT, TITLES


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
    "acquisitions.periodicals",
    "Įsigyta periodinių leidinių",
    ITEMS,
    "Per metus gautų prenumeruojamų periodinių leidinių fizinių vienetų skaičius.",
    standard="ISO 2789: additions, printed serials",
)
def periodicals(x: Scope) -> Amount:
    return x.sum("acquisitions_by_type", document_type="periodicals")


@indicator(
    "acquisitions.periodicals_share",
    "Periodinių leidinių dalis tarp įsigytų dokumentų",
    PERCENT,
    "Gautų prenumeruojamų periodinių leidinių dalis tarp visų įsigytų dokumentų.",
)
def periodicals_share(x: Scope) -> Amount:
    return 100 * x["acquisitions.periodicals"] / x["acquisitions.items"]


@indicator(
    "acquisitions.books",
    "Naujai gauta knygų",
    ITEMS,
    "Per metus gautų knygų fizinių vienetų skaičius.",
    standard="ISO 2789: additions, printed books",
)
def books(x: Scope) -> Amount:
    return x.sum("acquired_books")


@indicator(
    "acquisitions.nonperiodical",
    "Gauta dokumentų be periodikos",
    ITEMS,
    "Per metus gautų dokumentų, išskyrus periodinius leidinius, fizinių vienetų skaičius.",
)
def nonperiodical(x: Scope) -> Amount:
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
