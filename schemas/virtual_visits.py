"""Visits to the website, the catalogue and other services from outside."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class VirtualVisits(Fact):
    """Visits to the website, the catalogue and other services from outside."""

    channel: Series[str] = choice_field("Paslauga", "Kuo naudotasi per nuotolį", "virtual_channels")
    value: Series[int] = count_field("Apsilankymai", "Virtualių apsilankymų skaičius")

    class Config:
        """What the table is."""

        name = "virtual_visits"
        title = "Virtualūs apsilankymai"
        description = "Per metus užregistruoti virtualūs apsilankymai pagal tai, kuo naudotasi"
        unique = ["channel"]
        metadata = about("apsilankymai", required="no")
