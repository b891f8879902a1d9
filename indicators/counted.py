"""What a library counts beside all that has an indicator of its own.

A measure that was added to a list needs no code: a sentence shows it by
``v("online.counted", measure="…")``.
"""

from ataskaita.indicators.registry import indicator
from ataskaita.indicators.scope import Scope
from ataskaita.values.amounts import Amount
from indicators.measures import COUNT

#: The indicators that give what their table counts, whatever it is.
COUNTED: list[str] = []


def count_measures(id: str, table: str, name: str, what: str) -> None:
    """Define an indicator of all that a table of measures counts.

    Parameters
    ----------
    id, table : str
        The indicator, and the table.
    name, what : str
        What readers are told: what it is called, and what is counted, in the genitive.
    """

    def counted(x: Scope, measure: str) -> Amount:
        return x.sum(table, measure=measure)

    COUNTED.append(id)
    definition = f"Vienas iš {what} skaičių, įrašytų lentelėje pagal rodiklį."
    enter = indicator(id, f"{name} pagal rodiklį", COUNT, definition, dimensions=("measure",))
    enter(counted)


count_measures("events.counted", "event_measures", "Renginių duomenys", "renginių duomenų")
count_measures(
    "online.counted", "online", "Elektroninių paslaugų duomenys", "elektroninių paslaugų duomenų"
)
count_measures("staff.counted", "staff", "Darbuotojų duomenys", "darbuotojų duomenų")
count_measures("training.counted", "training", "Mokymų duomenys", "mokymų ir konsultacijų duomenų")
