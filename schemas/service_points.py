"""What the service points did."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class ServicePoints(Fact):
    """What the service points did."""

    measure: Series[str] = choice_field(
        "Rodiklis",
        "Kas suskaičiuota",
        {
            "users": "vartotojai",
            "visits": "apsilankymai",
            "loans": "išduoti spaudiniai",
        },
    )
    value: Series[int] = count_field("Skaičius", "Kiek")

    class Config:
        """What the table is."""

        name = "service_points"
        title = "Bibliotekinio aptarnavimo punktų veikla"
        description = (
            "Bibliotekinio aptarnavimo punktų vartotojai, apsilankymai ir išduotis per metus"
        )
        unique = ["measure"]
        metadata = about(required="both")
