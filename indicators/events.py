"""Events and those who came."""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import COUNT, PERCENT, VISITS


@indicator(
    "events.total",
    "Organizuota renginių",
    COUNT,
    "Visų bibliotekos suorganizuotų renginių skaičius.",
    standard="ISO 2789: events",
)
def total(x: Scope) -> Amount:
    return x.sum("events")


@indicator(
    "events.by_type",
    "Renginiai pagal rūšį",
    COUNT,
    "Vienos rūšies renginių skaičius: kompleksiniuose derinamos kelios formos, žodiniai yra "
    "susitikimai, pristatymai ir pokalbiai, vaizdiniai – parodos.",
    standard="ISO 2789: events by type",
    dimensions=("event_type",),
)
def by_type(x: Scope, event_type: str) -> Amount:
    return x.sum("events", event_type=event_type)


@indicator(
    "events.unit_share",
    "Padalinio renginių dalis",
    PERCENT,
    "Padalinio suorganizuotų renginių dalis tarp visų bibliotekos renginių.",
)
def unit_share(x: Scope) -> Amount:
    return 100 * x["events.total"] / x.library["events.total"]


@indicator(
    "events.educational",
    "Edukaciniai užsiėmimai",
    COUNT,
    "Edukacinių užsiėmimų skaičius; jie įskaičiuoti į visus renginius.",
)
def educational(x: Scope) -> Amount:
    return x.sum("event_measures", measure="educational")


@indicator(
    "events.educational_share",
    "Edukacinių užsiėmimų dalis",
    PERCENT,
    "Edukacinių užsiėmimų dalis tarp visų renginių.",
)
def educational_share(x: Scope) -> Amount:
    return 100 * x["events.educational"] / x["events.total"]


@indicator(
    "events.visits",
    "Renginių lankytojai",
    VISITS,
    "Apsilankymų renginiuose skaičius.",
    standard="ISO 2789: attendances at events",
)
def visits(x: Scope) -> Amount:
    return x.sum("event_measures", measure="visits")


@indicator(
    "events.visits_per_event",
    "Lankytojų viename renginyje",
    VISITS,
    "Apsilankymai renginiuose, padalyti iš renginių skaičiaus.",
    standard="ISO 11620: attendances per event",
)
def visits_per_event(x: Scope) -> Amount:
    return x["events.visits"] / x["events.total"]
