"""What the plan of the year aimed at."""

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import INDICATOR, Listing, about, choice_field, unit_field

COMPARISONS = {"at_least": "ne mažiau kaip", "all": "visi", "qualitative": "kokybinis"}


class Targets(Listing):
    """What the plan of the year aimed at."""

    target: Series[str] = pa.Field(title="Siekis", description="Siekio numeris plane")
    section: Series[str] = pa.Field(title="Skyrius", description="Plano skyrius")
    name: Series[str] = pa.Field(title="Pavadinimas", description="Ko siekiama")
    indicator: Series[str] = pa.Field(
        nullable=True, str_matches=INDICATOR, title="Rodiklis", description="Pagal ką vertinama"
    )
    comparison: Series[str] = choice_field("Vertinimas", "Kaip lyginama", COMPARISONS)
    of: Series[str] = pa.Field(
        nullable=True, str_matches=INDICATOR, title="Visuma", description="Kiek yra visų darbų"
    )
    value: Series[float] = pa.Field(
        nullable=True, ge=0, title="Siekiama reikšmė", description="Kiek norima pasiekti"
    )
    unit: Series[str] = unit_field()
    measure: Series[str] = pa.Field(nullable=True, title="Matas", description="Kuo matuojama")
    evidence: Series[str] = pa.Field(
        nullable=True, title="Pagrindimas", description="Ką sako šaltinis"
    )

    class Config:
        """What the table is."""

        name = "targets"
        title = "Siekiai"
        description = "Ko siekta pagal metų planą"
        unique = ["target"]
        metadata = about(additive=False, required="no")
