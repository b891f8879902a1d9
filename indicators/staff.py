"""Staff and their training."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import PEOPLE, PERCENT


@indicator(
    "staff.employees",
    "Darbuotojai",
    PEOPLE,
    "Bibliotekoje dirbančių darbuotojų skaičius.",
    standard="ISO 2789: total library staff",
)
def employees(x: Scope) -> Amount:
    return x.sum("staff", measure="employees")


@indicator(
    "staff.trained",
    "Kvalifikaciją kėlę darbuotojai",
    PEOPLE,
    "Darbuotojų, per metus kėlusių kvalifikaciją, skaičius.",
)
def trained(x: Scope) -> Amount:
    return x.sum("staff_trained")


@indicator(
    "staff.trained_share",
    "Kvalifikaciją kėlusių darbuotojų dalis",
    PERCENT,
    "Kvalifikaciją kėlusių darbuotojų dalis tarp visų darbuotojų.",
)
def trained_share(x: Scope) -> Amount:
    return 100 * x["staff.trained"] / x["staff.employees"]
