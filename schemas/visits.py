"""Visits to the library in person, whatever for."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class Visits(Fact):
    """Visits to the library in person, whatever for."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Apsilankymai", "Apsilankymų skaičius")

    class Config:
        """What the table is."""

        name = "visits"
        title = "Apsilankymai bibliotekoje"
        description = "Per metus užregistruoti visi apsilankymai bibliotekoje"
        unique = ["unit"]
        metadata = about("apsilankymai", required="no")
