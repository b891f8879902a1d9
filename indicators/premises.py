"""Premises, shelves and computers."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import AREA, COUNT, METRES


@indicator(
    "premises.area",
    "Patalpų plotas",
    AREA,
    "Bibliotekos patalpų plotas.",
    standard="ISO 2789: total area",
)
def area(x: Scope) -> Amount:
    return x.sum("premises")


@indicator(
    "premises.shelves",
    "Fondo lentynų ilgis",
    METRES,
    "Fondo lentynų ilgis metrais.",
    standard="ISO 2789: shelving, linear metres",
)
def shelves(x: Scope) -> Amount:
    return x.sum("shelves")


@indicator(
    "premises.computers",
    "Kompiuteriai su interneto prieiga",
    COUNT,
    "Kompiuterių su interneto prieiga skaičius.",
    standard="ISO 2789: computers with internet access",
)
def computers(x: Scope) -> Amount:
    return x.sum("computers")


@indicator(
    "premises.computers_for",
    "Kompiuteriai pagal paskirtį",
    COUNT,
    "Kompiuterių, skirtų vartotojams arba darbuotojams, skaičius.",
    standard="ISO 2789: user workstations",
    dimensions=("purpose",),
)
def computers_for(x: Scope, purpose: str) -> Amount:
    return x.sum("computers", purpose=purpose)
