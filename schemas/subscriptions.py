"""Items of subscribed periodicals received in a year."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class Subscriptions(Fact):
    """Items of subscribed periodicals received in a year."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Gauta", "Gautų periodinių leidinių fizinių vienetų skaičius")

    class Config:
        """What the table is."""

        name = "subscriptions"
        title = "Prenumeruojami periodiniai leidiniai"
        description = "Per metus gauti prenumeruojamų periodinių leidinių fiziniai vienetai"
        unique = ["unit"]
        metadata = about("fiz. vnt.")
