"""How each branch is heated."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Listing, about, choice_field
from schemas.units import branch_field


class Heating(Listing):
    """How each branch is heated."""

    unit: Series[str] = branch_field(working=True)
    heating: Series[str] = choice_field("Šildymas", "Šildymo būdas", "heating_types")

    class Config:
        """What the table is."""

        name = "heating"
        title = "Šildymas"
        description = "Kuo šildomas kiekvienas filialas"
        unique = ["unit"]
        metadata = about()
