"""Digitisation and local studies, and how often events are announced."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.counted import count_measures
from indicators.measures import ITEMS, PER_WEEK, SETS


@indicator(
    "online.weekly_announcements",
    "Renginių anonsai per savaitę",
    PER_WEEK,
    "Kiek kartų per savaitę paskelbiamas renginių anonsas.",
)
def weekly_announcements(x: Scope) -> Amount:
    return x.sum("online", measure="weekly_announcements")


@indicator(
    "digitisation.sets",
    "Suskaitmeninti laikraščio komplektai",
    SETS,
    "Suskaitmenintų metinių laikraščio komplektų skaičius.",
    standard="ISO 2789: documents digitised",
    dimensions=("newspaper",),
)
def sets(x: Scope, newspaper: str) -> Amount:
    return x.sum("digitisation", newspaper=newspaper)


@indicator(
    "digitisation.all_sets",
    "Suskaitmeninti laikraščių komplektai",
    SETS,
    "Visų laikraščių suskaitmeninti metiniai komplektai.",
)
def all_sets(x: Scope) -> Amount:
    return x.sum("digitisation")


@indicator(
    "local_studies.books_reviewed",
    "Kraštotyrai peržiūrėtos knygos",
    ITEMS,
    "Mažiausias skaičius knygų, peržiūrėtų ieškant kraštotyros medžiagos.",
)
def books_reviewed(x: Scope) -> Amount:
    return x.sum("local_studies", measure="books_reviewed")


count_measures(
    "local_studies.counted", "local_studies", "Kraštotyros duomenys", "kraštotyros duomenų"
)
