"""Where the library is: its units and their groups."""

import pandera.pandas as pa
from pandera.typing import Series

from ataskaita.schema import ID, YES_NO, Table, about, choice_field, year_field


class Units(Table):
    """The units of the library."""

    unit: Series[str] = pa.Field(str_matches=ID, title="Vieta", description="Vietos kodas")
    name: Series[str] = pa.Field(title="Pavadinimas", description="Vietos pavadinimas")
    kind: Series[str] = choice_field(
        "Rūšis", "Vietos rūšis", {"house": "pastatas", "bus": "bibliobusas"}
    )
    group: Series[str] = pa.Field(title="Grupė", description="Grupės kodas")
    served_by: Series[str] = pa.Field(nullable=True, title="Aptarnauja", description="Kas lanko")
    active: Series[str] = choice_field("Veikia", "Ar vieta veikia", YES_NO)
    since: Series[str] | None = year_field("Nuo", "Nuo kurių metų galioja eilutė")
    closed: Series[str] | None = year_field("Uždaryta", "Kuriais metais uždaryta")
    merged_into: Series[str] | None = pa.Field(
        nullable=True, title="Prijungta prie", description="Prie ko prijungta"
    )

    class Config:
        """What the table is."""

        name = "units"
        title = "Vietos"
        description = "Vietos, kuriose veikia biblioteka"
        unique = ["unit", "since"]
        metadata = about(folder="data")


class Groups(Table):
    """The groups of units."""

    group: Series[str] = pa.Field(str_matches=ID, title="Grupė", description="Grupės kodas")
    name: Series[str] = pa.Field(title="Pavadinimas", description="Grupės pavadinimas")
    short_name: Series[str] = pa.Field(title="Trumpai", description="Trumpas pavadinimas")
    order: Series[int] = pa.Field(ge=1, title="Eilė", description="Kelinta rodoma")
    in_total: Series[str] = choice_field("Sudaro visumą", "Ar įeina į sumą", YES_NO)

    class Config:
        """What the table is."""

        name = "groups"
        title = "Grupės"
        description = "Vietų grupės"
        unique = ["group"]
        metadata = about(folder="data")
