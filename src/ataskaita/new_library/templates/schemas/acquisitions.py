"""Items acquired in a year."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class Acquisitions(Fact):
    """Items acquired in a year."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Įsigyta", "Įsigytų fizinių vienetų skaičius")

    class Config:
        """What the table is."""

        name = "acquisitions"
        title = "Įsigyti dokumentai"
        description = "Per metus įsigyti dokumentai fiziniais vienetais, su periodiniais leidiniais"
        unique = ["unit"]
        metadata = about("fiz. vnt.", required="both")
