"""Employees."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class Staff(Fact):
    """Employees."""

    measure: Series[str] = choice_field("Rodiklis", "Kas suskaičiuota", "staff_measures")
    value: Series[int] = count_field("Skaičius", "Kiek")

    class Config:
        """What the table is."""

        name = "staff"
        title = "Darbuotojai"
        description = "Darbuotojai ir jų kvalifikacijos kėlimas užsienyje"
        unique = ["measure"]
        metadata = about()
