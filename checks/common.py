"""Which numbers must agree in every library, by what its readers may ask."""

from __future__ import annotations

from ataskaita.checks.registry import check
from ataskaita.checks.relations import at_most, equal, proportions

check(
    "SUMS-03",
    "Fondo dalys pagal dokumentų rūšį sudaro visą fondą.",
    "Kiekvienas dokumentas yra kurios nors rūšies; skirtumas reiškia, kad dalies dokumentų rūšis "
    "nenurodyta.",
    equal("collection.items", "collection.by_type(*)"),
    exception="COLLECTION-01",
)
check(
    "SHARES-06",
    "Kiekviena dalis yra tarp 0 ir 100 %.",
    "Dalis negali būti neigiama ar didesnė už visumą.",
    proportions(),
)
check(
    "BOUNDS-01",
    "Registruotų vartotojų ne daugiau negu gyventojų.",
    "Sutelktumas skaičiuojamas nuo aptarnaujamos teritorijos gyventojų.",
    at_most("users", "population", everywhere=True),
)
check(
    "BOUNDS-02",
    "Pavadinimų ne daugiau negu fizinių vienetų.",
    "Kiekvieną pavadinimą sudaro bent vienas fizinis vienetas.",
    at_most("collection.titles", "collection.items", everywhere=True),
    at_most("acquisitions.titles", "acquisitions.items", everywhere=True),
)
