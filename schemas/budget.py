"""Appropriations and their use, by source and item."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Money, about, choice_field


class Budget(Money):
    """Appropriations and their use, by source and item."""

    source: Series[str] = choice_field(
        "Šaltinis",
        "Lėšų šaltinis",
        {
            "municipal": "savivaldybės lėšos",
            "state": "valstybės lėšos",
            "nvs": "neformaliojo vaikų švietimo lėšos",
            "projects": "projektų lėšos",
            "support": "fizinių ir juridinių asmenų parama",
            "services": "lėšos už mokamas paslaugas",
        },
    )
    item: Series[str] = choice_field(
        "Straipsnis",
        "Išlaidų straipsnis arba projektas",
        {
            "wages": "darbo užmokestis",
            "social_insurance": "socialinio draudimo įmokos",
            "goods_services": "prekės ir paslaugos",
            "social_benefits": "socialinės išmokos (pašalpos)",
            "legends": "legendų ir liaudies pasakų projektas",
            "erasmus35": "„Erasmus+“ 35-mečio renginys",
            "nordplus": "„Nordplus“ projektas",
            "all": "visos šaltinio lėšos",
        },
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
