"""Branches whose stock was to be checked."""

from __future__ import annotations

from pandera.typing import Series

from ataskaita.schema import YES_NO, Listing, about, choice_field
from schemas.units import branch_field


class StockChecks(Listing):
    """Branches whose stock was to be checked."""

    unit: Series[str] = branch_field()
    planned: Series[str] = choice_field("Planuota", "Ar patikrinimas numatytas plane", YES_NO)
    checked: Series[str] = choice_field("Patikrinta", "Ar fondas patikrintas", YES_NO)

    class Config:
        """What the table is."""

        name = "stock_checks"
        title = "Fondų patikrinimas"
        description = "Filialai, kurių fondą planuota patikrinti arba patikrinta"
        unique = ["unit"]
        metadata = about()
