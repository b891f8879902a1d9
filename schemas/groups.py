"""The groups of units that the report compares."""

from __future__ import annotations

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import ID, LIBRARY, YES_NO, Table, about, choice_field


class Groups(Table):
    """The groups of units that the report compares."""

    group: Series[str] = pa.Field(
        str_matches=ID, ne=LIBRARY, title="Grupė", description="Grupės kodas"
    )
    name: Series[str] = pa.Field(
        unique=True,
        title="Pavadinimas",
        description="Grupės pavadinimas, kaip jis rašomas sakinio viduryje",
    )
    short_name: Series[str] = pa.Field(
        unique=True, title="Trumpas pavadinimas", description="Grupės pavadinimas diagramose"
    )
    order: Series[int] = pa.Field(
        unique=True, ge=1, title="Eilė", description="Kelinta grupė rodoma lentelėse"
    )
    in_total: Series[str] = choice_field(
        "Sudaro visumą", "Ar grupės skaičiai įeina į visos bibliotekos sumą", YES_NO
    )

    class Config:
        """What the table is."""

        name = "groups"
        title = "Padalinių grupės"
        description = "Padalinių grupės, kurias lygina ataskaita"
        unique = ["group"]
        metadata = about(folder="data")
