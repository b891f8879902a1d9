"""What the library's plan aims at."""

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import INDICATOR, Listing, about, choice_field, unit_field


class Targets(Listing):
    """What the library's plan aims at."""

    target: Series[str] = pa.Field(title="Siekis", description="Siekio numeris")
    section: Series[str] = pa.Field(title="Skyrius", description="Plano skyrius")
    name: Series[str] = pa.Field(title="Pavadinimas", description="Ko siekiama")
    indicator: Series[str] = pa.Field(
        nullable=True, str_matches=INDICATOR, title="Rodiklis", description="Kas vertinama"
    )
    comparison: Series[str] = choice_field(
        "Vertinimas", "Kaip vertinama", {"at_least": "ne mažiau kaip", "qualitative": "kokybinis"}
    )
    of: Series[str] = pa.Field(nullable=True, title="Visuma", description="Kieno dalis")
    value: Series[float] = pa.Field(nullable=True, title="Riba", description="Siekiamas skaičius")
    unit: Series[str] = unit_field()
    evidence: Series[str] = pa.Field(
        nullable=True, title="Pagrindimas", description="Ką sako biblioteka"
    )

    class Config:
        """What the table is."""

        name = "targets"
        title = "Siekiai"
        description = "Veiklos plano siekiai"
        unique = ["target"]
        metadata = about(additive=False, required="no")
