"""What projects brought."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class Projects(Fact):
    """What projects brought."""

    measure: Series[str] = choice_field("Rodiklis", "Kas suskaičiuota", "project_measures")
    value: Series[int] = count_field("Skaičius", "Kiek")

    class Config:
        """What the table is."""

        name = "projects"
        title = "Projektai"
        description = "Projektinė veikla per metus"
        unique = ["measure"]
        metadata = about()
