"""Registered users by age."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field, unit_field


class UsersByAge(Fact):
    """Registered users by age."""

    unit: Series[str] = unit_field()
    age_group: Series[str] = choice_field("Amžius", "Vartotojų amžiaus grupė", "age_groups")
    value: Series[int] = count_field("Vartotojai", "Registruotų vartotojų skaičius")

    class Config:
        """What the table is."""

        name = "users_by_age"
        title = "Vartotojai pagal amžių"
        description = "Per metus registruoti bibliotekos vartotojai pagal amžiaus grupę"
        unique = ["unit", "age_group"]
        metadata = about("vartotojai", required="no")
