"""Rural branches by how their membership rate moved."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class MembershipTrend(Fact):
    """Rural branches by how their membership rate moved."""

    direction: Series[str] = choice_field(
        "Kryptis",
        "Sutelktumo pokytis per metus",
        {
            "up": "didėjo",
            "down": "mažėjo",
            "stable": "nepakito",
        },
    )
    value: Series[int] = count_field("Filialai", "Kaimo filialų skaičius")

    class Config:
        """What the table is."""

        name = "membership_trend"
        title = "Sutelktumo kryptis"
        description = "Kaimo filialai pagal tai, kaip pakito jų gyventojų sutelktumo procentas"
        unique = ["direction"]
        metadata = about("filialai")
