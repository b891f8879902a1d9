"""The library as an institution: its units, orders and agreements."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.counted import count_measures
from indicators.measures import BRANCHES, COUNT


@indicator(
    "organisation.rural_branches",
    "Kaimo filialai",
    BRANCHES,
    "Kaimo filialų skaičius.",
    standard="ISO 2789: branch libraries, rural",
)
def rural_branches(x: Scope) -> Amount:
    return x.count_units(kind="rural_branch")


@indicator(
    "organisation.town_branches",
    "Miesto filialai",
    BRANCHES,
    "Miesto filialų skaičius.",
)
def town_branches(x: Scope) -> Amount:
    return x.count_units(kind="town_branch")


@indicator(
    "organisation.branches",
    "Filialai",
    BRANCHES,
    "Visų filialų – miesto ir kaimo – skaičius.",
    standard="ISO 2789: branch libraries",
)
def branches(x: Scope) -> Amount:
    return x["organisation.town_branches"] + x["organisation.rural_branches"]


@indicator(
    "organisation.service_points",
    "Veikiantys bibliotekinio aptarnavimo punktai",
    COUNT,
    "Metų pabaigoje veikiančių bibliotekinio aptarnavimo punktų skaičius.",
    standard="ISO 2789: external service points",
)
def service_points(x: Scope) -> Amount:
    return x.count_units(kind="service_point")


@indicator(
    "governance.orders",
    "Įsakymai veiklos klausimais",
    COUNT,
    "Per metus pasirašytų įsakymų veiklos klausimais skaičius.",
)
def orders(x: Scope) -> Amount:
    return x.sum("governance", measure="orders")


@indicator(
    "governance.agreements",
    "Bendradarbiavimo sutartys",
    COUNT,
    "Per metus pasirašytų bendradarbiavimo sutarčių skaičius.",
)
def agreements(x: Scope) -> Amount:
    return x.sum("governance", measure="agreements")


count_measures("governance.counted", "governance", "Valdymo duomenys", "valdymo duomenų")
