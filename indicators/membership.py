"""Population and registered users, and how the two relate."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import BRANCHES, PEOPLE, PERCENT


@indicator(
    "population",
    "Gyventojai",
    PEOPLE,
    "Aptarnaujamos teritorijos gyventojų skaičius.",
    standard="ISO 2789: population to be served",
)
def population(x: Scope) -> Amount:
    return x.sum("population")


@indicator(
    "users",
    "Registruoti vartotojai",
    PEOPLE,
    "Bibliotekoje per metus registruotų vartotojų skaičius.",
    standard="ISO 2789: registered users",
)
def users(x: Scope) -> Amount:
    return x.sum("users")


@indicator(
    "membership.rate",
    "Sutelktumo procentas",
    PERCENT,
    "Registruotų vartotojų dalis tarp aptarnaujamos teritorijos gyventojų.",
    standard="ISO 11620: market penetration (registered users)",
)
def rate(x: Scope) -> Amount:
    return 100 * x["users"] / x["population"]


@indicator(
    "membership.rising",
    "Kaimo filialai, kuriuose sutelktumas didėjo",
    BRANCHES,
    "Kaimo filialų, kuriuose sutelktumo procentas per metus padidėjo, skaičius.",
)
def rising(x: Scope) -> Amount:
    return x.sum("membership_trend", direction="up")


@indicator(
    "membership.falling",
    "Kaimo filialai, kuriuose sutelktumas mažėjo",
    BRANCHES,
    "Kaimo filialų, kuriuose sutelktumo procentas per metus sumažėjo, skaičius.",
)
def falling(x: Scope) -> Amount:
    return x.sum("membership_trend", direction="down")


@indicator(
    "membership.stable",
    "Kaimo filialai, kuriuose sutelktumas nekito",
    BRANCHES,
    "Kaimo filialų, kuriuose sutelktumo procentas per metus nepakito, skaičius.",
)
def stable(x: Scope) -> Amount:
    return x.sum("membership_trend", direction="stable")


@indicator(
    "membership.trend_counted",
    "Kaimo filialai, suskaičiuoti pagal sutelktumo kitimo kryptį",
    BRANCHES,
    "Kaimo filialų, kuriuose sutelktumas didėjo, mažėjo arba nekito, suma.",
)
def trend_counted(x: Scope) -> Amount:
    return x["membership.rising"] + x["membership.falling"] + x["membership.stable"]
