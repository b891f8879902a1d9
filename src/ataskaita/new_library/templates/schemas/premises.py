"""Floor area."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Fact, about, count_field, unit_field


class Premises(Fact):
    """Floor area."""

    unit: Series[str] = unit_field()
    value: Series[int] = count_field("Plotas", "Plotas kvadratiniais metrais")

    class Config:
        """What the table is."""

        name = "premises"
        title = "Patalpos"
        description = "Bibliotekos patalpų plotas metų pabaigoje"
        unique = ["unit"]
        metadata = about("m²", required="both")
