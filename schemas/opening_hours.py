"""How many hours a week a unit is open."""

from __future__ import annotations

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import Fact, about, unit_field
from schemas.units import BRANCHES

#: Kinds of units that visitors come to.
PLACES = ("central", *BRANCHES, "service_point")


class OpeningHours(Fact):
    """How many hours a week a unit is open."""

    unit: Series[str] = unit_field(*PLACES, description="Padalinio kodas")
    value: Series[float] = pa.Field(
        in_range={"min_value": 0, "max_value": 168},
        title="Valandos",
        description="Valandų per savaitę skaičius",
    )

    class Config:
        """What the table is."""

        name = "opening_hours"
        title = "Darbo laikas"
        description = (
            "Valandos per savaitę, kuriomis padalinys atviras lankytojams; padalinių valandos "
            "nesudedamos"
        )
        unique = ["unit"]
        metadata = about("val. per savaitę", additive=False, required="no")
