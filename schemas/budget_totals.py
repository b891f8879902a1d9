"""Totals of a source as received, beside its items."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Money, about, choice_field


class BudgetTotals(Money):
    """Totals of a source as received, beside its items."""

    source: Series[str] = choice_field("Šaltinis", "Lėšų šaltinis", "budget_sources")
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

        name = "budget_totals"
        title = "Lėšos iš viso"
        description = "Šaltinio lėšos iš viso, kai straipsniai jų nepaaiškina iki galo"
        unique = ["source", "measure"]
        metadata = about("Eur")
