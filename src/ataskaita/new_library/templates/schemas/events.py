"""Events held, by type."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field, unit_field


class Events(Fact):
    """Events held, by type."""

    unit: Series[str] = unit_field()
    event_type: Series[str] = choice_field(
        "Renginių rūšis", "Kokie renginiai", "event_types", besides={"total": "iš viso"}
    )
    value: Series[int] = count_field("Renginiai", "Renginių skaičius")

    class Config:
        """What the table is."""

        name = "events"
        title = "Renginiai"
        description = "Per metus surengti renginiai pagal rūšį arba iš viso"
        unique = ["unit", "event_type"]
        metadata = about("renginiai", required="both", totals={"event_type": "total"})
