"""What this report counts and measures in."""

from ataskaita.values.measures import COUNT, PERCENT, Measure

__all__ = [
    "AREA",
    "BRANCHES",
    "COUNT",
    "FTE",
    "HOURS",
    "ITEMS",
    "ITEMS_PER_PERSON",
    "ITEMS_PER_USER",
    "METRES",
    "MONEY",
    "MONEY_PER_PERSON",
    "PEOPLE",
    "PERCENT",
    "PER_WEEK",
    "SETS",
    "TITLES",
    "VISITS",
    "VISITS_PER_PERSON",
    "WEEK",
    "Measure",
]

ITEMS = Measure("fiz. vnt.")
TITLES = Measure("pavadinimai", shared=True)
PEOPLE = Measure("asmenys")
VISITS = Measure("apsilankymai")
BRANCHES = Measure("filialai")
SETS = Measure("komplektai")
HOURS = Measure("val.")
MONEY = Measure("Eur", 2, "Eur", trim=True, english="EUR")
MONEY_PER_PERSON = Measure("Eur vienam gyventojui", 2, "Eur", english="EUR")
ITEMS_PER_PERSON = Measure("fiz. vnt. vienam gyventojui", 1)
ITEMS_PER_USER = Measure("fiz. vnt. vienam vartotojui", 1)
AREA = Measure("m²", 0, "m²", english="m²")
METRES = Measure("m", 0, "m")
PER_WEEK = Measure("kartai per savaitę")
VISITS_PER_PERSON = Measure("apsilankymai vienam gyventojui", 1)
WEEK = Measure("val. per savaitę", 1, "val.", shared=True, english="hours a week")
FTE = Measure("etatai", 2, trim=True)
