"""Targets of the plan: what was aimed at, how far it was reached, how many had which outcome."""

from ataskaita.data.table_names import AIM, FULFILMENT
from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.indicators.targets import actual, aim, find, rate_target, targets
from ataskaita.values.amounts import Amount, total
from indicators.measures import COUNT, PERCENT


@indicator(
    AIM,
    "Siekiama reikšmė",
    COUNT,
    "Veiklos plane nustatyta siekiama rodiklio reikšmė.",
    dimensions=("target",),
)
def value(x: Scope, target: str) -> Amount:
    return aim(x, target)


@indicator(
    FULFILMENT,
    "Siekio įvykdymas",
    PERCENT,
    "Pasiekta rodiklio reikšmė, palyginti su siekiama.",
    dimensions=("target",),
)
def fulfilment(x: Scope, target: str) -> Amount:
    _, _, reached = actual(x, find(x, target))
    return 100 * reached / x.indicator(AIM, target=target)


@indicator(
    "targets.count",
    "Siekiai pagal rezultatą",
    COUNT,
    "Tą patį rezultatą turinčių siekių skaičius.",
    dimensions=("outcome",),
)
def count(x: Scope, outcome: str) -> Amount:
    ids = [found.id for found in targets(x) if outcome == rate_target(x, found)]
    return (
        total([x.count("targets", target=id) for id in ids])
        if ids
        else x.count("targets", target="")
    )


@indicator(
    "targets.judged",
    "Kiekybiniai siekiai",
    COUNT,
    "Siekių, kurių įvykdymą galima įvertinti skaičiumi, skaičius.",
)
def judged(x: Scope) -> Amount:
    return x.count("targets") - x.indicator("targets.count", outcome="unknown")
