"""Educational events, audiences and other facts about events."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, choice_field, count_field


class EventMeasures(Fact):
    """Educational events, audiences and other facts about events."""

    measure: Series[str] = choice_field("Rodiklis", "Kas suskaičiuota", "event_measures")
    value: Series[int] = count_field("Skaičius", "Kiek")

    class Config:
        """What the table is."""

        name = "event_measures"
        title = "Renginių duomenys"
        description = (
            "Edukaciniai užsiėmimai, renginių lankytojai ir kiti renginių duomenys per metus"
        )
        unique = ["measure"]
        metadata = about()
