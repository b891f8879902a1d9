"""The houses of the library."""

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import ID, YES_NO, Table, about, choice_field


class Units(Table):
    """The houses of the library."""

    unit: Series[str] = pa.Field(str_matches=ID, title="Namas", description="Namo kodas")
    name: Series[str] = pa.Field(unique=True, title="Pavadinimas", description="Namo pavadinimas")
    kind: Series[str] = choice_field("Rūšis", "Namo rūšis", {"house": "namas"})
    group: Series[str] = pa.Field(title="Kraštas", description="Krašto kodas")
    served_by: Series[str] = pa.Field(nullable=True, title="Aptarnauja", description="Kas")
    active: Series[str] = choice_field("Veikia", "Ar namas veikia", YES_NO)

    class Config:
        """What the table is."""

        name = "units"
        title = "Namai"
        description = "Bibliotekos namai"
        unique = ["unit"]
        metadata = about(folder="data")
