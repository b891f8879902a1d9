"""Internet sessions, searches and posts."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class Online(Fact):
    """Internet sessions, searches and posts."""

    measure: Series[str] = choice_field("Rodiklis", "Kas suskaičiuota", "online_measures")
    value: Series[int] = count_field("Skaičius", "Kiek")

    class Config:
        """What the table is."""

        name = "online"
        title = "Elektroninės paslaugos"
        description = "Interneto seansai, paieškos duomenų bazėse ir paskelbti įrašai per metus"
        unique = ["measure"]
        metadata = about()
