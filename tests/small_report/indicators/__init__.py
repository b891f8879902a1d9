"""What is computed from the tables of the small report."""

from ataskaita.data.table_names import AIM, FULFILMENT
from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.indicators.targets import actual, aim, find
from ataskaita.values.amounts import Amount
from ataskaita.values.measures import COUNT, PERCENT, Measure

PER_READER = Measure("knygos vienam skaitytojui", 1)


@indicator(
    "readers.total",
    "Skaitytojai",
    COUNT,
    "Užsiregistravusių skaitytojų skaičius.",
    standard="ISO 2789: registered users",
)
def readers(x: Scope) -> Amount:
    return x.sum("readers")


@indicator(
    "readers.by_age",
    "Skaitytojai pagal amžių",
    COUNT,
    "Užsiregistravusių tam tikro amžiaus skaitytojų skaičius.",
    dimensions=("age",),
)
def readers_by_age(x: Scope, age: str) -> Amount:
    return x.sum("readers", age=age)


@indicator(
    "readers.age_share",
    "Skaitytojų amžiaus dalis",
    PERCENT,
    "Tam tikro amžiaus skaitytojų dalis tarp visų.",
    dimensions=("age",),
)
def age_share(x: Scope, age: str) -> Amount:
    return 100 * x.indicator("readers.by_age", age=age) / x["readers.total"]


@indicator(
    "readers.child_share",
    "Vaikų dalis",
    PERCENT,
    "Vaikų dalis tarp visų užsiregistravusių skaitytojų.",
)
def child_share(x: Scope) -> Amount:
    return 100 * x.indicator("readers.by_age", age="child") / x["readers.total"]


@indicator("inhabitants", "Gyventojai", COUNT, "Aptarnaujamų vietų gyventojų skaičius.")
def inhabitants(x: Scope) -> Amount:
    return x.sum("inhabitants")


@indicator(
    "readers.rate",
    "Sutelktumas",
    PERCENT,
    "Skaitytojų dalis tarp gyventojų.",
    standard="ISO 11620: market penetration",
)
def rate(x: Scope) -> Amount:
    return 100 * x["readers.total"] / x["inhabitants"]


@indicator("visits.total", "Apsilankymai", COUNT, "Apsilankymų skaičius.")
def visits(x: Scope) -> Amount:
    return x.sum("visits")


@indicator(
    "visits.hours",
    "Darbo valandos",
    COUNT,
    "Valandos, kai vietos buvo atviros.",
    standard="ISO 2789: opening hours",
)
def hours(x: Scope) -> Amount:
    return x.sum("visits", column="hours")


@indicator("lending.items", "Išduotos knygos", COUNT, "Per metus išduotų knygų skaičius.")
def lending(x: Scope) -> Amount:
    return x.sum("lending")


@indicator(
    "lending.per_reader",
    "Išduota vienam skaitytojui",
    PER_READER,
    "Išduotų knygų ir skaitytojų skaičių santykis.",
)
def per_reader(x: Scope) -> Amount:
    return x["lending.items"] / x["readers.total"]


@indicator(AIM, "Siekiama reikšmė", COUNT, "Plane nustatyta reikšmė.", dimensions=("target",))
def target(x: Scope, target: str) -> Amount:
    return aim(x, target)


@indicator(
    FULFILMENT,
    "Siekio įvykdymas",
    PERCENT,
    "Pasiekta reikšmė, palyginti su siekiama.",
    dimensions=("target",),
)
def fulfilment(x: Scope, target: str) -> Amount:
    return 100 * actual(x, find(x, target))[2] / x.indicator(AIM, target=target)
