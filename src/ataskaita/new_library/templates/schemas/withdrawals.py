"""Items withdrawn from the collection in a year."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class Withdrawals(Fact):
    """Items withdrawn from the collection in a year."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Nurašyta", "Nurašytų fizinių vienetų skaičius")

    class Config:
        """What the table is."""

        name = "withdrawals"
        title = "Nurašyti dokumentai"
        description = "Per metus iš fondo nurašyti dokumentai fiziniais vienetais"
        unique = ["unit"]
        metadata = about("fiz. vnt.", required="no")
