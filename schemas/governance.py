"""Orders and agreements."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class Governance(Fact):
    """Orders and agreements."""

    measure: Series[str] = choice_field("Rodiklis", "Kas suskaičiuota", "governance_measures")
    value: Series[int] = count_field("Skaičius", "Kiek")

    class Config:
        """What the table is."""

        name = "governance"
        title = "Valdymas"
        description = "Per metus parengti įsakymai ir pasirašytos sutartys"
        unique = ["measure"]
        metadata = about()
