"""Digital literacy training and consultations."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class Training(Fact):
    """Digital literacy training and consultations."""

    measure: Series[str] = choice_field("Rodiklis", "Kas suskaičiuota", "training_measures")
    value: Series[int] = count_field("Skaičius", "Kiek")

    class Config:
        """What the table is."""

        name = "training"
        title = "Mokymai ir konsultacijos"
        description = "Skaitmeninio raštingumo mokymai ir konsultacijos per metus"
        unique = ["measure"]
        metadata = about()
