"""Enquiries that users put to the library."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import COUNT, PERCENT


@indicator(
    "enquiries.received",
    "Pateiktos užklausos",
    COUNT,
    "Vartotojų bibliotekai pateiktų informacinių užklausų skaičius.",
    standard="ISO 2789: reference transactions",
)
def received(x: Scope) -> Amount:
    return x.sum("enquiries", outcome="received")


@indicator(
    "enquiries.answered", "Atsakytos užklausos", COUNT, "Užklausų, į kurias atsakyta, skaičius."
)
def answered(x: Scope) -> Amount:
    return x.sum("enquiries", outcome="answered")


@indicator(
    "enquiries.unanswered",
    "Neatsakytos užklausos",
    COUNT,
    "Pateiktų ir atsakytų užklausų skirtumas.",
)
def unanswered(x: Scope) -> Amount:
    return x["enquiries.received"] - x["enquiries.answered"]


@indicator(
    "enquiries.answered_share",
    "Atsakytų užklausų dalis",
    PERCENT,
    "Užklausų, į kurias atsakyta, dalis tarp visų pateiktų.",
    standard="ISO 11620: correct answer fill rate (approximation)",
)
def answered_share(x: Scope) -> Amount:
    return 100 * x["enquiries.answered"] / x["enquiries.received"]


@indicator(
    "enquiries.electronic",
    "Elektroninės užklausos",
    COUNT,
    "Elektroniniu būdu pateiktų užklausų skaičius.",
    standard="ISO 2789: reference transactions submitted electronically",
)
def electronic(x: Scope) -> Amount:
    return x.sum("enquiries_by_channel", channel="electronic")


@indicator(
    "enquiries.electronic_share",
    "Elektroninių užklausų dalis",
    PERCENT,
    "Elektroniniu būdu pateiktų užklausų dalis tarp visų pateiktų.",
    standard="ISO 11620: percentage of reference requests submitted electronically",
)
def electronic_share(x: Scope) -> Amount:
    return 100 * x["enquiries.electronic"] / x["enquiries.received"]
