"""What last year's report printed, of which the counts are unknown."""

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import INDICATOR, Fact, about, unit_field


class Printed(Fact):
    """Figures of last year's report of which the counts are unknown."""

    indicator: Series[str] = pa.Field(
        str_matches=INDICATOR, title="Rodiklis", description="Rodiklio kodas"
    )
    unit: Series[str] = unit_field()
    value: Series[float] = pa.Field(title="Reikšmė", description="Reikšmė, kaip išspausdinta")
    digits: Series[int] = pa.Field(ge=0, title="Skaitmenys", description="Kiek po kablelio")

    class Config:
        """What the table is."""

        name = "indicators"
        title = "Tik išspausdinti rodikliai"
        description = "Praėjusių metų rodikliai, kurių pradinių skaičių nėra"
        unique = ["indicator", "unit"]
        metadata = about(additive=False, required="no")
