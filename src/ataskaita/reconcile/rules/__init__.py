"""The rules: each finds one kind of contradiction, for whatever an edition prints and says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ataskaita.reconcile.edition import Edition
from ataskaita.reconcile.findings import Finding
from ataskaita.reconcile.rules import (
    declared,
    names,
    notation,
    numbers,
    reconstruction,
    spelling,
    statements,
)


@dataclass(frozen=True)
class Rule:
    """A rule: its id, what it demands (a Lithuanian sentence), and what it finds broken."""

    id: str
    title: str
    find: Callable[[Edition], Iterator[Finding]]


#: In this order; where two rules say the same of a figure, the earlier one speaks.
RULES = (
    Rule("change", "Skirtumas lygus dviejų metų reikšmių skirtumui.", numbers.changes),
    Rule(
        "definition",
        "Skaičius lygus tam, kas pagal rodiklio apibrėžtį išeina iš kitų paskelbtų skaičių.",
        numbers.definitions,
    ),
    Rule(
        "denied", "Reikšmė, kurią tekstas neigia, iš paskelbtų skaičių neišeina.", numbers.denials
    ),
    Rule("units", "Bibliotekos skaičius lygus padalinių grupių sumai.", numbers.unit_sums),
    Rule(
        "titles",
        "Bibliotekos pavadinimų ne mažiau, negu daugiausia jų turinčioje grupėje, ir ne "
        "daugiau, negu grupių suma.",
        numbers.title_bounds,
    ),
    Rule(
        "extremes",
        "Bibliotekos santykinis rodiklis yra tarp padalinių grupių kraštinių reikšmių.",
        numbers.extremes,
    ),
    Rule("repeat", "Tas pats dydis visur vienodas.", numbers.repeats),
    Rule("relation", "Galioja išvardyti paskelbtų skaičių sąryšiai.", declared.relations),
    Rule("sign", "Skirtumo ženklas išspausdintas.", notation.lost_signs),
    Rule(
        "points",
        "Dviejų procentų skirtumas reiškiamas procentiniais punktais.",
        notation.percentage_points,
    ),
    Rule(
        "digits",
        "Pinigų suma rašoma be centų arba su dviem skaitmenimis po kablelio.",
        notation.money_digits,
    ),
    Rule("count", "Išvardyta tiek, kiek nurodyta.", names.counts),
    Rule("list", "To paties dalyko sąrašai vienodi.", names.lists),
    Rule("within", "Dalies sąrašo pavadinimai yra ir visumos sąraše.", names.parts),
    Rule("outcome", "Žodis apie siekio rezultatą atitinka skaičius.", statements.outcomes),
    Rule(
        "unit-of-target",
        "Siekis ir jo rezultatas skaičiuoja tą patį.",
        statements.measures_of_targets,
    ),
    Rule("direction", "Krypties žodis atitinka skaičius.", statements.directions),
    Rule("statement", "Apie tą patį dalyką visur sakoma tas pats.", statements.disagreements),
    Rule(
        "period",
        "Tai, kas pateikiama kaip ataskaitinių metų veikla, vyksta tais metais.",
        statements.periods,
    ),
    Rule("spelling", "Tas pats pavadinimas ar numeris visur rašomas vienodai.", spelling.variants),
    Rule(
        "reconstruction",
        "Yra sveikieji skaičiai, iš kurių išeina visi paskelbti santykiai.",
        reconstruction.conflicts,
    ),
    Rule("rounding", "Visi santykiai suapvalinti pagal vieną taisyklę.", reconstruction.rounding),
)

__all__ = ["RULES", "Rule"]
