"""The library as an institution: its units."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import BRANCHES, COUNT


@indicator(
    "organisation.units",
    "Padaliniai",
    COUNT,
    "Metų pabaigoje veikiančių bibliotekos padalinių, kartu su centrine biblioteka, skaičius.",
    standard="ISO 2789: administrative units and branch libraries",
)
def units(x: Scope) -> Amount:
    return x.count_units()


@indicator(
    "organisation.branches",
    "Filialai",
    BRANCHES,
    "Metų pabaigoje veikiančių filialų – miesto ir kaimo – skaičius.",
    standard="ISO 2789: branch libraries",
)
def branches(x: Scope) -> Amount:
    return x.count_units(kind="town_branch") + x.count_units(kind="rural_branch")
