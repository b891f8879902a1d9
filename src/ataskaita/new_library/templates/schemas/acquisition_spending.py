"""What documents cost, by source of the money."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Money, about, choice_field


class AcquisitionSpending(Money):
    """What documents cost, by source of the money."""

    source: Series[str] = choice_field("Šaltinis", "Iš kur lėšos", "acquisition_sources")

    class Config:
        """What the table is."""

        name = "acquisition_spending"
        title = "Lėšos dokumentams įsigyti"
        description = "Per metus dokumentams įsigyti panaudotos lėšos pagal šaltinį"
        unique = ["source"]
        metadata = about("Eur")
