"""Use of the collection of the Lithuanian Audiosensory Library."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class Audiosensory(Fact):
    """Use of the collection of the Lithuanian Audiosensory Library."""

    measure: Series[str] = choice_field(
        "Rodiklis",
        "Kas suskaičiuota",
        {
            "users": "vartotojai",
            "visits": "apsilankymai",
            "loans": "išduoti garsiniai įrašai",
        },
    )
    value: Series[int] = count_field("Skaičius", "Kiek")

    class Config:
        """What the table is."""

        name = "audiosensory"
        title = "Audiosensorinės bibliotekos fondų naudojimas"
        description = "Lietuvos audiosensorinės bibliotekos kilnojamųjų fondų naudojimas per metus"
        unique = ["measure"]
        metadata = about()
