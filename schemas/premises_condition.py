"""What is wrong with the premises of a branch."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import Listing, about, choice_field
from schemas.units import branch_field


class PremisesCondition(Listing):
    """What is wrong with the premises of a branch."""

    unit: Series[str] = branch_field(working=True)
    condition: Series[str] = choice_field("Trūkumas", "Kas negerai", "premises_conditions")

    class Config:
        """What the table is."""

        name = "premises_condition"
        title = "Patalpų būklė"
        description = "Filialų patalpų trūkumai"
        unique = ["unit", "condition"]
        metadata = about()
