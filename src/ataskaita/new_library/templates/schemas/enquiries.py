"""Enquiries received and answered."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field, unit_field


class Enquiries(Fact):
    """Enquiries received and answered."""

    unit: Series[str] = unit_field()
    outcome: Series[str] = choice_field(
        "Eiga",
        "Ar užklausa gauta, ar į ją atsakyta",
        {
            "received": "gauta",
            "answered": "atsakyta",
        },
    )
    value: Series[int] = count_field("Užklausos", "Užklausų skaičius")

    class Config:
        """What the table is."""

        name = "enquiries"
        title = "Užklausos"
        description = "Per metus gautos ir atsakytos vartotojų užklausos"
        unique = ["unit", "outcome"]
        metadata = about("užklausos", required="both")
