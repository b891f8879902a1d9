"""Registered users."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class Users(Fact):
    """Registered users."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Vartotojai", "Registruotų vartotojų skaičius")

    class Config:
        """What the table is."""

        name = "users"
        title = "Vartotojai"
        description = "Per metus registruoti bibliotekos vartotojai"
        unique = ["unit"]
        metadata = about("vartotojai")
