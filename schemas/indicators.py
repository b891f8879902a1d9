"""Indicators of an earlier year of which only the result is known."""

from __future__ import annotations

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import INDICATOR, Fact, about, unit_field


class Indicators(Fact):
    """Indicators of an earlier year of which only the result is known."""

    indicator: Series[str] = pa.Field(
        str_matches=INDICATOR, title="Rodiklis", description="Rodiklio kodas"
    )
    unit: Series[str] = unit_field()
    value: Series[float] = pa.Field(
        title="Reikšmė", description="Rodiklio reikšmė, kaip išspausdinta"
    )
    digits: Series[int] = pa.Field(
        in_range={"min_value": 0, "max_value": 6},
        title="Skaitmenys",
        description="Kiek skaitmenų po kablelio išspausdinta",
    )

    class Config:
        """What the table is."""

        name = "indicators"
        title = "Tik išspausdinti rodikliai"
        description = (
            "Ankstesnių metų rodikliai, kurių pradinių skaičių nėra; naudojami tik palyginti"
        )
        unique = ["indicator", "unit"]
        metadata = about(additive=False, required="no")
