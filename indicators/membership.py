"""Population and registered users, and how the two relate."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import PEOPLE, PERCENT


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
