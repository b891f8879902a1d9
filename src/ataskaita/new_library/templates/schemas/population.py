"""Inhabitants of the area a unit serves."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class Population(Fact):
    """Inhabitants of the area a unit serves."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Gyventojai", "Gyventojų skaičius")

    class Config:
        """What the table is."""

        name = "population"
        title = "Gyventojai"
        description = "Aptarnaujamos teritorijos gyventojų skaičius"
        unique = ["unit"]
        metadata = about("gyventojai")
