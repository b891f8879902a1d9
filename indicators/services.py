"""Training and online services."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import COUNT, HOURS


@indicator(
    "training.sessions",
    "Skaitmeninio raštingumo mokymai",
    COUNT,
    "Per metus surengtų skaitmeninio raštingumo mokymų skaičius.",
    standard="ISO 2789: user training sessions",
)
def sessions(x: Scope) -> Amount:
    return x.sum("training", measure="sessions")


@indicator(
    "training.consultations",
    "Skaitmeninio raštingumo konsultacijos",
    COUNT,
    "Per metus suteiktų skaitmeninio raštingumo konsultacijų skaičius.",
)
def consultations(x: Scope) -> Amount:
    return x.sum("training", measure="consultations")


@indicator(
    "training.total",
    "Mokymai ir konsultacijos",
    COUNT,
    "Skaitmeninio raštingumo mokymai ir konsultacijos kartu.",
)
def training_total(x: Scope) -> Amount:
    return x["training.sessions"] + x["training.consultations"]


@indicator(
    "training.hours",
    "Mokymų ir konsultacijų trukmė",
    HOURS,
    "Mokymams ir konsultacijoms skirtų valandų skaičius.",
    standard="ISO 2789: user training hours",
)
def hours(x: Scope) -> Amount:
    return x.sum("training", measure="hours")


@indicator(
    "online.internet_sessions",
    "Interneto seansai",
    COUNT,
    "Viešosios interneto prieigos seansų skaičius, įskaitant belaidį ryšį.",
    standard="ISO 2789: internet accesses from within the library",
)
def internet_sessions(x: Scope) -> Amount:
    return x.sum("online", measure="internet_sessions")


@indicator(
    "online.web_posts",
    "Publikacijos svetainėje",
    COUNT,
    "Per metus bibliotekos svetainėje paskelbtų publikacijų skaičius.",
)
def web_posts(x: Scope) -> Amount:
    return x.sum("online", measure="web_posts")


@indicator(
    "online.database_searches",
    "Paieškos duomenų bazėse",
    COUNT,
    "Paieškų prenumeruojamose duomenų bazėse skaičius.",
    standard="ISO 2789: searches in licensed databases",
)
def database_searches(x: Scope) -> Amount:
    return x.sum("online", measure="database_searches")
