"""The branches side by side: membership, heating and premises, checks of their stock."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import BRANCHES


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


@indicator(
    "premises.heating",
    "Filialai pagal šildymo būdą",
    BRANCHES,
    "Filialų, šildomų vienu būdu, skaičius.",
    dimensions=("heating",),
)
def heating(x: Scope, heating: str) -> Amount:
    return x.count("heating", heating=heating)


@indicator(
    "premises.condition",
    "Filialai pagal patalpų trūkumus",
    BRANCHES,
    "Filialų, kurių patalpos turi vieną trūkumą, skaičius.",
    dimensions=("condition",),
)
def condition(x: Scope, condition: str) -> Amount:
    return x.count("premises_condition", condition=condition)


@indicator(
    "stock_checks.planned",
    "Numatyta patikrinti filialų fondų",
    BRANCHES,
    "Filialų, kurių fondus planuota patikrinti, skaičius.",
)
def planned(x: Scope) -> Amount:
    return x.count("stock_checks", planned="yes")


@indicator(
    "stock_checks.checked",
    "Patikrinta filialų fondų",
    BRANCHES,
    "Planuotų filialų, kurių fondai patikrinti, skaičius.",
)
def checked(x: Scope) -> Amount:
    return x.count("stock_checks", planned="yes", checked="yes")
