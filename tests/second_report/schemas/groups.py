"""The coast and the country behind it."""

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import ID, YES_NO, Table, about, choice_field


class Groups(Table):
    """The coast and the country behind it."""

    group: Series[str] = pa.Field(str_matches=ID, title="Kraštas", description="Krašto kodas")
    name: Series[str] = pa.Field(unique=True, title="Pavadinimas", description="Pavadinimas")
    short_name: Series[str] = pa.Field(unique=True, title="Trumpai", description="Trumpas vardas")
    order: Series[int] = pa.Field(unique=True, ge=1, title="Eilė", description="Kelintas rodomas")
    in_total: Series[str] = choice_field("Sudaro visumą", "Ar įeina į sumą", YES_NO)

    class Config:
        """What the table is."""

        name = "groups"
        title = "Kraštai"
        description = "Kraštai, kuriuos lygina ataskaita"
        unique = ["group"]
        metadata = about(folder="data")
