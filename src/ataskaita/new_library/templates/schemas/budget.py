"""Appropriations and their use, by source and item."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Money, about, choice_field


class Budget(Money):
    """Appropriations and their use, by source and item."""

    source: Series[str] = choice_field("Šaltinis", "Lėšų šaltinis", "budget_sources")
    item: Series[str] = choice_field(
        "Straipsnis",
        "Išlaidų straipsnis arba projektas",
        "budget_items",
        besides={"all": "visos šaltinio lėšos"},
    )
    measure: Series[str] = choice_field(
        "Rodiklis",
        "Planas, gauta ar panaudota",
        {
            "planned": "planas",
            "received": "gauta",
            "used": "panaudota",
        },
    )

    class Config:
        """What the table is."""

        name = "budget"
        title = "Lėšos"
        description = "Lėšos pagal šaltinį ir straipsnį: planas, gauta, panaudota"
        unique = ["source", "item", "measure"]
        metadata = about("Eur", totals={"item": "all"})
