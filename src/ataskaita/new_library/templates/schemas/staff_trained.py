"""Employees who took part in training."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class StaffTrained(Fact):
    """Employees who took part in training."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Darbuotojai", "Darbuotojų skaičius")

    class Config:
        """What the table is."""

        name = "staff_trained"
        title = "Kvalifikaciją kėlę darbuotojai"
        description = "Per metus kvalifikaciją kėlę darbuotojai"
        unique = ["unit"]
        metadata = about("darbuotojai")
