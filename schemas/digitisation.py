"""Newspaper sets digitised, one row a set."""

from __future__ import annotations

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class Digitisation(Fact):
    """Newspaper sets digitised, one row a set."""

    newspaper: Series[str] = choice_field(
        "Laikraštis", "Suskaitmeninto laikraščio kodas", "newspapers"
    )
    volume_year: Series[int] = pa.Field(
        in_range={"min_value": 1800, "max_value": 2100},
        title="Komplekto metai",
        description="Kurių metų laikraščio komplektas",
    )
    value: Series[int] = count_field("Komplektai", "Komplektų skaičius")

    class Config:
        """What the table is."""

        name = "digitisation"
        title = "Suskaitmeninti laikraščiai"
        description = "Per metus suskaitmeninti laikraščių metiniai komplektai"
        unique = ["newspaper", "volume_year"]
        metadata = about("komplektai")
