"""What a library counts beside all that has an indicator of its own.

A measure that was added to a list needs no code: a sentence shows it by
``v("online.counted", measure="…")``.
"""

from collections.abc import Callable

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import COUNT

#: Indicator -> the table of measures, its name, and what is counted.
COUNTED = {
    "events.counted": ("event_measures", "Renginių duomenys", "renginių duomenų"),
    "online.counted": ("online", "Elektroninių paslaugų duomenys", "elektroninių paslaugų duomenų"),
    "staff.counted": ("staff", "Darbuotojų duomenys", "darbuotojų duomenų"),
    "training.counted": ("training", "Mokymų duomenys", "mokymų ir konsultacijų duomenų"),
}


def _counting(table: str) -> Callable[..., Amount]:
    def counted(x: Scope, measure: str) -> Amount:
        return x.sum(table, measure=measure)

    return counted


for _id, (_table, _name, _what) in COUNTED.items():
    indicator(
        _id,
        f"{_name} pagal rodiklį",
        COUNT,
        f"Vienas iš {_what} skaičių, įrašytų lentelėje pagal rodiklį.",
        dimensions=("measure",),
    )(_counting(_table))
